package ru.metodkarta.schedule;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.calendar.Months;
import ru.metodkarta.calendar.Quarter;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.schedule.CalendarEntries.DayCount;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;

/** Assembles the calendar page in three statements. */
@Component
class CalendarPages {

    /** Beyond it the list says so and sends to a month or a roadmap. */
    static final int LISTED = 300;

    private static final int IN_A_CELL = 3;
    private static final DayCount NOTHING = new DayCount(0, 0);

    private final CalendarEntries entries;
    private final MessageSource messages;
    private final Clock clock;
    private final WorkingCalendar working = WorkingCalendar.russian();

    CalendarPages(CalendarEntries entries, MessageSource messages, Clock clock) {
        this.entries = entries;
        this.messages = messages;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    CalendarPage of(Actor actor, CalendarFilter filter, Locale locale) {
        LocalDate today = actor.today(clock);
        LocalDate on = filter.day(today);
        CalendarView view = filter.chosenView();
        List<CalendarScope> scopes = Stream.of(CalendarScope.values())
                .filter(scope -> scope.isOpenTo(actor))
                .toList();
        if (scopes.isEmpty()) {
            throw new NotAllowed();
        }
        // who follows a territory looks at that first
        CalendarScope scope = CalendarScope.of(filter.of()).orElse(scopes.get(scopes.size() - 1));
        if (!scopes.contains(scope)) {
            throw new NotAllowed();
        }
        LocalDate from = view.from(on);
        LocalDate to = view.to(on);
        Map<LocalDate, DayCount> counts = entries.days(scope, actor, filter.roadmapId(), from, to, today);
        List<Entry> listed = counts.isEmpty()
                ? List.of()
                : entries.between(scope, actor, filter.roadmapId(), from, to, today, LISTED);
        Map<LocalDate, List<Entry>> byDay =
                listed.stream().collect(Collectors.groupingBy(Entry::due, LinkedHashMap::new, Collectors.toList()));
        return new CalendarPage(
                view,
                scope,
                title(view, on, locale),
                on,
                view.preceding(on),
                view.following(on),
                scopes,
                filter.roadmapId() == null ? "" : filter.roadmapId().toString(),
                entries.roadmaps(scope, actor),
                Stream.of(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                        .toList(),
                Months.between(from, to).stream()
                        .map(month -> month(month, counts, byDay, today, locale))
                        .toList(),
                byDay.entrySet().stream()
                        .map(day -> list(day.getKey(), day.getValue(), today, locale))
                        .toList(),
                counts.values().stream().mapToInt(DayCount::entries).sum(),
                listed.size(),
                working.isKnown(from.getYear()));
    }

    private String title(CalendarView view, LocalDate on, Locale locale) {
        return switch (view) {
            case MONTH -> title(YearMonth.from(on), locale) + " " + on.getYear();
            case QUARTER ->
                messages.getMessage(
                        "schedule.quarter",
                        new Object[] {String.valueOf(Quarter.of(on).number()), String.valueOf(on.getYear())},
                        locale);
            case YEAR -> messages.getMessage("schedule.year", new Object[] {String.valueOf(on.getYear())}, locale);
        };
    }

    private static String title(YearMonth month, Locale locale) {
        String name = month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private CalendarPage.Month month(
            YearMonth month,
            Map<LocalDate, DayCount> counts,
            Map<LocalDate, List<Entry>> byDay,
            LocalDate today,
            Locale locale) {
        List<DayCount> inside = counts.entrySet().stream()
                .filter(day -> YearMonth.from(day.getKey()).equals(month))
                .map(Map.Entry::getValue)
                .toList();
        return new CalendarPage.Month(
                title(month, locale),
                month.atDay(1),
                inside.stream().mapToInt(DayCount::entries).sum(),
                inside.stream().mapToInt(DayCount::late).sum(),
                Months.weeks(month).stream()
                        .map(week -> week.stream()
                                .map(date -> day(date, month, counts, byDay, today))
                                .toList())
                        .toList());
    }

    private CalendarPage.Day day(
            LocalDate date,
            YearMonth month,
            Map<LocalDate, DayCount> counts,
            Map<LocalDate, List<Entry>> byDay,
            LocalDate today) {
        boolean inside = YearMonth.from(date).equals(month);
        DayCount count = inside ? counts.getOrDefault(date, NOTHING) : NOTHING;
        List<Entry> all = inside ? byDay.getOrDefault(date, List.of()) : List.of();
        List<Entry> first = all.subList(0, Math.min(IN_A_CELL, all.size()));
        return new CalendarPage.Day(
                date,
                inside,
                working.isDayOff(date),
                date.equals(today),
                count.entries(),
                count.late(),
                first,
                count.entries() - first.size());
    }

    private CalendarPage.DayList list(LocalDate date, List<Entry> entries, LocalDate today, Locale locale) {
        boolean off = working.isDayOff(date);
        return new CalendarPage.DayList(
                date,
                date.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale),
                off,
                date.equals(today),
                off ? working.controlReminderDay(date) : null,
                entries);
    }
}
