package ru.metodkarta.execution;

import java.util.EnumSet;
import java.util.Set;

/** States of work and the one table of what may follow what. "Overdue" is none of them: it comes from the clock. */
public enum AssignmentState {
    NOT_STARTED,
    IN_PROGRESS,
    SUBMITTED,
    ACCEPTED,
    RETURNED,
    PARTIAL,
    NOT_DONE,
    NOT_NEEDED,
    NOT_APPLICABLE,
    WITHDRAWN;

    private static final Set<AssignmentState> OUTCOMES =
            EnumSet.of(ACCEPTED, PARTIAL, NOT_DONE, NOT_NEEDED, NOT_APPLICABLE, WITHDRAWN);

    /** The transition table. */
    public boolean mayBecome(AssignmentState next) {
        return switch (this) {
            case NOT_STARTED -> next == IN_PROGRESS || next == SUBMITTED || OUTCOMES.contains(next);
            case IN_PROGRESS -> next == SUBMITTED || OUTCOMES.contains(next);
            // a withdrawn report gives back the state before it
            case SUBMITTED -> next == IN_PROGRESS || next == RETURNED || OUTCOMES.contains(next);
            case RETURNED -> next == SUBMITTED || OUTCOMES.contains(next);
            case ACCEPTED, PARTIAL, NOT_DONE, NOT_NEEDED, NOT_APPLICABLE -> next == RETURNED;
            case WITHDRAWN -> next == NOT_STARTED;
        };
    }

    /** What reopening gives: work that was reported goes back to the executor, work out of control comes back. */
    AssignmentState reopened() {
        return this == WITHDRAWN ? NOT_STARTED : RETURNED;
    }

    /** Somebody still has to do something. */
    public boolean open() {
        return !OUTCOMES.contains(this);
    }

    /** Nothing is expected of the executor any more, nor was it: counts of «исполнено N из M» leave it out. */
    boolean released() {
        return this == WITHDRAWN || this == NOT_NEEDED || this == NOT_APPLICABLE;
    }

    /** It is the executor's turn: only then can it be late. */
    boolean withExecutor() {
        return this == NOT_STARTED || this == IN_PROGRESS || this == RETURNED;
    }
}
