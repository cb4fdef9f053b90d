package ru.metodkarta.deadline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table {@code deadline/language.tsv}: phrase, context, reading and occurrences in a short form.
 *
 * <p>Context: {@code -} nothing known; {@code 2022} a calendar year; {@code 2022/23} a school year; {@code 2021-2024} four
 * years; {@code 22-24} September 2022 – May 2024; {@code s2021} the section row «2021 год» of a plan for 2021–2024.
 */
final class LanguageTable {

    static final LocalDate TODAY = LocalDate.of(2022, 1, 15);

    record Entry(String phrase, String context, String reading, String occurrences) {}

    private LanguageTable() {}

    static List<Entry> entries() throws IOException {
        try (InputStream in = LanguageTable.class.getResourceAsStream("/deadline/language.tsv")) {
            List<Entry> entries = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        String[] cells = line.split("\t", -1);
                        entries.add(new Entry(unescape(cells[0]), cells[1], cells[2], cells[3]));
                    });
            return entries;
        }
    }

    private static String unescape(String phrase) {
        return phrase.replace("\\n", "\n").replace("\\u00a0", "\u00a0").replace("\\u00ad", "\u00ad");
    }

    static PlanPeriod period(String context) {
        return switch (context) {
            case "2022" -> PlanPeriod.years(2022, 2022);
            case "2022/23" -> PlanPeriod.schoolYear(2022);
            case "2021-2024", "s2021" -> PlanPeriod.years(2021, 2024);
            case "22-24" -> PlanPeriod.of(LocalDate.of(2022, 9, 1), LocalDate.of(2024, 5, 31));
            default -> PlanPeriod.unknown();
        };
    }

    static Reading read(String phrase, String context) {
        Integer section = context.equals("s2021") ? 2021 : null;
        return new DeadlineReader()
                .read(phrase, ReadingContext.of(period(context)).withSectionYear(section));
    }

    static String describe(Reading reading) {
        StringBuilder text = new StringBuilder(reading.kind().name());
        add(text, " ", span(reading.from(), reading.due()));
        for (DateSpan date : reading.dates()) {
            add(text, " & ", span(date.from(), date.due()));
        }
        for (MonthDayWindow window : reading.windows()) {
            String from = window.from() == null ? "" : window.from().toString().substring(2);
            text.append(window.printed() ? " [" : " (")
                    .append(from)
                    .append("..")
                    .append(window.to().toString().substring(2))
                    .append(window.printed() ? "]" : ")");
        }
        add(text, " first ", reading.firstYear());
        add(text, " last ", reading.lastYear());
        add(text, reading.atLeast() ? " times>=" : " times ", reading.timesPerYear());
        add(text, " every ", reading.everyYears());
        add(text, " day ", reading.dayOfMonth());
        text.append(reading.followingMonth() ? " of next month" : "");
        add(text, " offset ", reading.forYearOffset() == 0 ? null : reading.forYearOffset());
        add(text, " year ", reading.printedYearKind());
        text.append(reading.continuous() ? " continuous" : "").append(reading.report() ? " report" : "");
        add(text, " plan of ", reading.planOwner());
        if (reading.relative() != null) {
            RelativeTerm term = reading.relative();
            text.append(term.before() ? " before" : " after");
            add(text, " ", term.days());
            text.append(term.working() ? " working" : "");
            add(text, ": ", term.event());
        }
        for (Question question : reading.questions()) {
            text.append(" ? ").append(question.code());
            add(text, " ", question.proposedYear());
        }
        add(text, " then ", reading.then() == null ? null : describe(reading.then()));
        return text.toString();
    }

    static String occurrences(Reading reading, String context) {
        return Occurrences.of(reading, period(context), Conventions.standard(), TODAY).stream()
                .map(occurrence -> occurrence.key() + " " + span(occurrence.from(), occurrence.due()))
                .collect(Collectors.joining("; "));
    }

    private static String span(LocalDate from, LocalDate due) {
        return from == null && due == null ? null : (from == null ? "" : from) + ".." + (due == null ? "" : due);
    }

    private static void add(StringBuilder text, String prefix, Object value) {
        if (value != null) {
            text.append(prefix).append(value);
        }
    }
}
