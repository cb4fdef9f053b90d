package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * What office custom adds to the printed words. All of it stands here, so that a region may have its own.
 *
 * @param calendarYearEnd «ежегодно», «в течение года» without a month are closed on this day of a calendar year
 * @param schoolYearEnd the same for a school year
 * @param schoolWorkEnd last day of «в течение учебного года» and of the second school half-year
 * @param continuousClosing «постоянно» is closed on this day of the year after
 * @param reportDay a monthly or quarterly report without a day is due on this day of the next month
 * @param beginningDays «начало сентября» = the first so many days; «конец сентября» starts after twice as many
 * @param schoolYearBeginning «начало учебного года»
 * @param schoolYearEnding «конец учебного года»
 * @param schoolTerms the four school terms («четверть»), in order
 * @param horizonSchoolYears without a plan period occurrences reach so many school years beyond the current one
 */
public record Conventions(
        MonthDay calendarYearEnd,
        MonthDay schoolYearEnd,
        MonthDay schoolWorkEnd,
        MonthDay continuousClosing,
        int reportDay,
        int beginningDays,
        MonthDayWindow schoolYearBeginning,
        MonthDayWindow schoolYearEnding,
        List<MonthDayWindow> schoolTerms,
        int horizonSchoolYears) {

    private static final Conventions STANDARD = new Conventions(
            MonthDay.of(12, 31),
            MonthDay.of(8, 31),
            MonthDay.of(5, 31),
            MonthDay.of(1, 20),
            10,
            10,
            MonthDayWindow.assumed(MonthDay.of(9, 1), MonthDay.of(9, 30)),
            MonthDayWindow.assumed(MonthDay.of(5, 1), MonthDay.of(5, 31)),
            List.of(
                    MonthDayWindow.assumed(MonthDay.of(9, 1), MonthDay.of(10, 31)),
                    MonthDayWindow.assumed(MonthDay.of(11, 1), MonthDay.of(12, 31)),
                    MonthDayWindow.assumed(MonthDay.of(1, 1), MonthDay.of(3, 31)),
                    MonthDayWindow.assumed(MonthDay.of(4, 1), MonthDay.of(5, 31))),
            1);

    public Conventions {
        schoolTerms = List.copyOf(schoolTerms);
    }

    public static Conventions standard() {
        return STANDARD;
    }

    /** Last day counted when a plan has no end: 31 August after the next school year. Moves on with today. */
    public LocalDate horizon(LocalDate today) {
        return YearKind.SCHOOL.lastDay(YearKind.SCHOOL.yearOf(today) + horizonSchoolYears);
    }

    MonthDay yearEnd(YearKind kind) {
        return kind == YearKind.SCHOOL ? schoolYearEnd : calendarYearEnd;
    }

    MonthDayWindow wholeYear(YearKind kind) {
        return MonthDayWindow.assumed(MonthDay.from(kind.firstDay(2001)), yearEnd(kind));
    }

    /** «в течение учебного года» ends with the lessons, «в течение года» with the year. */
    MonthDayWindow throughTheYear(YearKind kind) {
        return kind == YearKind.SCHOOL
                ? MonthDayWindow.assumed(MonthDay.of(9, 1), schoolWorkEnd)
                : wholeYear(YearKind.CALENDAR);
    }

    MonthDayWindow halfYear(YearKind kind, int number) {
        if (kind == YearKind.SCHOOL) {
            return number == 1
                    ? MonthDayWindow.printed(MonthDay.of(9, 1), MonthDay.of(12, 31))
                    : MonthDayWindow.printed(MonthDay.of(1, 1), schoolWorkEnd);
        }
        return number == 1
                ? MonthDayWindow.printed(MonthDay.of(1, 1), MonthDay.of(6, 30))
                : MonthDayWindow.printed(MonthDay.of(7, 1), MonthDay.of(12, 31));
    }
}
