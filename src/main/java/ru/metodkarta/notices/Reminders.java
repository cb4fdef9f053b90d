package ru.metodkarta.notices;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import ru.metodkarta.calendar.WorkingCalendar;

/** On which working days a due day is spoken of; pure. */
final class Reminders {

    static final int AHEAD = 14;
    static final int SOON = 3;

    /** Further away from its due day no reminder lies: the longest holidays and two weeks. */
    private static final int FARTHEST = AHEAD + 21;

    private Reminders() {}

    /**
     * 14 days before, 3 days before, on the day. On a day off it is the working day before; a reminder on the day itself
     * does not leave the reporting period for that, see {@link WorkingCalendar#controlReminderDay(LocalDate)}.
     */
    static Map<Told, LocalDate> of(LocalDate due, WorkingCalendar calendar) {
        Map<Told, LocalDate> days = new EnumMap<>(Told.class);
        days.put(Told.DUE_14, calendar.sameOrPreviousWorkingDay(due.minusDays(AHEAD)));
        days.put(Told.DUE_3, calendar.sameOrPreviousWorkingDay(due.minusDays(SOON)));
        days.put(Told.DUE_TODAY, calendar.controlReminderDay(due));
        return days;
    }

    /**
     * Due days that are to be spoken of in a digest of {@code today}, when the one before was of {@code since}: each with the
     * nearest reminder whose day has come meanwhile, so that what fell into a silence is told once, in the first digest after.
     */
    static Map<LocalDate, Told> toTell(LocalDate since, LocalDate today, WorkingCalendar calendar) {
        Map<LocalDate, Told> toTell = new TreeMap<>();
        since.minusDays(FARTHEST)
                .datesUntil(today.plusDays(FARTHEST))
                .forEach(due -> of(due, calendar).entrySet().stream()
                        .filter(reminder -> reminder.getValue().isAfter(since)
                                && !reminder.getValue().isAfter(today))
                        .map(Map.Entry::getKey)
                        .min(Enum::compareTo)
                        .ifPresent(told -> toTell.put(due, told)));
        return toTell;
    }

    /**
     * Work whose report was due on that day or before has been late for more than so many working days on which its executor
     * was told.
     */
    static LocalDate escalatedUpTo(
            LocalDate today, int workingDays, WorkingCalendar calendar, Predicate<LocalDate> told) {
        LocalDate earliest = today.minusYears(1);
        LocalDate day = today.plusDays(1);
        for (int counted = 0; counted <= workingDays && day.isAfter(earliest); counted++) {
            do {
                day = day.minusDays(1);
            } while (day.isAfter(earliest) && (calendar.isDayOff(day) || !told.test(day)));
        }
        return day.minusDays(1);
    }

    /** The day on which what has not changed is said again. */
    static boolean firstWorkingDayOfTheWeek(LocalDate today, WorkingCalendar calendar) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Optional<LocalDate> first = monday.datesUntil(monday.plusDays(7))
                .filter(day -> !calendar.isDayOff(day))
                .findFirst();
        return first.filter(today::equals).isPresent();
    }
}
