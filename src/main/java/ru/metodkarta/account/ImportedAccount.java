package ru.metodkarta.account;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.audit.ImportedList;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;

/** What the rows of a list make of one person: a new account, or new facts and roles of one that is there. */
final class ImportedAccount {

    /** @param ended role of before that this one takes the place of, null for a further role */
    record Given(NewRole role, UUID ended, String endedPosition) {}

    final UUID id;
    /** Null for a new one. */
    final AccountImportFacts.Known before;

    final ImportedList.Row firstRow;
    final String fullName;
    String email;
    /** Null: made from the employer's name. */
    String login;

    final String employerName;
    private Grant grant;
    private RoleView.Zone place;
    final List<Given> given = new ArrayList<>();

    ImportedAccount(
            UUID id,
            AccountImportFacts.Known before,
            ImportedList.Row firstRow,
            String fullName,
            String email,
            String login,
            String employerName) {
        this.id = id;
        this.before = before;
        this.firstRow = firstRow;
        this.fullName = fullName;
        this.email = email;
        this.login = login;
        this.employerName = employerName;
    }

    boolean isNew() {
        return before == null;
    }

    boolean isRenamed() {
        return before != null
                && (!before.fullName().equals(fullName) || (email != null && !email.equals(before.email())));
    }

    /** Where a person stands who is there already: for the journal, until a role is given. */
    void known(List<RoleView> roles, Actor actor) {
        roles.stream()
                .flatMap(role -> role.zones().stream())
                .filter(zone -> actor.grants().stream().anyMatch(g -> AccountPermissions.covers(g, zone)))
                .findFirst()
                .ifPresent(zone -> settle(zone, actor));
    }

    /** @param zone covered by a grant of the actor */
    void settle(RoleView.Zone zone, Actor actor) {
        place = zone;
        grant = actor.fitting(g -> AccountPermissions.covers(g, zone)).get(0);
    }

    Grant grant() {
        return grant;
    }

    RoleView.Zone place() {
        return place;
    }
}
