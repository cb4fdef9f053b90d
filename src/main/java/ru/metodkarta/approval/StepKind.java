package ru.metodkarta.approval;

/** What a step is for; a route ends with the one that approves. */
public enum StepKind {
    /** согласование (виза) */
    ENDORSE,
    /** утверждение актом */
    APPROVE
}
