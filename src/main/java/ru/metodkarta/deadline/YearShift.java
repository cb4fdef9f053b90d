package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;

/**
 * A reading moved by whole years: every date and every bound, nothing else. Windows name no year and stay. 29 February
 * falls on the 28th of a common year; a whole February ends with its last day in either. Days off move nothing: a due
 * date is the printed one.
 */
final class YearShift {

    private final int years;

    YearShift(int years) {
        this.years = years;
    }

    Reading shift(Reading reading, String text) {
        return new Reading(
                text,
                reading.kind(),
                day(reading.from()),
                due(reading.from(), reading.due()),
                reading.windows(),
                year(reading.firstYear()),
                year(reading.lastYear()),
                reading.forYearOffset(),
                reading.timesPerYear(),
                reading.atLeast(),
                reading.planOwner(),
                reading.then() == null
                        ? null
                        : shift(reading.then(), reading.then().text()),
                reading.qualifiers(),
                reading.questions().stream()
                        .map(question ->
                                new Question(question.code(), question.subject(), year(question.proposedYear())))
                        .toList(),
                reading.dates().stream()
                        .map(span -> new DateSpan(day(span.from()), due(span.from(), span.due())))
                        .toList(),
                reading.dayOfMonth(),
                reading.followingMonth(),
                reading.everyYears(),
                reading.printedYearKind(),
                reading.continuous(),
                reading.report(),
                reading.relative(),
                year(reading.confirmedYear()),
                reading.manual());
    }

    private Integer year(Integer year) {
        return year == null ? null : year + years;
    }

    private LocalDate day(LocalDate day) {
        return day == null ? null : day.plusYears(years);
    }

    private LocalDate due(LocalDate from, LocalDate due) {
        boolean wholeFebruary = from != null
                && due != null
                && from.getDayOfMonth() == 1
                && due.getMonth() == Month.FEBRUARY
                && due.getDayOfMonth() == due.lengthOfMonth();
        if (!wholeFebruary) {
            return day(due);
        }
        LocalDate moved = due.withDayOfMonth(1).plusYears(years);
        return moved.withDayOfMonth(moved.lengthOfMonth());
    }

    /** Whether two readings mean the same days, whatever their words are and whatever they ask. */
    static boolean sameDays(Reading a, Reading b) {
        if (a == null || b == null) {
            return a == b;
        }
        return a.kind() == b.kind()
                && Objects.equals(a.from(), b.from())
                && Objects.equals(a.due(), b.due())
                && ends(a).equals(ends(b))
                && Objects.equals(a.firstYear(), b.firstYear())
                && Objects.equals(a.lastYear(), b.lastYear())
                && a.forYearOffset() == b.forYearOffset()
                && Objects.equals(a.timesPerYear(), b.timesPerYear())
                && a.dates().equals(b.dates())
                && Objects.equals(a.dayOfMonth(), b.dayOfMonth())
                && a.followingMonth() == b.followingMonth()
                && Objects.equals(a.everyYears(), b.everyYears())
                && a.continuous() == b.continuous()
                && a.report() == b.report()
                && sameDays(a.then(), b.then());
    }

    private static List<List<MonthDay>> ends(Reading reading) {
        return reading.windows().stream()
                .map(window -> java.util.Arrays.asList(window.from(), window.to()))
                .toList();
    }
}
