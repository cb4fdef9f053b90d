package ru.metodkarta.notices;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import ru.metodkarta.execution.AssignmentState;

/** Kinds of lines of a digest, in the order they stand there; headings are messages {@code notices.mail.<NAME>}. */
enum Told {
    /** to a head: late for longer than the region bears */
    ESCALATED,
    LATE,
    RETURNED,
    /** it was over and goes on */
    REOPENED,
    REMINDED,
    /** «замечание — ответ» of those who follow the work */
    MESSAGE,
    EXTENDED,
    EXTENSION_REFUSED,
    /** somebody else named the day of the event, or another one */
    DATE_NAMED,
    DUE_TODAY,
    DUE_3,
    DUE_14,
    /** done as a list shows, entered by those who follow the work */
    ENTERED,
    OBJECTION_REFUSED,
    CLOSED,
    WITHDRAWN,
    /** to acceptors: how many reports wait */
    WAITING,
    /** to acceptors: how many wait for an answer to what they wrote, or object to */
    QUESTIONS,
    /** to reviewers: steps of a route */
    REVIEW,
    /** to an administrator: an organization nobody can be told for */
    UNDELIVERABLE;

    private static final Set<Told> DUE = EnumSet.of(DUE_TODAY, DUE_3, DUE_14);

    /** What somebody did about an assignment; a line whose heading is another says it beside. */
    boolean deed() {
        return compareTo(LATE) > 0 && compareTo(WAITING) < 0 && !DUE.contains(this);
    }

    /** Whether it is still worth telling, as the work stands today. */
    boolean fits(Work work, LocalDate today) {
        return switch (this) {
            case MESSAGE -> true;
            case ENTERED -> work.state() == AssignmentState.ACCEPTED;
            case OBJECTION_REFUSED ->
                work.state() == AssignmentState.ACCEPTED || work.state() == AssignmentState.NOT_DONE;
            case CLOSED -> !work.state().open() && work.state() != AssignmentState.WITHDRAWN;
            case WITHDRAWN -> work.state() == AssignmentState.WITHDRAWN;
            case DUE_TODAY, DUE_3, DUE_14 -> work.withExecutor() && !work.late(today);
            default -> work.withExecutor();
        };
    }

    boolean late() {
        return this == ESCALATED || this == LATE || this == UNDELIVERABLE;
    }

    /** Told once; what did not arrive is told in the next digest. The rest stands in every digest as long as it is so. */
    boolean once() {
        return this != LATE;
    }
}
