package ru.metodkarta.overview;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.calendar.SchoolYear;

/**
 * The days whose assignments are counted: a calendar or school year, a quarter, a month, or all time.
 *
 * @param number of the quarter or month, else 0
 * @param from null for all time, likewise {@code until}
 */
record Period(Kind kind, int year, int number, LocalDate from, LocalDate until) {

    enum Kind {
        ALL,
        YEAR,
        SCHOOL,
        QUARTER,
        MONTH
    }

    static final Period ALL = new Period(Kind.ALL, 0, 0, null, null);

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final int MONTHS = 12;
    private static final int QUARTERS = 4;
    private static final int IN_QUARTER = 3;

    /**
     * @param year "2026" or "all"; the current year when absent or misspelt
     * @param part "" the year, "S" the school year beginning in it, "Q1".."Q4", "1".."12"
     */
    static Period of(String year, String part, LocalDate today) {
        if ("all".equals(year)) {
            return ALL;
        }
        int number = number(year);
        int chosen = number < FIRST_YEAR || number > LAST_YEAR ? today.getYear() : number;
        String which = part == null ? "" : part.strip();
        if ("S".equals(which)) {
            return school(chosen);
        }
        if (which.startsWith("Q")) {
            int quarter = number(which.substring(1));
            return quarter >= 1 && quarter <= QUARTERS ? quarter(chosen, quarter) : year(chosen);
        }
        int month = number(which);
        return month >= 1 && month <= MONTHS ? month(YearMonth.of(chosen, month)) : year(chosen);
    }

    static Period year(int year) {
        return new Period(Kind.YEAR, year, 0, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static Period school(int start) {
        SchoolYear year = new SchoolYear(start);
        return new Period(Kind.SCHOOL, start, 0, year.firstDay(), year.lastDay());
    }

    private static Period quarter(int year, int number) {
        YearMonth first = YearMonth.of(year, (number - 1) * IN_QUARTER + 1);
        return new Period(
                Kind.QUARTER,
                year,
                number,
                first.atDay(1),
                first.plusMonths(IN_QUARTER - 1).atEndOfMonth());
    }

    private static Period month(YearMonth month) {
        return new Period(Kind.MONTH, month.getYear(), month.getMonthValue(), month.atDay(1), month.atEndOfMonth());
    }

    boolean all() {
        return kind == Kind.ALL;
    }

    /** The period of the same length just before, null for all time. */
    Period previous() {
        return switch (kind) {
            case ALL -> null;
            case YEAR -> year(year - 1);
            case SCHOOL -> school(year - 1);
            case QUARTER -> number == 1 ? quarter(year - 1, QUARTERS) : quarter(year, number - 1);
            case MONTH -> month(YearMonth.of(year, number).minusMonths(1));
        };
    }

    /** Twelve months that end with the period, or with the current month if the period runs on. */
    List<YearMonth> trendMonths(LocalDate today) {
        YearMonth now = YearMonth.from(today);
        YearMonth end = all() || YearMonth.from(until).isAfter(now) ? now : YearMonth.from(until);
        if (!all() && YearMonth.from(from).isAfter(now)) {
            end = YearMonth.from(until);
        }
        List<YearMonth> months = new ArrayList<>();
        for (int back = MONTHS - 1; back >= 0; back--) {
            months.add(end.minusMonths(back));
        }
        return months;
    }

    /** As it stands in the address. */
    String part() {
        return switch (kind) {
            case ALL, YEAR -> "";
            case SCHOOL -> "S";
            case QUARTER -> "Q" + number;
            case MONTH -> String.valueOf(number);
        };
    }

    String yearText() {
        return all() ? "all" : String.valueOf(year);
    }

    private static int number(String text) {
        try {
            return text == null || text.isBlank() ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
