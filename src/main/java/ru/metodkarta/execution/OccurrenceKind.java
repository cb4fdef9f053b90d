package ru.metodkarta.execution;

import ru.metodkarta.deadline.DeadlineKind;

/** Whether an occurrence has a date, and if not, why: an undated one is never late. */
enum OccurrenceKind {
    DATED,
    /** «по мере необходимости»: closed with a count or «не требовалось» */
    AS_NEEDED,
    /** another body's plan gives the date, named by hand */
    EXTERNAL_PLAN,
    /** «после января 2022 г.» */
    OPEN_START,
    UNDATED;

    static OccurrenceKind undated(DeadlineKind kind) {
        return switch (kind) {
            case AS_NEEDED -> AS_NEEDED;
            case EXTERNAL_PLAN -> EXTERNAL_PLAN;
            case OPEN_START -> OPEN_START;
            default -> UNDATED;
        };
    }
}
