package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.time.MonthDay;

/** The year a plan counts in. A year is named by the calendar year it starts in: 2022 is 2022/2023 for schools. */
public enum YearKind {
    /** 1 January – 31 December. */
    CALENDAR(1),
    /** 1 September N – 31 August N+1. */
    SCHOOL(9);

    private final int firstMonth;

    YearKind(int firstMonth) {
        this.firstMonth = firstMonth;
    }

    /** The year of this kind the day lies in. */
    public int yearOf(LocalDate day) {
        return day.getMonthValue() >= firstMonth ? day.getYear() : day.getYear() - 1;
    }

    public LocalDate firstDay(int year) {
        return LocalDate.of(year, firstMonth, 1);
    }

    public LocalDate lastDay(int year) {
        return firstDay(year + 1).minusDays(1);
    }

    /** The day in the given year of this kind; 29 February falls on the 28th of a common year. */
    LocalDate dayIn(int year, MonthDay monthDay) {
        return monthDay.atYear(monthDay.getMonthValue() >= firstMonth ? year : year + 1);
    }
}
