package ru.metodkarta.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Working days of a five-day week. Years given in full in {@code calendar/working-days.tsv} follow the official
 * calendar with its transferred days; other years have weekends and the public holidays of fixed date only, see
 * {@link #isKnown}. Immutable.
 */
public final class WorkingCalendar {

    private static final String RESOURCE = "/calendar/working-days.tsv";

    /** Labour Code, article 112. */
    private static final Set<MonthDay> HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 2),
            MonthDay.of(1, 3),
            MonthDay.of(1, 4),
            MonthDay.of(1, 5),
            MonthDay.of(1, 6),
            MonthDay.of(1, 7),
            MonthDay.of(1, 8),
            MonthDay.of(Month.FEBRUARY, 23),
            MonthDay.of(Month.MARCH, 8),
            MonthDay.of(Month.MAY, 1),
            MonthDay.of(Month.MAY, 9),
            MonthDay.of(Month.JUNE, 12),
            MonthDay.of(Month.NOVEMBER, 4));

    private final Set<Integer> knownYears = new HashSet<>();
    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> working = new HashSet<>();

    private WorkingCalendar() {}

    /** Read once: the table comes with the program. */
    private static final class Bundled {
        private static final WorkingCalendar RUSSIAN = bundled();
    }

    /** The calendar of the whole country as it comes with the program. */
    public static WorkingCalendar russian() {
        return Bundled.RUSSIAN;
    }

    /** Weekends and the public holidays of fixed date: no year is known. */
    public static WorkingCalendar plain() {
        return new WorkingCalendar();
    }

    private static WorkingCalendar bundled() {
        WorkingCalendar calendar = new WorkingCalendar();
        try (InputStream in = WorkingCalendar.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing " + RESOURCE);
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(calendar::load);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return calendar;
    }

    private void load(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String[] cells = line.split("\t");
        switch (cells[0]) {
            case "year" -> knownYears.add(Integer.valueOf(cells[1]));
            case "off" -> off.add(LocalDate.parse(cells[1]));
            case "work" -> working.add(LocalDate.parse(cells[1]));
            default -> throw new IllegalStateException("unknown kind of day: " + cells[0]);
        }
    }

    /** The same calendar with a region's own days off and days made working. */
    public WorkingCalendar with(Collection<LocalDate> daysOff, Collection<LocalDate> workingDays) {
        WorkingCalendar calendar = copy();
        calendar.working.removeAll(daysOff);
        calendar.off.addAll(daysOff);
        calendar.off.removeAll(workingDays);
        calendar.working.addAll(workingDays);
        return calendar;
    }

    /**
     * The same calendar with a year given in full; what was known of that year before is forgotten.
     *
     * @param daysOff those that {@link #plain()} calls working
     * @param workingDays those that {@link #plain()} calls days off
     */
    public WorkingCalendar withYear(int year, Collection<LocalDate> daysOff, Collection<LocalDate> workingDays) {
        WorkingCalendar calendar = copy();
        calendar.off.removeIf(day -> day.getYear() == year);
        calendar.working.removeIf(day -> day.getYear() == year);
        calendar.knownYears.add(year);
        calendar.off.addAll(daysOff);
        calendar.working.addAll(workingDays);
        return calendar;
    }

    private WorkingCalendar copy() {
        WorkingCalendar calendar = new WorkingCalendar();
        calendar.knownYears.addAll(knownYears);
        calendar.off.addAll(off);
        calendar.working.addAll(working);
        return calendar;
    }

    /** False when transferred days of the year are not known yet. */
    public boolean isKnown(int year) {
        return knownYears.contains(year);
    }

    public boolean isDayOff(LocalDate day) {
        if (working.contains(day)) {
            return false;
        }
        if (off.contains(day)) {
            return true;
        }
        DayOfWeek weekday = day.getDayOfWeek();
        boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        return weekend || HOLIDAYS.contains(MonthDay.from(day));
    }

    /** The day itself when it is working, else the next working day. */
    public LocalDate sameOrNextWorkingDay(LocalDate day) {
        LocalDate next = day;
        while (isDayOff(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** The day itself when it is working, else the working day before. */
    public LocalDate sameOrPreviousWorkingDay(LocalDate day) {
        LocalDate previous = day;
        while (isDayOff(previous)) {
            previous = previous.minusDays(1);
        }
        return previous;
    }

    /**
     * So many working days after the day (before it, when negative), the day itself not counted; 0 gives the day.
     */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
        LocalDate reached = day;
        int step = workingDays < 0 ? -1 : 1;
        for (int left = Math.abs(workingDays); left > 0; left--) {
            do {
                reached = reached.plusDays(step);
            } while (isDayOff(reached));
        }
        return reached;
    }

    /** Working days from one day to another, both inclusive; 0 when the second is earlier. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        return (int) from.datesUntil(to.isBefore(from) ? from : to.plusDays(1))
                .filter(day -> !isDayOff(day))
                .count();
    }

    /** As {@link #controlReminderDay(LocalDate, LocalDate)} of a due day without a window. */
    public LocalDate controlReminderDay(LocalDate due) {
        return controlReminderDay(due, null);
    }

    /**
     * The day a due day is reminded of and listed for control: the due day, or the working day before when it is a day
     * off, but never out of the reporting period; then the first working day after. Lateness is still counted from the
     * printed day.
     *
     * @param from first day of the occurrence's window, null for none. The reporting period is the month of the due day,
     *     with the earlier days of the window
     */
    public LocalDate controlReminderDay(LocalDate due, LocalDate from) {
        LocalDate month = due.withDayOfMonth(1);
        LocalDate periodStart = from == null || from.isAfter(month) ? month : from;
        LocalDate before = sameOrPreviousWorkingDay(due);
        return before.isBefore(periodStart) ? sameOrNextWorkingDay(due) : before;
    }

    /** The years with full data, in order. */
    public List<Integer> knownYears() {
        return knownYears.stream().sorted().toList();
    }
}
