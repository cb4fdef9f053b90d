package ru.metodkarta.workdays;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ru.metodkarta.calendar.WorkingCalendar;

/**
 * A year of the production calendar in full.
 *
 * @param daysOff Mondays to Fridays that are days off, in order
 * @param workingDays Saturdays and Sundays (and public holidays) that are working, in order
 */
record OfficialYear(int year, List<LocalDate> daysOff, List<LocalDate> workingDays) {

    private static final WorkingCalendar PLAIN = WorkingCalendar.plain();

    /** Days that the table does not name follow weekends and public holidays. */
    static OfficialYear of(int year, Collection<LocalDate> off, Collection<LocalDate> working) {
        return of(PLAIN.withYear(year, off, working), year);
    }

    static OfficialYear of(WorkingCalendar calendar, int year) {
        return new OfficialYear(
                year,
                days(year)
                        .filter(calendar::isDayOff)
                        .filter(day -> !weekend(day))
                        .toList(),
                days(year)
                        .filter(day -> !calendar.isDayOff(day))
                        .filter(PLAIN::isDayOff)
                        .toList());
    }

    /** All days off are named: whatever is not is working. */
    static OfficialYear ofAllDaysOff(int year, Set<LocalDate> off) {
        Set<LocalDate> working = new TreeSet<>(days(year).toList());
        working.removeAll(off);
        return of(year, off, working);
    }

    WorkingCalendar calendar() {
        return PLAIN.withYear(year, daysOff, workingDays);
    }

    int workingDaysOfTheYear() {
        return calendar().workingDaysBetween(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static Stream<LocalDate> days(int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
    }

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
