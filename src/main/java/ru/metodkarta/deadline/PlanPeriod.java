package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.time.Month;

/**
 * The days a plan covers, both inclusive, either or both unknown.
 *
 * @param from first day or null
 * @param to last day or null; a period that ends before it starts is read as if the end were unknown
 * @param yearKind the year the plan counts in, null when nobody said
 */
public record PlanPeriod(LocalDate from, LocalDate to, YearKind yearKind) {

    private static final PlanPeriod UNKNOWN = new PlanPeriod(null, null, null);

    public PlanPeriod {
        if (from != null && to != null && to.isBefore(from)) {
            to = null;
        }
    }

    public static PlanPeriod unknown() {
        return UNKNOWN;
    }

    /** Guesses the kind of year: August/September to May–August is a school plan, other known bounds a calendar one. */
    public static PlanPeriod of(LocalDate from, LocalDate to) {
        if (from == null || to == null) {
            return new PlanPeriod(from, to, null);
        }
        boolean startsWithSchool = from.getMonth() == Month.SEPTEMBER || from.getMonth() == Month.AUGUST;
        boolean endsWithSchool = to.getMonthValue() >= 5 && to.getMonthValue() <= 8;
        return new PlanPeriod(from, to, startsWithSchool && endsWithSchool ? YearKind.SCHOOL : YearKind.CALENDAR);
    }

    /** 1 January of the first year to 31 December of the last. */
    public static PlanPeriod years(int first, int last) {
        return new PlanPeriod(YearKind.CALENDAR.firstDay(first), YearKind.CALENDAR.lastDay(last), YearKind.CALENDAR);
    }

    /** The school year that starts on 1 September of the given year. */
    public static PlanPeriod schoolYear(int start) {
        return new PlanPeriod(YearKind.SCHOOL.firstDay(start), YearKind.SCHOOL.lastDay(start), YearKind.SCHOOL);
    }

    boolean isBounded() {
        return from != null && to != null;
    }

    boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
