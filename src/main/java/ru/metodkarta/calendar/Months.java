package ru.metodkarta.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** Months as a wall calendar shows them. */
public final class Months {

    private static final int DAYS_OF_WEEK = 7;

    private Months() {}

    /** Every month that has a day from one day to another, both inclusive, in order. */
    public static List<YearMonth> between(LocalDate from, LocalDate to) {
        YearMonth last = YearMonth.from(to);
        return Stream.iterate(YearMonth.from(from), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    /** The weeks of a month, Monday to Sunday, filled with days of the neighbouring months. */
    public static List<List<LocalDate>> weeks(YearMonth month) {
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate last = month.atEndOfMonth();
        return Stream.iterate(first, week -> !week.isAfter(last), week -> week.plusDays(DAYS_OF_WEEK))
                .map(week -> week.datesUntil(week.plusDays(DAYS_OF_WEEK)).toList())
                .toList();
    }
}
