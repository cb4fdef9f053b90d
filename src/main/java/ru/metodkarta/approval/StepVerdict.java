package ru.metodkarta.approval;

/** What was decided on a step; one decision a step. */
public enum StepVerdict {
    ENDORSED,
    ENDORSED_WITH_REMARKS,
    /** an endorsement carried over an editorial correction is taken back: the text returns to its author */
    OBJECTED,
    RETURNED,
    APPROVED;

    /** The step is done and the route goes on. */
    public boolean passes() {
        return this == ENDORSED || this == ENDORSED_WITH_REMARKS || this == APPROVED;
    }
}
