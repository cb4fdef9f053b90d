package ru.metodkarta.workdays;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;

/** The pages of working days: a year at a glance, what is known, a year before it is written. */
@Component
class WorkdaysPages {

    static final String URL = "/calendar/days";
    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2100;
    private static final int MONTHS = 12;
    private static final int AHEAD = 3;

    private final WorkingDays days;
    private final WorkingCalendars calendars;
    private final MessageSource messages;
    private final Clock clock;

    WorkdaysPages(WorkingDays days, WorkingCalendars calendars, MessageSource messages, Clock clock) {
        this.days = days;
        this.calendars = calendars;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A month at a glance.
     *
     * @param daysOff Mondays to Fridays that are days off, «1–8, 23»; empty for none
     * @param weekendsWorking Saturdays and Sundays that are working
     */
    record Month(String name, int working, int off, String daysOff, String weekendsWorking) {}

    record Change(LocalDate day, boolean working) {}

    /** Null when it is no year of a calendar. */
    static Integer year(String typed) {
        String digits = typed == null ? "" : typed.strip();
        int year = digits.matches("\\d{4}") ? Integer.parseInt(digits) : 0;
        return year < FIRST_YEAR || year > LAST_YEAR ? null : year;
    }

    static String url(int year) {
        return URL + "?year=" + year;
    }

    int yearOrThis(String typed, Actor actor) {
        Integer year = year(typed);
        return year == null ? actor.today(clock).getYear() : year;
    }

    String days(Actor actor, int year, RegionalDayForm form, FormErrors errors, Locale locale, Model model) {
        WorkingCalendar calendar = calendars.of(actor.regionId());
        List<WorkingDays.BroughtIn> broughtIn = days.years(actor.regionId());
        model.addAttribute("year", String.valueOf(year));
        model.addAttribute("years", years(actor, calendar, year));
        model.addAttribute("known", ranges(calendar.knownYears()));
        model.addAttribute("bundled", ranges(WorkingCalendar.russian().knownYears()));
        model.addAttribute("isKnown", calendar.isKnown(year));
        model.addAttribute("isBundled", WorkingCalendar.russian().isKnown(year));
        model.addAttribute(
                "broughtIn",
                broughtIn.stream().filter(one -> one.year() == year).findFirst().orElse(null));
        model.addAttribute("zone", actor.zone());
        model.addAttribute("months", months(calendar, year, locale));
        model.addAttribute("working", workingDays(calendar, year));
        model.addAttribute("regional", days.regionalDays(actor.regionId(), year));
        model.addAttribute("keeps", !WorkingDays.keeping(actor).isEmpty());
        model.addAttribute("grants", WorkingDays.keeping(actor));
        model.addAttribute("kinds", kinds(locale));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "workdays/days";
    }

    private List<Option> kinds(Locale locale) {
        return List.of(
                new Option("OFF", messages.getMessage("workdays.kind.OFF", null, locale)),
                new Option("WORKING", messages.getMessage("workdays.kind.WORKING", null, locale)));
    }

    private List<Option> years(Actor actor, WorkingCalendar calendar, int chosen) {
        int now = actor.today(clock).getYear();
        Set<Integer> years = new TreeSet<>(calendar.knownYears());
        IntStream.rangeClosed(now - 1, now + AHEAD).forEach(years::add);
        years.add(chosen);
        return years.stream()
                .map(String::valueOf)
                .map(year -> new Option(year, year))
                .toList();
    }

    /** The first year from this one on that is not known: what one comes to bring in. */
    int wanted(Actor actor) {
        WorkingCalendar calendar = calendars.of(actor.regionId());
        int year = actor.today(clock).getYear();
        while (calendar.isKnown(year)) {
            year++;
        }
        return year;
    }

    String form(YearForm form, FormErrors errors, List<YearTable.Problem> problems, Locale locale, Model model) {
        crumbs(locale, model);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("problems", problems);
        return "workdays/import";
    }

    String preview(Actor actor, OfficialYear official, String act, Locale locale, Model model) {
        crumbs(locale, model);
        WorkingCalendar before = calendars.official(actor.regionId());
        WorkingCalendar after = official.calendar();
        List<Change> changes = LocalDate.of(official.year(), 1, 1)
                .datesUntil(LocalDate.of(official.year() + 1, 1, 1))
                .filter(day -> before.isDayOff(day) != after.isDayOff(day))
                .map(day -> new Change(day, !after.isDayOff(day)))
                .toList();
        model.addAttribute("year", String.valueOf(official.year()));
        model.addAttribute("act", act);
        model.addAttribute("working", official.workingDaysOfTheYear());
        model.addAttribute("months", months(after, official.year(), locale));
        model.addAttribute("wasKnown", before.isKnown(official.year()));
        model.addAttribute("changes", changes);
        model.addAttribute("table", YearTable.text(official));
        model.addAttribute("seen", calendars.stamp(actor.regionId()));
        model.addAttribute("grants", WorkingDays.keeping(actor));
        return "workdays/preview";
    }

    private void crumbs(Locale locale, Model model) {
        model.addAttribute("crumbs", List.of(new Crumb(messages.getMessage("menu.workdays", null, locale), URL)));
    }

    private static int workingDays(WorkingCalendar calendar, int year) {
        return calendar.workingDaysBetween(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    static List<Month> months(WorkingCalendar calendar, int year, Locale locale) {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(number -> {
                    YearMonth month = YearMonth.of(year, number);
                    List<LocalDate> all = month.atDay(1)
                            .datesUntil(month.plusMonths(1).atDay(1))
                            .toList();
                    List<Integer> daysOff = new ArrayList<>();
                    List<Integer> weekendsWorking = new ArrayList<>();
                    for (LocalDate day : all) {
                        if (calendar.isDayOff(day) && !OfficialYear.weekend(day)) {
                            daysOff.add(day.getDayOfMonth());
                        } else if (!calendar.isDayOff(day) && OfficialYear.weekend(day)) {
                            weekendsWorking.add(day.getDayOfMonth());
                        }
                    }
                    int working = (int)
                            all.stream().filter(day -> !calendar.isDayOff(day)).count();
                    String name = month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale);
                    return new Month(
                            name.substring(0, 1).toUpperCase(locale) + name.substring(1),
                            working,
                            all.size() - working,
                            ranges(daysOff),
                            ranges(weekendsWorking));
                })
                .toList();
    }

    /** «1–8, 23» */
    static String ranges(List<Integer> numbers) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int from = i;
            while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
                i++;
            }
            ranges.add(
                    from == i
                            ? "" + numbers.get(i)
                            : numbers.get(from) + (i == from + 1 ? ", " : "–") + numbers.get(i));
        }
        return String.join(", ", ranges);
    }
}
