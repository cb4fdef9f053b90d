package ru.metodkarta.schedule;

import java.time.LocalDate;
import java.util.List;
import ru.metodkarta.web.Option;

/**
 * The page with its decisions made.
 *
 * @param title «Ноябрь 2026»
 * @param scopes those open to the person, to switch between
 * @param days those with entries, in order
 * @param total entries of the period; {@code shown} of them are listed
 */
record CalendarPage(
        CalendarView view,
        CalendarScope scope,
        String title,
        LocalDate on,
        LocalDate preceding,
        LocalDate following,
        List<CalendarScope> scopes,
        String roadmap,
        List<Option> roadmaps,
        List<String> weekdays,
        List<Month> months,
        List<DayList> days,
        int total,
        int shown,
        boolean daysOffKnown) {

    public boolean month() {
        return view == CalendarView.MONTH;
    }

    /** @param entries in the whole month */
    record Month(String title, LocalDate first, int entries, int late, List<List<Day>> weeks) {}

    /**
     * @param inside of the month; a day of a neighbour only fills the week
     * @param first the first entries, for the grid
     * @param more entries beside them
     */
    record Day(
            LocalDate date,
            boolean inside,
            boolean off,
            boolean today,
            int entries,
            int late,
            List<Entry> first,
            int more) {}

    /**
     * @param weekday in words
     * @param controlOn the working day it is controlled on, null when the day itself is working
     */
    record DayList(
            LocalDate date, String weekday, boolean off, boolean today, LocalDate controlOn, List<Entry> entries) {}
}
