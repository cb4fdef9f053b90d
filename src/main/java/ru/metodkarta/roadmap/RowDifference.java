package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a printed row changes in a row of the roadmap. Only what the document has a column for is compared; spaces and
 * line breaks are no change.
 */
final class RowDifference {

    private final RevisionText base;
    private final Set<ColumnKind> printed;
    /** Extra columns of the document: their keys there → keys of the roadmap. */
    private final Map<String, String> extraKeys;
    /** Columns the roadmap has not had. */
    private final List<ColumnContent> newColumns = new ArrayList<>();

    RowDifference(RevisionText base, List<ColumnContent> columns) {
        this.base = base;
        printed = columns.stream().map(ColumnContent::kind).collect(Collectors.toSet());
        extraKeys = extraKeys(columns);
    }

    private Map<String, String> extraKeys(List<ColumnContent> columns) {
        Map<String, String> known = new LinkedHashMap<>();
        base.columns().stream()
                .filter(column -> column.key() != null)
                .forEach(column -> known.put(TextMatching.plain(column.title()), column.key()));
        Map<String, String> keys = new LinkedHashMap<>();
        for (ColumnContent column : Columns.extra(columns)) {
            String key = known.remove(TextMatching.plain(column.title()));
            if (key == null) {
                int n = 1;
                while (taken("x" + n, keys)) {
                    n++;
                }
                key = "x" + n;
                newColumns.add(new ColumnContent(ColumnKind.EXTRA, column.title(), key));
            }
            keys.put(column.key(), key);
        }
        return keys;
    }

    private boolean taken(String key, Map<String, String> keys) {
        return keys.containsValue(key) || base.columns().stream().anyMatch(column -> key.equals(column.key()));
    }

    List<ColumnContent> newColumns() {
        return newColumns;
    }

    List<PlanDifference.Field> fields(RevisionText.Row old, ActivityContent fresh) {
        List<PlanDifference.Field> fields = new ArrayList<>();
        if (otherNumber(old, fresh)) {
            fields.add(PlanDifference.Field.of("number", null, old.number(), fresh.number()));
        }
        compare(fields, ColumnKind.TITLE, "title", old.title(), fresh.title());
        if (otherExecutors(old, fresh)) {
            fields.add(PlanDifference.Field.of("executors", null, cell(old), cell(fresh)));
        }
        compare(fields, ColumnKind.DEADLINE, "deadline", old.deadlineText(), fresh.deadlineText());
        compare(fields, ColumnKind.RESULT, "result", old.result(), fresh.result());
        extraKeys.forEach((key, own) -> {
            String before = old.extra().get(own);
            String after = fresh.extra().get(key);
            if (!flat(before).equals(flat(after))) {
                fields.add(PlanDifference.Field.of("extra", heading(own), before, after));
            }
        });
        return fields;
    }

    private String heading(String key) {
        return base.columns().stream()
                .filter(column -> key.equals(column.key()))
                .map(RevisionText.Column::title)
                .findFirst()
                .orElseGet(() -> newColumns.stream()
                        .filter(column -> key.equals(column.key()))
                        .map(ColumnContent::title)
                        .findFirst()
                        .orElse(""));
    }

    /** «1.1» and «1.1.» are one number. */
    private boolean otherNumber(RevisionText.Row old, ActivityContent fresh) {
        return printed.contains(ColumnKind.NUMBER)
                && !TextMatching.number(old.number()).equals(TextMatching.number(fresh.number()));
    }

    private void compare(List<PlanDifference.Field> fields, ColumnKind kind, String code, String before, String after) {
        if (printed.contains(kind) && !flat(before).equals(flat(after))) {
            fields.add(PlanDifference.Field.of(code, null, before, after));
        }
    }

    boolean otherExecutors(RevisionText.Row old, ActivityContent fresh) {
        if (!printed.contains(ColumnKind.EXECUTORS)) {
            return false;
        }
        if (old.executorsText() != null && fresh.executorsText() != null) {
            return !flat(old.executorsText()).equals(flat(fresh.executorsText()));
        }
        return !names(old)
                .equals(fresh.executors().stream()
                        .map(executor -> flat(executor.printed()))
                        .toList());
    }

    private static List<String> names(RevisionText.Row row) {
        return row.executors().stream()
                .map(executor -> flat(executor.printed()))
                .toList();
    }

    private static String cell(RevisionText.Row row) {
        return row.executorsText() != null
                ? row.executorsText()
                : row.executors().stream().map(RevisionText.Executor::printed).collect(Collectors.joining("\n"));
    }

    private static String cell(ActivityContent content) {
        return content.executorsText() != null
                ? content.executorsText()
                : content.executors().stream().map(ExecutorContent::printed).collect(Collectors.joining("\n"));
    }

    /**
     * The row with the words of the document; what a document does not print stays: kind of result, precondition.
     *
     * @param executors to be written; null: those it has
     */
    ActivityContent merged(RevisionText.Row old, ActivityContent fresh, List<ExecutorContent> executors) {
        Map<String, String> extra = new LinkedHashMap<>(old.extra());
        extraKeys.forEach((key, own) -> {
            String cell = fresh.extra().get(key);
            if (cell == null) {
                extra.remove(own);
            } else {
                extra.put(own, cell);
            }
        });
        return new ActivityContent(
                otherNumber(old, fresh) ? fresh.number() : old.number(),
                chosen(ColumnKind.TITLE, old.title(), fresh.title()),
                executors == null ? List.of() : executors,
                chosen(ColumnKind.DEADLINE, old.deadlineText(), fresh.deadlineText()),
                chosen(ColumnKind.RESULT, old.result(), fresh.result()),
                ResultKind.of(old.resultKind()),
                old.precondition(),
                old.yearKind(),
                extra,
                executors == null ? old.executorsText() : fresh.executorsText());
    }

    /** A row of the document under the keys of the roadmap's columns. */
    ActivityContent added(ActivityContent fresh) {
        Map<String, String> extra = new LinkedHashMap<>();
        fresh.extra().forEach((key, cell) -> extra.put(extraKeys.getOrDefault(key, key), cell));
        return new ActivityContent(
                fresh.number(),
                fresh.title(),
                fresh.executors(),
                fresh.deadlineText(),
                fresh.result(),
                fresh.resultKind(),
                fresh.precondition(),
                fresh.yearKind(),
                extra,
                fresh.executorsText());
    }

    private String chosen(ColumnKind kind, String before, String after) {
        return printed.contains(kind) && !flat(before).equals(flat(after)) ? after : before;
    }

    static String flat(String text) {
        return Objects.requireNonNullElse(text, "")
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }
}
