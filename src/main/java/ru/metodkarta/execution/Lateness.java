package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What the clock says of an assignment; computed, never stored. Days late are counted from the due date, though the
 * executor is late only after the report's date.
 *
 * @param days till the due date, after it, or 0 where the mark has no number
 */
record Lateness(Mark mark, long days) {

    enum Mark {
        /** «До срока 12 дней»; 0 days: today */
        DUE_IN,
        /** «Срок прошёл, ждём отчёт» */
        AWAITING_REPORT,
        LATE,
        /** «Ждём дату» */
        AWAITING_DATE,
        /** «По мере необходимости»: never late */
        AS_NEEDED,
        /** waits for the acceptor: never counts against the executor */
        UNDER_REVIEW,
        ON_TIME,
        DONE_LATE,
        NONE
    }

    static Lateness of(
            AssignmentState state,
            OccurrenceKind kind,
            LocalDate agreedDue,
            LocalDate due,
            LocalDate reportDue,
            LocalDate doneOn,
            LocalDate today) {
        if (state == AssignmentState.SUBMITTED) {
            return new Lateness(Mark.UNDER_REVIEW, 0);
        }
        if (!state.open()) {
            return ofClosed(state, agreedDue, doneOn);
        }
        if (due == null || due.equals(Assignment.NO_DATE)) {
            return new Lateness(kind == OccurrenceKind.AS_NEEDED ? Mark.AS_NEEDED : Mark.AWAITING_DATE, 0);
        }
        if (!today.isAfter(due)) {
            return new Lateness(Mark.DUE_IN, ChronoUnit.DAYS.between(today, due));
        }
        boolean late = reportDue == null || today.isAfter(reportDue);
        return new Lateness(late ? Mark.LATE : Mark.AWAITING_REPORT, ChronoUnit.DAYS.between(due, today));
    }

    /** By the date of fact, whenever the report came and however long it waited. */
    private static Lateness ofClosed(AssignmentState state, LocalDate agreedDue, LocalDate doneOn) {
        boolean carriedOut = state == AssignmentState.ACCEPTED || state == AssignmentState.PARTIAL;
        if (!carriedOut || doneOn == null || agreedDue == null || agreedDue.equals(Assignment.NO_DATE)) {
            return new Lateness(Mark.NONE, 0);
        }
        return doneOn.isAfter(agreedDue)
                ? new Lateness(Mark.DONE_LATE, ChronoUnit.DAYS.between(agreedDue, doneOn))
                : new Lateness(Mark.ON_TIME, 0);
    }

    /** Days a report came after its date, counted in the days of the zone; 0 when it came in time or has no date. */
    static long sentLate(LocalDate reportDue, Instant sentAt, ZoneId zone) {
        return reportDue == null || reportDue.equals(Assignment.NO_DATE)
                ? 0
                : Math.max(0, ChronoUnit.DAYS.between(reportDue, LocalDate.ofInstant(sentAt, zone)));
    }

    /** A report came before the first day of its work, see {@link WorkClock#BEGINS}, counted in the days of the zone. */
    static boolean ahead(LocalDate beginsOn, Instant sentAt, ZoneId zone) {
        return beginsOn != null
                && sentAt != null
                && LocalDate.ofInstant(sentAt, zone).isBefore(beginsOn);
    }

    boolean late() {
        return mark == Mark.LATE;
    }
}
