package ru.metodkarta.notices;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.roadmap.ReviewTasks;

/**
 * The digest of one mailbox as it is being put together. One mailbox gets one letter, whichever people and organizations
 * it belongs to.
 */
final class Draft {

    /** A line about an assignment. */
    record Line(Work work, Told told) {}

    private final String email;
    private final Set<String> names = new LinkedHashSet<>();
    /** one line an assignment: what presses most */
    private final Map<UUID, Line> lines = new LinkedHashMap<>();

    private final Map<UUID, Work> escalated = new LinkedHashMap<>();
    private final Set<String> unreachable = new LinkedHashSet<>();
    private final List<ReviewTasks.Awaiting> reviews = new ArrayList<>();
    private int waiting;
    private final Set<Told> news = EnumSet.noneOf(Told.class);

    Draft(String email) {
        this.email = email;
    }

    /** Mailboxes are compared without regard to case. */
    static String mailbox(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    void line(Addressee to, Work work, Told told) {
        if (!to.wish().takes(told)) {
            return;
        }
        names.add(to.name());
        news.add(told);
        lines.merge(work.id(), new Line(work, told), (a, b) -> a.told().compareTo(b.told()) <= 0 ? a : b);
    }

    /** @param fresh whether it is news; else it is said when something else is, or once a week */
    void escalated(Addressee to, Work work, boolean fresh) {
        names.add(to.name());
        escalated.put(work.id(), work);
        note(Told.ESCALATED, fresh);
    }

    void waiting(Addressee to, int reports, boolean fresh) {
        if (to.wish().takes(Told.WAITING)) {
            names.add(to.name());
            waiting = Math.max(waiting, reports);
            note(Told.WAITING, fresh);
        }
    }

    void review(Addressee to, ReviewTasks.Awaiting step) {
        if (to.wish() == Preset.DIGEST || (to.wish() == Preset.LATE_ONLY && step.late())) {
            names.add(to.name());
            reviews.add(step);
            note(Told.REVIEW, true);
        }
    }

    void unreachable(Addressee to, String organization, boolean fresh) {
        names.add(to.name());
        unreachable.add(organization);
        note(Told.UNDELIVERABLE, fresh);
    }

    private void note(Told told, boolean fresh) {
        if (fresh) {
            news.add(told);
        }
    }

    /** A digest that did not arrive spoke of it. */
    void owed(Told told) {
        news.add(told);
    }

    /** Whether there is anything to write for. */
    boolean speaks() {
        boolean empty =
                lines.isEmpty() && escalated.isEmpty() && reviews.isEmpty() && unreachable.isEmpty() && waiting == 0;
        return !news.isEmpty() && !empty;
    }

    String email() {
        return email;
    }

    Set<String> names() {
        return names;
    }

    /** By kind, in the order of kinds. */
    Map<Told, List<Work>> byKind() {
        Map<Told, List<Work>> groups = new EnumMap<>(Told.class);
        lines.values()
                .forEach(line -> groups.computeIfAbsent(line.told(), told -> new ArrayList<>())
                        .add(line.work()));
        return groups;
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    List<Work> escalated() {
        return escalated.values().stream()
                .filter(work -> !lines.containsKey(work.id()))
                .toList();
    }

    List<ReviewTasks.Awaiting> reviews() {
        return reviews;
    }

    Set<String> unreachable() {
        return unreachable;
    }

    int waiting() {
        return waiting;
    }

    Set<Told> news() {
        return news;
    }
}
