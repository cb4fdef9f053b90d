package ru.metodkarta.deadline;

/** What sort of deadline a cell prints (R011). */
public enum DeadlineKind {
    /** Done once, by a date, in a month or in a span of dates. */
    ONE_OFF,
    /** A result once (or N times) in every year. */
    YEARLY,
    HALF_YEARLY,
    QUARTERLY,
    MONTHLY,
    /** A continuing process («в течение года», «постоянно», weekly and daily work); closed once a year. */
    YEAR_ROUND,
    /** «по мере необходимости»: never late, closed with a count. */
    AS_NEEDED,
    /** The dates stand in another body's plan. */
    EXTERNAL_PLAN,
    /** A start and no end («после января 2022 г.»): never late. */
    OPEN_START,
    /** Counted from an event («в течение 10 дней после …»). */
    RELATIVE,
    /** Nothing that could be read as a date. */
    UNSPECIFIED
}
