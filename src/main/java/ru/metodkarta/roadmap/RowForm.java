package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.util.MultiValueMap;
import ru.metodkarta.deadline.MonthDayWindow;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.web.Dates;

/**
 * What stands in the form of a row, as typed. Read from the parameters by hand: Spring would split a single executor at
 * its comma.
 *
 * @param version of the row this form was opened with, empty for a new row
 * @param base {@link #fingerprint} of the text this form was opened with
 * @param executorsAdded names still to be resolved, one a line
 * @param deadlineMode {@code AUTO}, {@code CONFIRMED} or {@code MANUAL}
 * @param windowFrom day and month, «01.09»
 */
record RowForm(
        String version,
        String base,
        String section,
        String number,
        String title,
        List<ExecutorLine> executors,
        String executorsAdded,
        String deadlineText,
        String deadlineMode,
        String confirmedYear,
        String manualKind,
        String manualFrom,
        String manualDue,
        String windowFrom,
        String windowTo,
        String firstYear,
        String lastYear,
        String timesPerYear,
        String result,
        String resultKind,
        String precondition,
        String yearKind,
        Map<String, String> extra) {

    /**
     * @param target {@code ORG:<id>}, {@code GROUP:<code>:<basis>}, {@code LIST:<id>}, {@code TEXT}, or empty: to be
     *     resolved by name
     * @param part name of a {@link Part}, or empty: by the default rule
     */
    record ExecutorLine(String printed, String target, String part) {}

    static final String EXTRA_PREFIX = "extra.";

    /** In place of a section: the row is a clause of the order, outside the table. */
    static final String CLAUSES = "order";

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("dd.MM");

    static RowForm blank(String section) {
        return new RowForm(
                "", "", section, "", "", List.of(), "", "", "AUTO", "", "", "", "", "", "", "", "", "", "", "", "", "",
                Map.of());
    }

    static RowForm of(MultiValueMap<String, String> params) {
        Map<String, String> extra = new TreeMap<>();
        params.forEach((name, values) -> {
            if (name.startsWith(EXTRA_PREFIX)) {
                extra.put(name.substring(EXTRA_PREFIX.length()), values.get(0));
            }
        });
        // the button under a question: its year, or none to leave the question aside
        boolean answered = params.containsKey("confirmYear");
        return new RowForm(
                first(params, "version"),
                first(params, "base"),
                first(params, "section"),
                first(params, "number"),
                first(params, "title"),
                lines(params),
                first(params, "executorsAdded"),
                first(params, "deadlineText"),
                answered ? "CONFIRMED" : first(params, "deadlineMode"),
                first(params, answered ? "confirmYear" : "confirmedYear"),
                first(params, "manualKind"),
                first(params, "manualFrom"),
                first(params, "manualDue"),
                first(params, "windowFrom"),
                first(params, "windowTo"),
                first(params, "firstYear"),
                first(params, "lastYear"),
                first(params, "timesPerYear"),
                first(params, "result"),
                first(params, "resultKind"),
                first(params, "precondition"),
                first(params, "yearKind"),
                extra);
    }

    private static List<ExecutorLine> lines(MultiValueMap<String, String> params) {
        List<String> printed = params.getOrDefault("executorPrinted", List.of());
        List<String> targets = params.getOrDefault("executorTarget", List.of());
        List<String> parts = params.getOrDefault("executorPart", List.of());
        String dropped = first(params, "drop");
        List<ExecutorLine> lines = new ArrayList<>();
        for (int i = 0; i < printed.size(); i++) {
            if (!printed.get(i).isBlank() && !String.valueOf(i).equals(dropped)) {
                lines.add(new ExecutorLine(
                        printed.get(i).strip(),
                        i < targets.size() ? targets.get(i) : "",
                        i < parts.size() ? parts.get(i) : ""));
            }
        }
        return lines;
    }

    private static String first(MultiValueMap<String, String> params, String name) {
        return Objects.requireNonNullElse(params.getFirst(name), "").replace("\r\n", "\n");
    }

    /** The stored row as a form. */
    static RowForm of(ActivityRow row) {
        ActivityContent text = row.text();
        Reading reading = row.reading();
        boolean manual = row.readingSource() == ReadingSource.OVERRULED;
        MonthDayWindow window = manual ? reading.window() : null;
        RowForm form = new RowForm(
                String.valueOf(row.version()),
                "",
                text.orderClause()
                        ? CLAUSES
                        : row.sectionId() == null ? "" : row.sectionId().toString(),
                typed(text.number()),
                text.title(),
                text.executors().stream()
                        .map(executor -> new ExecutorLine(
                                executor.printed(),
                                ExecutorTargets.write(executor),
                                executor.part().name()))
                        .toList(),
                "",
                text.deadlineText(),
                manual ? "MANUAL" : row.readingSource() == ReadingSource.CONFIRMED ? "CONFIRMED" : "AUTO",
                number(reading.confirmedYear()),
                manual ? reading.kind().name() : "",
                manual ? day(reading.from()) : "",
                manual ? day(reading.due()) : "",
                window == null || window.from() == null ? "" : MONTH_DAY.format(window.from()),
                window == null ? "" : MONTH_DAY.format(window.to()),
                manual ? number(reading.firstYear()) : "",
                manual ? number(reading.lastYear()) : "",
                manual ? number(reading.timesPerYear()) : "",
                typed(text.result()),
                text.resultKind() == null ? "" : text.resultKind().name(),
                typed(text.precondition()),
                text.yearKind() == null ? "" : text.yearKind().name(),
                new TreeMap<>(text.extra()));
        return form.withBase(RowFields.fingerprint(form));
    }

    private static String typed(String value) {
        return value == null ? "" : value;
    }

    private static String number(Integer value) {
        return value == null ? "" : String.valueOf(value);
    }

    private static String day(LocalDate day) {
        return new Dates().day(day);
    }

    public boolean orderClause() {
        return CLAUSES.equals(section);
    }

    RowForm withBase(String newBase) {
        return copy(version, newBase, executors, executorsAdded);
    }

    RowForm withVersion(String newVersion, String newBase) {
        return copy(newVersion, newBase, executors, executorsAdded);
    }

    /** Names are resolved: nothing waits in the text box any more. */
    RowForm withExecutors(List<ExecutorLine> resolved) {
        return copy(version, base, resolved, "");
    }

    private RowForm copy(String newVersion, String newBase, List<ExecutorLine> newExecutors, String newAdded) {
        return new RowForm(
                newVersion,
                newBase,
                section,
                number,
                title,
                newExecutors,
                newAdded,
                deadlineText,
                deadlineMode,
                confirmedYear,
                manualKind,
                manualFrom,
                manualDue,
                windowFrom,
                windowTo,
                firstYear,
                lastYear,
                timesPerYear,
                result,
                resultKind,
                precondition,
                yearKind,
                extra);
    }

    /** This form with some fields (codes of {@link RowFields}) as another has them. */
    RowForm taking(java.util.Set<String> fields, RowForm other) {
        boolean deadline = fields.contains("deadline");
        RowForm dates = deadline ? other : this;
        Map<String, String> cells = new LinkedHashMap<>(extra);
        fields.stream().filter(field -> field.startsWith(EXTRA_PREFIX)).forEach(field -> {
            String key = field.substring(EXTRA_PREFIX.length());
            cells.put(key, other.extra.getOrDefault(key, ""));
        });
        return new RowForm(
                version,
                base,
                section,
                fields.contains("number") ? other.number : number,
                fields.contains("title") ? other.title : title,
                fields.contains("executors") ? other.executors : executors,
                executorsAdded,
                dates.deadlineText,
                dates.deadlineMode,
                dates.confirmedYear,
                dates.manualKind,
                dates.manualFrom,
                dates.manualDue,
                dates.windowFrom,
                dates.windowTo,
                dates.firstYear,
                dates.lastYear,
                dates.timesPerYear,
                fields.contains("result") ? other.result : result,
                fields.contains("resultKind") ? other.resultKind : resultKind,
                fields.contains("precondition") ? other.precondition : precondition,
                fields.contains("yearKind") ? other.yearKind : yearKind,
                cells);
    }

    /** The single texts by their names, to travel through the page of a conflict. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("version", version);
        texts.put("base", base);
        texts.put("section", section);
        texts.put("number", number);
        texts.put("title", title);
        texts.put("deadlineText", deadlineText);
        texts.put("deadlineMode", deadlineMode);
        texts.put("confirmedYear", confirmedYear);
        texts.put("manualKind", manualKind);
        texts.put("manualFrom", manualFrom);
        texts.put("manualDue", manualDue);
        texts.put("windowFrom", windowFrom);
        texts.put("windowTo", windowTo);
        texts.put("firstYear", firstYear);
        texts.put("lastYear", lastYear);
        texts.put("timesPerYear", timesPerYear);
        texts.put("result", result);
        texts.put("resultKind", resultKind);
        texts.put("precondition", precondition);
        texts.put("yearKind", yearKind);
        extra.forEach((key, value) -> texts.put(EXTRA_PREFIX + key, value));
        return texts;
    }

    int versionNumber() {
        try {
            return Integer.parseInt(version.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
