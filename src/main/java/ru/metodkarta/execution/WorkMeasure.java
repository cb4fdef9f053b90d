package ru.metodkarta.execution;

import java.util.Locale;

/**
 * What an assignment counts as in the overview, as SQL over alias {@code a} ({@link #STALE} also {@code o}, its
 * occurrence); bind {@code today} and, for {@link #STALE}, {@link WorkCut#params}. Every assignment with a day is in
 * exactly one of {@link #ON_TIME} … {@link #RELEASED}.
 *
 * <p>The day of an assignment is the one its fact is judged by (with an extension or a named event date); a return of
 * undated work gives it a day. «Срок наступил» ({@link #DUE}) is what was to be done by today and is decided or late:
 * carried out, partly, not carried out, late. Reports under review, work whose report is not due yet, and what turned
 * out not to be needed are not in it, so that nobody's share falls by the time an acceptor takes.
 */
public enum WorkMeasure {
    /** Accepted, the fact not later than the agreed day. */
    ON_TIME,
    /** Accepted, the fact later than the agreed day. */
    DONE_LATE,
    /** Accepted without a day to judge by: in the share of what is done, in none of punctuality. */
    UNJUDGED,
    /** «Исполнено частично»: due, not counted as done. */
    PARTIAL,
    /** «Не исполнено»: due, not counted as done. */
    NOT_DONE,
    /** As {@link WorkClock}: with the executor, the report's day has passed. */
    LATE,
    /** The report waits for the acceptor, whatever its day: never late. */
    WAITING,
    /** The day has passed, the report is not due yet; also what was returned or brought back and has its own day ahead. */
    AWAITING,
    /** The day is ahead, nothing is decided. */
    AHEAD,
    /** Carried out and decided before its day: in no share until the day comes; likewise the next two. */
    EARLY_DONE,
    /** «Исполнено частично», decided before its day. */
    EARLY_PARTIAL,
    /** «Не исполнено», decided before its day. */
    EARLY_NOT_DONE,
    /** Not needed, not applicable, withdrawn from control: out of every share. */
    RELEASED,
    /** A sum, what the shares are of: on time, done late, unjudged, partly, not done, late. */
    DUE,
    /** A sum: on time, done late, unjudged. */
    DONE,
    /** A sum: all that was decided before its day. */
    EARLY,
    /** «Закрыто без второго лица», counted apart; also part of the others. */
    ALONE,
    /**
     * No reaction: with the executor, inside the window of the activity (its first day known and past, its last day not
     * past), and for 30 days of that window nobody changed the state, wrote on a report, noted or
     * answered anything, or decided anything.
     */
    STALE,
    /** Open work without any day: waits for a date or is done as needed; its report may be under review. */
    UNDATED,
    /** Work without any day that has an outcome: in no share, and in no class above. */
    UNDATED_DECIDED;

    /** days without reaction inside the window that make work stale */
    public static final int STALE_DAYS = 30;

    /** The day that puts an assignment into a period; infinity without one. */
    public static final String DAY = "(case when a.agreed_due < 'infinity' then a.agreed_due else a.due end)";

    private static final String NO_DAY = "a.agreed_due = 'infinity' and a.due = 'infinity'";

    /** Name of the one measure up to {@link #RELEASED} that holds. */
    public static final String CLASS = """
            (case
              when a.state = 'ACCEPTED' then case
                when %1$s > :today then 'EARLY_DONE'
                when a.done_on is null or a.agreed_due = 'infinity' then 'UNJUDGED'
                when a.done_on > a.agreed_due then 'DONE_LATE'
                else 'ON_TIME' end
              when %2$s then case
                when a.report_due < :today then 'LATE'
                when %1$s < :today then 'AWAITING'
                else 'AHEAD' end
              when a.state = 'SUBMITTED' then 'WAITING'
              when a.state in ('PARTIAL', 'NOT_DONE') then case when %1$s > :today then 'EARLY_' || a.state else a.state end
              else 'RELEASED' end)
            """.formatted(DAY, WorkClock.WITH_EXECUTOR);

    /** It is work without a day, which lies in the year it is for. */
    public boolean undated() {
        return this == UNDATED || this == UNDATED_DECIDED;
    }

    /** The condition. */
    public String sql() {
        return switch (this) {
            case LATE -> WorkClock.LATE;
            case WAITING -> "a.state = 'SUBMITTED'";
            case DUE -> CLASS + " in ('ON_TIME', 'DONE_LATE', 'UNJUDGED', 'PARTIAL', 'NOT_DONE', 'LATE')";
            case DONE -> CLASS + " in ('ON_TIME', 'DONE_LATE', 'UNJUDGED')";
            case EARLY -> CLASS + " in ('EARLY_DONE', 'EARLY_PARTIAL', 'EARLY_NOT_DONE')";
            case ALONE -> "a.closed_without_second";
            case UNDATED -> "(" + WorkClock.OPEN + " and " + NO_DAY + ")";
            case UNDATED_DECIDED -> "(not " + WorkClock.OPEN + " and " + NO_DAY + ")";
            case STALE -> "(" + WorkClock.WITH_EXECUTOR + """
                     and a.due >= :today and a.due < 'infinity' and o.from_on <= :staleDay and a.state_at < :staleMoment
                     and not exists (select 1 from execution_report sr
                       where sr.assignment_id = a.id and sr.updated_at >= :staleMoment)
                     and not exists (select 1 from assignment_decision sd
                       where sd.assignment_id = a.id and sd.at >= :staleMoment)
                     and not exists (select 1 from work_note sn
                       where sn.assignment_id = a.id and sn.at >= :staleMoment)
                     and not exists (select 1 from assignment_message sm
                       where sm.assignment_id = a.id and sm.by_executor and sm.at >= :staleMoment))
                    """;
            default -> CLASS + " = '" + name() + "'";
        };
    }

    /** As it stands in an address; null when misspelt. */
    public static WorkMeasure of(String code) {
        for (WorkMeasure measure : values()) {
            if (measure.code().equals(code)) {
                return measure;
            }
        }
        return null;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
