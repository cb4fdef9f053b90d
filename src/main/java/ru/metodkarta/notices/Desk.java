package ru.metodkarta.notices;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where the digests and notices of a day are laid out before they are written. */
final class Desk {

    /** A notice in the application. */
    record NoticeRow(
            UUID account, String kind, String subjectKind, UUID subject, LocalDate due, Integer amount, String text) {}

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final List<NoticeRow> notices = new ArrayList<>();
    private final Map<UUID, Boolean> lost = new LinkedHashMap<>();
    private final Map<UUID, Integer> escalated = new HashMap<>();
    private final Map<UUID, Set<UUID>> escalatedTo = new HashMap<>();

    Draft draft(String email) {
        return drafts.computeIfAbsent(Draft.mailbox(email), mailbox -> new Draft(email.strip()));
    }

    void notice(Set<UUID> accounts, Told told, Work work) {
        accounts.forEach(account ->
                notices.add(new NoticeRow(account, told.name(), "ASSIGNMENT", work.id(), work.due(), null, null)));
    }

    void notice(UUID account, Told told, String subjectKind, UUID subject, Integer amount, String text) {
        notices.add(new NoticeRow(account, told.name(), subjectKind, subject, null, amount, text));
    }

    /** Nobody can be written to for the organization. */
    void lost(UUID organizationId, boolean fresh) {
        lost.merge(organizationId, fresh, Boolean::logicalOr);
    }

    /** One more of a territory that its officials are told of today. */
    void escalated(UUID territoryId, Set<UUID> accounts) {
        escalated.merge(territoryId, 1, Integer::sum);
        escalatedTo.computeIfAbsent(territoryId, id -> new LinkedHashSet<>()).addAll(accounts);
    }

    /** The officials see one notice a day, with a number. */
    void sumUpEscalations() {
        escalatedTo.forEach((territory, accounts) -> accounts.forEach(
                account -> notice(account, Told.ESCALATED, "TERRITORY", territory, escalated.get(territory), null)));
    }

    Map<UUID, Boolean> lost() {
        return lost;
    }

    List<Draft> letters() {
        return drafts.values().stream().filter(Draft::speaks).toList();
    }

    List<NoticeRow> notices() {
        return notices;
    }
}
