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
import java.util.Objects;
import java.util.UUID;
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
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.ListAddress;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;
import ru.metodkarta.workdays.WorkingCalendars;

/** Assembles the calendar page in a fixed number of statements; what it shows is bounded whatever the territory. */
@Component
class CalendarPages {

    private static final int IN_A_CELL = 3;
    private static final DayCount NOTHING = new DayCount(0, 0);

    private final CalendarEntries entries;
    private final WorkingCalendars calendars;
    private final MessageSource messages;
    private final Dates dates;
    private final Clock clock;

    CalendarPages(
            CalendarEntries entries, WorkingCalendars calendars, MessageSource messages, Dates dates, Clock clock) {
        this.entries = entries;
        this.calendars = calendars;
        this.messages = messages;
        this.dates = dates;
        this.clock = clock;
    }

    /** What the cells and lists are drawn from. */
    private record Drawn(
            Map<LocalDate, DayCount> counts,
            Map<LocalDate, List<Entry>> listed,
            WorkingCalendar working,
            LocalDate today,
            Locale locale) {

        DayCount count(LocalDate day) {
            return counts.getOrDefault(day, NOTHING);
        }

        String weekday(LocalDate day) {
            return day.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale);
        }
    }

    @Transactional(readOnly = true)
    CalendarPage of(Actor actor, CalendarFilter filter, Locale locale) {
        LocalDate today = actor.today(clock);
        LocalDate on = filter.day(today);
        CalendarView view = filter.chosenView();
        List<CalendarScope> scopes = CalendarScope.openTo(actor);
        CalendarScope scope = scope(scopes, filter, locale);
        WorkingCalendar working = calendars.of(actor.regionId());
        UUID roadmap = filter.roadmapId();
        LocalDate from = view.from(on);
        LocalDate to = view.to(on);
        int ofADay = view.listedOfADay();
        Map<LocalDate, DayCount> counts = entries.days(scope, actor, roadmap, from, to, today);
        int total = counts.values().stream().mapToInt(DayCount::entries).sum();
        PageRequestParams page =
                view == CalendarView.DAY ? filter.pageOf(ofADay, total) : new PageRequestParams(1, ofADay);
        List<Entry> listed = counts.isEmpty() || ofADay == 0
                ? List.of()
                : entries.between(scope, actor, roadmap, from, to, today, page.offset(), ofADay, working);
        Map<LocalDate, List<Entry>> byDay =
                listed.stream().collect(Collectors.groupingBy(Entry::due, LinkedHashMap::new, Collectors.toList()));
        Drawn drawn = new Drawn(counts, byDay, working, today, locale);
        return new CalendarPage(
                view,
                scope,
                title(view, on, drawn),
                on,
                view.preceding(on),
                view.following(on),
                scopes,
                roadmap == null ? "" : roadmap.toString(),
                entries.roadmaps(scope, actor),
                Stream.of(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                        .toList(),
                view == CalendarView.DAY
                        ? List.of()
                        : Months.between(from, to).stream()
                                .map(month -> month(month, drawn))
                                .toList(),
                byDay.entrySet().stream()
                        .map(day -> list(day.getKey(), day.getValue(), drawn))
                        .toList(),
                total,
                view == CalendarView.DAY ? Paged.of(listed, page, total) : null,
                ListAddress.of("/calendar")
                        .with("view", view.code())
                        .with("on", on)
                        .with("of", scope.code())
                        .with("roadmap", roadmap)
                        .toString(),
                working.isKnown(from.getYear()));
    }

    /** Who follows a territory looks at that first. */
    private CalendarScope scope(List<CalendarScope> open, CalendarFilter filter, Locale locale) {
        CalendarScope asked = CalendarScope.of(filter.of()).orElse(null);
        if (open.isEmpty() || asked != null && !open.contains(asked)) {
            throw new NotAllowed(messages.getMessage(
                    open.isEmpty() ? "schedule.who-may" : "schedule.who-may." + asked.code(), null, locale));
        }
        return asked == null ? open.get(open.size() - 1) : asked;
    }

    private String title(CalendarView view, LocalDate on, Drawn drawn) {
        Locale locale = drawn.locale();
        return switch (view) {
            case DAY -> dates.day(on) + ", " + drawn.weekday(on);
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

    private static CalendarPage.Month month(YearMonth month, Drawn drawn) {
        List<DayCount> inside = drawn.counts().entrySet().stream()
                .filter(day -> YearMonth.from(day.getKey()).equals(month))
                .map(Map.Entry::getValue)
                .toList();
        return new CalendarPage.Month(
                title(month, drawn.locale()),
                month.atDay(1),
                inside.stream().mapToInt(DayCount::entries).sum(),
                inside.stream().mapToInt(DayCount::late).sum(),
                Months.weeks(month).stream()
                        .map(week -> week.stream()
                                .map(date -> day(date, month, drawn))
                                .toList())
                        .toList());
    }

    private static CalendarPage.Day day(LocalDate date, YearMonth month, Drawn drawn) {
        boolean inside = YearMonth.from(date).equals(month);
        DayCount count = inside ? drawn.count(date) : NOTHING;
        List<Entry> all = inside ? drawn.listed().getOrDefault(date, List.of()) : List.of();
        List<Entry> first = all.subList(0, Math.min(IN_A_CELL, all.size()));
        return new CalendarPage.Day(
                date,
                drawn.weekday(date),
                inside,
                drawn.working().isDayOff(date),
                date.equals(drawn.today()),
                count.entries(),
                count.late(),
                first,
                count.entries() - first.size());
    }

    private static CalendarPage.DayList list(LocalDate date, List<Entry> entries, Drawn drawn) {
        LocalDate controlOn = entries.get(0).controlOn();
        return new CalendarPage.DayList(
                date,
                drawn.weekday(date),
                drawn.working().isDayOff(date),
                date.equals(drawn.today()),
                entries.stream().allMatch(entry -> Objects.equals(entry.controlOn(), controlOn)) ? controlOn : null,
                entries,
                drawn.count(date).entries());
    }
}
