package ru.metodkarta.execution;

import ru.metodkarta.deadline.Occurrence;

/**
 * Whose turn it is and what the clock says, as SQL over alias {@code a}: twins of {@link AssignmentState} and {@link
 * Lateness}, the only ones there are. States stand as literals: bound as parameters they would lose the partial indexes.
 */
public final class WorkClock {

    /** Somebody still has to do something; the condition of the partial indexes. */
    public static final String OPEN = "a.state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')";

    /** It is the executor's turn: only then can it be late. */
    public static final String WITH_EXECUTOR = "a.state in ('NOT_STARTED', 'IN_PROGRESS', 'RETURNED')";

    /** With the executor, the report's day has passed; bind {@code today}, likewise below. */
    public static final String LATE = "(" + WITH_EXECUTOR + " and a.report_due < :today)";

    /** «Срок прошёл, ждём отчёт»: the day has passed, the report's has not. */
    public static final String AWAITING_REPORT =
            "(" + WITH_EXECUTOR + " and a.due < :today and a.report_due >= :today)";

    /**
     * The day before which work, over {@code o} its occurrence, would be reported ahead of its time: its first day, else the
     * beginning of the year it is for or, where it is due in an earlier one, of that; the day of the event, where an earlier one is
     * named. What comes but once and has no first day may be done whenever.
     */
    static final String BEGINS = """
            case when o.from_on is not null or o.key !~ '%s'
              then least(coalesce(o.from_on, least(make_date(o.for_year, 1, 1), cast(date_trunc('year', o.due) as date))),
                o.named_on) end""".formatted(Occurrence.ONCE_KEY);

    private WorkClock() {}
}
