package ru.metodkarta.account;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.audit.ImportColumn;
import ru.metodkarta.audit.ListImportPages;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;

/** The spreadsheet people come in as: its columns, and what may be written into them. */
@Component
class AccountImportSheet {

    private static final List<ImportColumn> COLUMNS = List.of(
            new ImportColumn(AccountImportPlan.LOGIN, 24, false, null),
            new ImportColumn(AccountImportPlan.PERSON, 36, true, "list-import.example.person"),
            new ImportColumn(AccountImportPlan.POSITION, 30, true, "list-import.example.position"),
            new ImportColumn(AccountImportPlan.ORGANIZATION, 38, true, "list-import.example.short-name"),
            new ImportColumn(AccountImportPlan.ROLE, 22, true, "role.STAFF"),
            new ImportColumn(AccountImportPlan.ZONE, 28, false, "account.zone.employer"),
            new ImportColumn(AccountImportPlan.EMAIL, 28, false, "list-import.example.email"),
            new ImportColumn(AccountImportPlan.FROM, 14, false, "list-import.example.from"));

    static final ListImportPages.Subject LIST = new ListImportPages.Subject(AccountImports.LIST, COLUMNS);

    private static final int WIDTH = 40;

    private final AccountImportWords words;
    private final OrganizationDirectory organizations;

    AccountImportSheet(AccountImportWords words, OrganizationDirectory organizations) {
        this.words = words;
        this.organizations = organizations;
    }

    List<ListImportPages.Offer> offers(Actor actor) {
        return List.of(
                new ListImportPages.Offer(AccountImportPlan.ROLE, WIDTH, words.roles()),
                new ListImportPages.Offer(AccountImportPlan.ZONE, WIDTH, zones(actor)));
    }

    /** The place of work, and the territories of the own zone. */
    private List<String> zones(Actor actor) {
        AccessScope scope = actor.scope(Role.ADMINISTRATOR);
        List<String> zones = new ArrayList<>(List.of(words.employer()));
        if (scope.wholeRegion()) {
            organizations.territory(actor.regionId()).ifPresent(t -> zones.add(t.name()));
        }
        organizations.municipalities(actor.regionId()).stream()
                .filter(town -> scope.covers(actor.regionId(), town.id(), null))
                .forEach(town -> zones.add(town.name()));
        return zones;
    }
}
