package ru.metodkarta.notices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    /**
     * A line about an assignment.
     *
     * @param told under which heading: what presses most
     * @param also what else was done about it
     */
    record Line(Work work, Told told, Set<Told> also) {

        static Line of(Work work, Set<Told> told) {
            Told most = Collections.min(told);
            Set<Told> also = EnumSet.noneOf(Told.class);
            told.stream().filter(one -> one != most && one.deed()).forEach(also::add);
            return new Line(work, most, also);
        }

        Line and(Line other) {
            Set<Told> all = EnumSet.of(told, other.told);
            all.addAll(also);
            all.addAll(other.also);
            return of(work, all);
        }

        boolean says(Told one) {
            return told == one || also.contains(one);
        }
    }

    private final String email;
    private final Set<String> names = new LinkedHashSet<>();
    /** one line an assignment */
    private final Map<UUID, Line> lines = new LinkedHashMap<>();

    private final Map<UUID, Work> escalated = new LinkedHashMap<>();
    private final Set<String> unreachable = new LinkedHashSet<>();
    private final List<ReviewTasks.Awaiting> reviews = new ArrayList<>();
    private int waiting;
    private int questions;
    private final Set<Told> news = EnumSet.noneOf(Told.class);

    Draft(String email) {
        this.email = email;
    }

    /** Mailboxes are compared without regard to case. */
    static String mailbox(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** @param told not empty; who wants to know one of them reads all in that line */
    void line(Addressee to, Work work, Set<Told> told) {
        if (told.stream().noneMatch(to.wish()::takes)) {
            return;
        }
        names.add(to.name());
        news.addAll(told);
        lines.merge(work.id(), Line.of(work, told), Line::and);
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

    /** @param fresh else it has been said */
    void questions(Addressee to, int asked, boolean fresh) {
        if (to.wish().takes(Told.QUESTIONS)) {
            names.add(to.name());
            questions = Math.max(questions, asked);
            note(Told.QUESTIONS, fresh);
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
        boolean empty = lines.isEmpty()
                && escalated.isEmpty()
                && reviews.isEmpty()
                && unreachable.isEmpty()
                && waiting == 0
                && questions() == 0;
        return !news.isEmpty() && !empty;
    }

    String email() {
        return email;
    }

    Set<String> names() {
        return names;
    }

    /** By kind, in the order of kinds. */
    Map<Told, List<Line>> byKind() {
        Map<Told, List<Line>> groups = new EnumMap<>(Told.class);
        lines.values()
                .forEach(line -> groups.computeIfAbsent(line.told(), told -> new ArrayList<>())
                        .add(line));
        return groups;
    }

    /** How many lines say one of these, in their heading or beside. */
    int saying(Told... told) {
        return (int) lines.values().stream()
                .filter(line -> Arrays.stream(told).anyMatch(line::says))
                .count();
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    List<Line> escalated() {
        return escalated.values().stream()
                .filter(work -> !lines.containsKey(work.id()))
                .map(work -> Line.of(work, EnumSet.of(Told.ESCALATED)))
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

    /** Told once, with all that wait for an answer. */
    int questions() {
        return news.contains(Told.QUESTIONS) ? questions : 0;
    }

    Set<Told> news() {
        return news;
    }
}
