package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of what the system understood, for the message bundles: «каждый год в сентябре», «контроль 30.09».
 *
 * @param messageCode key in the bundle {@code messages/deadline}
 * @param arguments strings (numbers and dates already written), explanations, or lists of explanations
 */
public record Explanation(String messageCode, List<Object> arguments) {

    /** Gives the text of a message; fits a message source bound to a locale. */
    @FunctionalInterface
    public interface Wording {
        String text(String messageCode, Object[] arguments);
    }

    private static final String PREFIX = "deadline.explain.";

    public Explanation {
        arguments = List.copyOf(arguments);
    }

    private static Explanation part(String code, Object... arguments) {
        return new Explanation(PREFIX + code, List.of(arguments));
    }

    /** The reading in parts, most important first; never empty. To be joined with commas. */
    public static List<Explanation> of(Reading reading) {
        List<Explanation> parts = new ArrayList<>();
        switch (reading.kind()) {
            case ONE_OFF -> oneOff(reading, parts);
            case YEARLY -> yearly(reading, parts);
            case HALF_YEARLY, QUARTERLY, MONTHLY -> partOfYear(reading, parts);
            case YEAR_ROUND -> yearRound(reading, parts);
            case RELATIVE -> parts.add(relative(reading.relative()));
            case OPEN_START -> parts.add(openStart(reading));
            case EXTERNAL_PLAN ->
                parts.add(
                        reading.planOwner() == null
                                ? part("externalPlan")
                                : part("externalPlan.owner", reading.planOwner()));
            case AS_NEEDED -> parts.add(part("asNeeded"));
            case UNSPECIFIED -> parts.add(part("unspecified"));
        }
        years(reading, parts);
        if (reading.forYearOffset() != 0) {
            parts.add(part(reading.forYearOffset() > 0 ? "forNextYear" : "forPreviousYear"));
        }
        if (reading.planOwner() != null && reading.kind() != DeadlineKind.EXTERNAL_PLAN) {
            parts.add(part("dates.owner", reading.planOwner()));
        }
        if (reading.then() != null) {
            parts.add(part("then", of(reading.then())));
        }
        if (reading.manual()) {
            parts.add(part("manual"));
        }
        return List.copyOf(parts);
    }

    /** The whole sentence: the parts of {@link #of} in the wording's language, joined with commas. */
    public static String sentence(Reading reading, Wording wording) {
        return join(of(reading), wording);
    }

    private static String join(List<?> parts, Wording wording) {
        return parts.stream().map(part -> ((Explanation) part).text(wording)).collect(Collectors.joining(", "));
    }

    /** This part in the wording's language. */
    public String text(Wording wording) {
        Object[] texts = arguments.stream()
                .map(argument -> {
                    if (argument instanceof Explanation nested) {
                        return nested.text(wording);
                    }
                    return argument instanceof List<?> list ? join(list, wording) : argument;
                })
                .toArray();
        return wording.text(messageCode, texts);
    }

    private static void oneOff(Reading reading, List<Explanation> parts) {
        List<DateSpan> dates = reading.dates().isEmpty() && reading.due() != null
                ? List.of(new DateSpan(reading.from(), reading.due()))
                : reading.dates();
        for (DateSpan date : dates) {
            parts.add(dates(date));
            if (date.from() != null) {
                parts.add(part("control", written(date.due())));
            }
        }
        for (MonthDayWindow window : reading.windows()) {
            parts.add(window(window));
        }
        if (dates.isEmpty()) {
            parts.add(part("yearOfPlan"));
        }
    }

    private static Explanation dates(DateSpan span) {
        LocalDate due = span.due();
        LocalDate from = span.from();
        if (from == null) {
            return part("by", written(due));
        }
        boolean wholeMonths = from.getDayOfMonth() == 1 && due.getDayOfMonth() == due.lengthOfMonth();
        if (!wholeMonths) {
            return part("span", written(from), written(due));
        }
        boolean sameYear = from.getYear() == due.getYear();
        if (sameYear && from.getMonth() == due.getMonth()) {
            return part("monthOfYear", month("", due.getMonthValue()), year(due));
        }
        return sameYear
                ? part("monthsOfYear", month("", from.getMonthValue()), month("", due.getMonthValue()), year(due))
                : part(
                        "monthsOfYears",
                        month("", from.getMonthValue()),
                        year(from),
                        month("", due.getMonthValue()),
                        year(due));
    }

    private static Explanation window(MonthDayWindow window) {
        MonthDay from = window.from();
        MonthDay to = window.to();
        if (from == null) {
            return part("by", day(to));
        }
        if (!window.isWholeMonths()) {
            return part("span", day(from), day(to));
        }
        return from.getMonth() == to.getMonth()
                ? part("in", month("in.", to.getMonthValue()))
                : part("span", month("of.", from.getMonthValue()), month("", to.getMonthValue()));
    }

    private static Explanation day(MonthDay day) {
        return part("day", Integer.toString(day.getDayOfMonth()), month("of.", day.getMonthValue()));
    }

    private static Explanation month(String form, int number) {
        return new Explanation("deadline.month." + form + number, List.of());
    }

    private static void yearly(Reading reading, List<Explanation> parts) {
        List<MonthDayWindow> printed =
                reading.windows().stream().filter(MonthDayWindow::printed).toList();
        int times = reading.timesPerYear() == null ? 1 : reading.timesPerYear();
        if (reading.everyYears() != null) {
            parts.add(part("everyYears." + form(reading.everyYears()), Integer.toString(reading.everyYears())));
        } else if (reading.atLeast()) {
            parts.add(times == 1 ? part("atLeast.one") : part("atLeast.many", Integer.toString(times)));
        } else if (times > 1) {
            parts.add(part("times." + form(times), Integer.toString(times)));
        } else if (printed.size() == 1) {
            parts.add(part("everyYear", window(printed.get(0))));
        } else {
            parts.add(part("onceAYear"));
        }
        boolean said = times == 1 && reading.everyYears() == null && !reading.atLeast() && printed.size() == 1;
        if (!said) {
            printed.forEach(window -> parts.add(window(window)));
        }
        boolean severalTerms = reading.windows().size() > 1 && printed.isEmpty();
        for (MonthDayWindow window : reading.windows()) {
            if (window.from() != null && !severalTerms) {
                parts.add(part("control", written(window.to())));
            }
        }
    }

    /** Russian counts 2–4 differently from 5 and more. */
    private static String form(int number) {
        boolean teens = number % 100 >= 11 && number % 100 <= 14;
        return !teens && number % 10 >= 2 && number % 10 <= 4 ? "few" : "many";
    }

    private static void partOfYear(Reading reading, List<Explanation> parts) {
        parts.add(part("every." + reading.kind()));
        if (reading.dayOfMonth() != null) {
            String code = reading.followingMonth() ? "dayOfNextMonth" : "dayOfMonth";
            String day = Integer.toString(reading.dayOfMonth());
            parts.add(reading.dayOfMonth() == 31 ? part("lastDayOfMonth") : part(code, day));
        }
        reading.windows().forEach(window -> parts.add(window(window)));
    }

    private static void yearRound(Reading reading, List<Explanation> parts) {
        if (reading.continuous()) {
            parts.add(part("continuous"));
            return;
        }
        parts.add(part(reading.printedYearKind() == YearKind.SCHOOL ? "schoolYearRound" : "yearRound"));
        for (MonthDayWindow window : reading.windows()) {
            if (window.printed()) {
                parts.add(window(window));
            }
            parts.add(part("closed", written(window.to())));
        }
    }

    private static Explanation relative(RelativeTerm term) {
        if (term == null) {
            return part("relative");
        }
        String order = term.before() ? "before" : "after";
        if (term.days() == null) {
            return term.event() == null ? part("relative") : part("relative." + order, term.event());
        }
        String days = term.days().toString();
        String unit = term.working() ? "workingDays." : "days.";
        return term.event() == null
                ? part("relative.days", days)
                : part("relative." + unit + order, days, term.event());
    }

    private static Explanation openStart(Reading reading) {
        if (reading.from() != null) {
            return part("openStart", written(reading.from()));
        }
        MonthDayWindow window = reading.window();
        return window == null || window.from() == null
                ? part("openStart.unknown")
                : part("openStart", written(window.from()));
    }

    private static void years(Reading reading, List<Explanation> parts) {
        Integer first = reading.firstYear();
        Integer last = reading.lastYear();
        if (first == null && last == null) {
            return;
        }
        if (last == null) {
            parts.add(part("sinceYear", first.toString()));
        } else if (first == null) {
            parts.add(part("untilYear", last.toString()));
        } else if (first.equals(last)) {
            parts.add(part("inYear", first.toString()));
        } else {
            parts.add(part("inYears", first.toString(), last.toString()));
        }
    }

    private static String written(LocalDate date) {
        return twoDigits(date.getDayOfMonth()) + "." + twoDigits(date.getMonthValue()) + "." + year(date);
    }

    private static String year(LocalDate date) {
        return Integer.toString(date.getYear());
    }

    /** dd.MM; the end of February is «28/29.02». */
    private static String written(MonthDay day) {
        boolean february = day.getMonthValue() == 2 && day.getDayOfMonth() == 29;
        return (february ? "28/29" : twoDigits(day.getDayOfMonth())) + "." + twoDigits(day.getMonthValue());
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
