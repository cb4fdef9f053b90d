package ru.metodkarta.execution;

/** How the work ended, as the executor reports it or the acceptor decides. */
public enum Outcome {
    DONE(AssignmentState.ACCEPTED),
    PARTIAL(AssignmentState.PARTIAL),
    NOT_DONE(AssignmentState.NOT_DONE),
    /** «не требовалось»: an occasion did not arise */
    NOT_NEEDED(AssignmentState.NOT_NEEDED),
    /** «не относится к организации» */
    NOT_APPLICABLE(AssignmentState.NOT_APPLICABLE);

    private final AssignmentState state;

    Outcome(AssignmentState state) {
        this.state = state;
    }

    AssignmentState state() {
        return state;
    }

    /** There is a fact with a date and a result. */
    boolean carriedOut() {
        return this == DONE || this == PARTIAL;
    }
}
