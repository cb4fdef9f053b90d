package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.deadline.Fact.Bound;
import ru.metodkarta.deadline.Fact.Point;
import ru.metodkarta.deadline.Fact.Span;
import ru.metodkarta.deadline.Fact.YearRef;

/** Month-day windows put into years. */
final class Windows {

    private Windows() {}

    /** The window that starts in the given calendar year; its end may lie in the next. */
    static DateSpan in(MonthDayWindow window, int year) {
        LocalDate due = window.to().atYear(window.runsOverNewYear() ? year + 1 : year);
        return new DateSpan(window.from() == null ? null : window.from().atYear(year), due);
    }

    /** The window inside a year of the given kind. */
    static DateSpan in(MonthDayWindow window, int year, YearKind kind) {
        if (kind == YearKind.CALENDAR) {
            return in(window, year);
        }
        LocalDate due = kind.dayIn(year, window.to());
        LocalDate from = window.from() == null ? null : kind.dayIn(year, window.from());
        if (from != null && due.isBefore(from)) {
            due = due.plusYears(1);
        }
        return new DateSpan(from, due);
    }

    /**
     * The rule of the period: what is computed lies in it with its control day, and a printed window also starts in it
     * (a month half over when the plan begins is not asked for).
     */
    static boolean fits(DateSpan span, boolean printed, PlanPeriod period) {
        boolean starts = !printed
                || span.from() == null
                || period.from() == null
                || !span.from().isBefore(period.from());
        return starts && period.contains(span.due());
    }

    /** Calendar years on which a yearless one-off window can fall in the period, in order; needs both bounds. */
    static List<Integer> possibleYears(MonthDayWindow window, PlanPeriod period) {
        List<Integer> years = new ArrayList<>();
        for (boolean wholly : new boolean[] {true, false}) {
            for (int year = period.from().getYear() - 1; year <= period.to().getYear(); year++) {
                if (fits(in(window, year), wholly, period)) {
                    years.add(year);
                }
            }
            if (!years.isEmpty()) {
                break;
            }
        }
        return years;
    }

    /** The days a span covers, without its year; null when it has an impossible day. */
    static MonthDayWindow window(Span span) {
        Point first = span.first();
        Point last = span.last();
        if (first.impossible() || (last != null && last.impossible())) {
            return null;
        }
        if (last != null) {
            return MonthDayWindow.printed(first.from(), last.to());
        }
        return switch (span.bound()) {
            case UNTIL -> MonthDayWindow.printed(null, first.beginning() ? dayBefore(first.from()) : first.to());
            case SINCE -> MonthDayWindow.assumed(first.from(), MonthDay.of(12, 31));
            case AFTER -> MonthDayWindow.assumed(dayAfter(first.to()), MonthDay.of(12, 31));
            case PLAIN -> MonthDayWindow.printed(first.day() ? null : first.from(), first.to());
        };
    }

    private static MonthDay dayBefore(MonthDay day) {
        return MonthDay.from(day.atYear(2001).minusDays(1));
    }

    private static MonthDay dayAfter(MonthDay day) {
        return MonthDay.from(day.atYear(2001).plusDays(1));
    }

    /** The dates of a span whose year is printed; from is later than due when the range runs backwards. */
    static DateSpan dates(Span span, MonthDayWindow window) {
        YearRef firstYear = span.first().year();
        YearRef lastYear = span.last() == null ? firstYear : span.last().year();
        if (lastYear == null) {
            LocalDate from = day(window.from(), firstYear, firstYear.first());
            LocalDate to = window.to().atYear(from.getYear());
            return new DateSpan(from, to.isBefore(from) ? to.plusYears(1) : to);
        }
        LocalDate due = dueDay(span, window, lastYear);
        if (window.from() == null) {
            return new DateSpan(null, due);
        }
        if (firstYear != null && firstYear.first() != null) {
            return new DateSpan(day(window.from(), firstYear, firstYear.first()), due);
        }
        LocalDate from = window.from().atYear(due.getYear());
        return new DateSpan(from.isAfter(due) ? from.minusYears(1) : from, due);
    }

    private static LocalDate dueDay(Span span, MonthDayWindow window, YearRef year) {
        LocalDate due = day(window.to(), year, year.first());
        if (span.last() == null && year.school() && window.from() != null) {
            LocalDate from = day(window.from(), year, year.first());
            return due.isBefore(from) ? due.plusYears(1) : due;
        }
        boolean beforeBeginning = span.bound() == Bound.UNTIL && span.first().beginning();
        if (beforeBeginning) {
            return day(span.first().from(), year, year.first()).minusDays(1);
        }
        boolean crosses = span.last() == null && window.runsOverNewYear();
        return crosses ? due.plusYears(1) : due;
    }

    static LocalDate day(MonthDay monthDay, YearRef ref, int year) {
        return ref.school() ? YearKind.SCHOOL.dayIn(year, monthDay) : monthDay.atYear(year);
    }
}
