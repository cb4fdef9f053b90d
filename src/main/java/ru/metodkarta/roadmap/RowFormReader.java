package ru.metodkarta.roadmap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.deadline.MonthDayWindow;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** Reads a typed row; what cannot be read is noted in the errors and nothing is lost. */
final class RowFormReader {

    static final int TITLE = 4000;
    static final int CELL = 10_000;
    private static final int MANY_EXECUTORS = 60;
    private static final Pattern DAY_AND_MONTH = Pattern.compile("(\\d{1,2})[./](\\d{1,2})\\.?");

    private final RowForm form;
    private final FormErrors errors;

    private RowFormReader(RowForm form, FormErrors errors) {
        this.form = form;
        this.errors = errors;
    }

    /** Null when there are errors. */
    static RowChange read(RowForm form, FormErrors errors) {
        RowFormReader reader = new RowFormReader(form, errors);
        String number = errors.optional("number", form.number(), 30);
        String title = errors.required("title", form.title(), TITLE);
        List<ExecutorContent> executors = reader.executors();
        String deadline = errors.optional("deadlineText", form.deadlineText(), CELL);
        RowChange.Dating dating = reader.dating();
        String result = errors.optional("result", form.result(), CELL);
        String precondition = errors.optional("precondition", form.precondition(), 2000);
        Map<String, String> extra = reader.extra();
        if (!errors.isEmpty()) {
            return null;
        }
        return new RowChange(
                new ActivityContent(
                        number,
                        title,
                        executors,
                        deadline,
                        result,
                        ResultKind.of(form.resultKind()),
                        precondition,
                        yearKind(form.yearKind()),
                        extra,
                        null,
                        form.orderClause()),
                dating);
    }

    /** Only what a reading depends on; a half-typed date by hand is left out and the words are read meanwhile. */
    static RowChange forReading(RowForm form) {
        FormErrors unread = new FormErrors();
        RowChange.Dating dating = new RowFormReader(form, unread).dating();
        String words = form.deadlineText().strip();
        return new RowChange(
                new ActivityContent(
                        null,
                        "",
                        List.of(),
                        words.length() > CELL ? words.substring(0, CELL) : words,
                        null,
                        ResultKind.of(form.resultKind()),
                        null,
                        yearKind(form.yearKind()),
                        Map.of()),
                unread.isEmpty() ? dating : new RowChange.Dating.Automatic());
    }

    static YearKind yearKind(String name) {
        return switch (name) {
            case "CALENDAR" -> YearKind.CALENDAR;
            case "SCHOOL" -> YearKind.SCHOOL;
            default -> null;
        };
    }

    private List<ExecutorContent> executors() {
        List<ExecutorContent> executors = new ArrayList<>();
        form.executors().forEach(line -> executors.add(ExecutorTargets.read(line)));
        form.executorsAdded()
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> executors.add(ExecutorContent.named(name)));
        if (executors.size() > MANY_EXECUTORS) {
            errors.add("executorsAdded", "editor.error.many-executors", String.valueOf(MANY_EXECUTORS));
        }
        if (executors.stream().anyMatch(executor -> executor.printed().length() > 500)) {
            errors.add("executorsAdded", "error.too-long", "500");
        }
        return executors;
    }

    private Map<String, String> extra() {
        Map<String, String> cells = new LinkedHashMap<>();
        form.extra().forEach((key, value) -> {
            String cell = errors.optional(RowForm.EXTRA_PREFIX + key, value, CELL);
            if (cell != null) {
                cells.put(key, cell);
            }
        });
        return cells;
    }

    private RowChange.Dating dating() {
        return switch (form.deadlineMode()) {
            case "CONFIRMED" -> new RowChange.Dating.Confirmed(year("confirmedYear", form.confirmedYear()));
            case "MANUAL" -> manual();
            default -> new RowChange.Dating.Automatic();
        };
    }

    private RowChange.Dating manual() {
        LocalDate from = Dates.parse("manualFrom", form.manualFrom(), errors);
        LocalDate due = Dates.parse("manualDue", form.manualDue(), errors);
        MonthDay windowFrom = monthDay("windowFrom", form.windowFrom());
        MonthDay windowTo = monthDay("windowTo", form.windowTo());
        Integer firstYear = year("firstYear", form.firstYear());
        Integer lastYear = year("lastYear", form.lastYear());
        DeadlineKind kind = kind();
        if (from != null && due != null && due.isBefore(from)) {
            errors.add("manualDue", "editor.error.due-before-from");
        }
        if (windowFrom != null && windowTo == null) {
            errors.add("windowTo", "error.required");
        }
        if (firstYear != null && lastYear != null && lastYear < firstYear) {
            errors.add("lastYear", "editor.error.years-backwards");
        }
        if (kind == DeadlineKind.ONE_OFF && due == null && windowTo == null) {
            errors.add("manualDue", "editor.error.due-needed");
        }
        MonthDayWindow window = windowTo == null ? null : new MonthDayWindow(windowFrom, windowTo, true);
        return new RowChange.Dating.Manual(kind, from, due, window, firstYear, lastYear, times());
    }

    private DeadlineKind kind() {
        for (DeadlineKind kind : DeadlineKind.values()) {
            if (kind.name().equals(form.manualKind())) {
                return kind;
            }
        }
        errors.add("manualKind", "error.choice");
        return null;
    }

    private Integer times() {
        return number("timesPerYear", form.timesPerYear(), 1, 52, "editor.error.times");
    }

    private Integer year(String field, String typed) {
        return number(field, typed, 1990, 2150, "editor.error.year");
    }

    private Integer number(String field, String typed, int least, int most, String problem) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            int number = Integer.parseInt(typed.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // noted below
        }
        errors.add(field, problem);
        return null;
    }

    private MonthDay monthDay(String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        Matcher matcher = DAY_AND_MONTH.matcher(typed.strip());
        if (matcher.matches()) {
            try {
                return MonthDay.of(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
            } catch (DateTimeException e) {
                // noted below
            }
        }
        errors.add(field, "editor.error.month-day");
        return null;
    }
}
