package ru.metodkarta.schedule;

import java.time.LocalDate;
import java.util.List;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.Paged;

/**
 * The page with its decisions made.
 *
 * @param title «Ноябрь 2026»
 * @param scopes those open to the person, to switch between
 * @param days those with entries, in order; none in the view of a year, whose counts lead to them
 * @param total entries of the period
 * @param paged pages of the view of a day, else null
 * @param url of the view of a day without its page
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
        Paged<Entry> paged,
        String url,
        boolean daysOffKnown) {

    public boolean day() {
        return view == CalendarView.DAY;
    }

    public boolean month() {
        return view == CalendarView.MONTH;
    }

    public boolean year() {
        return view == CalendarView.YEAR;
    }

    /** @param entries in the whole month */
    record Month(String title, LocalDate first, int entries, int late, List<List<Day>> weeks) {}

    /**
     * @param weekday in words
     * @param inside of the month; a day of a neighbour only fills the week
     * @param first the first entries, for the grid
     * @param more entries beside them
     */
    record Day(
            LocalDate date,
            String weekday,
            boolean inside,
            boolean off,
            boolean today,
            int entries,
            int late,
            List<Entry> first,
            int more) {}

    /**
     * @param weekday in words
     * @param controlOn the working day all its entries are controlled on; null when the day itself is working, or when
     *     they differ
     * @param total entries of the day; the first ones are listed
     */
    record DayList(
            LocalDate date,
            String weekday,
            boolean off,
            boolean today,
            LocalDate controlOn,
            List<Entry> entries,
            int total) {}
}
