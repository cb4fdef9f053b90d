package ru.metodkarta.cascade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import ru.metodkarta.roadmap.LinkedField;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row as links compare it.
 *
 * @param reading what a person confirmed or set for the words of the deadline, as JSON without the words; null: the dates
 *     follow from the words, in each roadmap by its own period and kind of year
 * @param executors printed names, a line each
 * @param cells of the roadmap's own columns by {@link #CELL} and title
 */
record SourceRow(
        UUID rowId,
        UUID activityId,
        UUID sectionId,
        String number,
        String title,
        String deadlineText,
        String reading,
        String result,
        String resultKind,
        String precondition,
        String yearKind,
        String executors,
        Map<String, String> cells) {

    /** Before the title of a column, in the codes of fields. */
    static final String CELL = "EXTRA:";

    static final String READING = "READING";

    private static final String EXECUTORS =
            "(select string_agg(e.printed, E'\\n' order by e.position) from executor e where e.activity_row_id = %s.id)";
    private static final String SETTLED =
            "case when %1$s.reading_source <> 'READ' then (%1$s.reading - 'text')::text end";
    private static final String CELLS =
            "linked_cells((select k.columns from revision k where k.id = %1$s.revision_id), %1$s.extra)";

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** Columns of an alias of table activity_row, for {@link #read} with the same prefix. */
    static String columns(String alias, String prefix) {
        return """
                %1$s.id %2$srow_id, %1$s.activity_id %2$sactivity_id, %1$s.section_id %2$ssection_id, %1$s.number %2$snumber,
                %1$s.title %2$stitle, %1$s.deadline_text %2$sdeadline, %1$s.result %2$sresult, %1$s.result_kind %2$sresult_kind,
                %1$s.precondition %2$sprecondition, %1$s.year_kind %2$syear_kind,
                """.formatted(alias, prefix) + SETTLED.formatted(alias) + " " + prefix + "reading, "
                + EXECUTORS.formatted(alias) + " " + prefix + "executors, " + CELLS.formatted(alias) + "::text "
                + prefix
                + "cells";
    }

    /** The same fields as JSON, as links remember them. */
    static String json(String alias) {
        return """
                (jsonb_build_object('TITLE', %1$s.title, 'EXECUTORS', %2$s, 'DEADLINE', %1$s.deadline_text, 'READING', %3$s,
                  'RESULT', %1$s.result, 'RESULT_KIND', %1$s.result_kind, 'PRECONDITION', %1$s.precondition,
                  'YEAR_KIND', %1$s.year_kind, 'PRESENT', 'yes') || %4$s)""".formatted(alias, EXECUTORS.formatted(alias), SETTLED.formatted(alias), CELLS.formatted(alias));
    }

    /** Null where there is no such row. */
    static SourceRow read(ResultSet row, String prefix, JsonMapper json) throws SQLException {
        UUID id = row.getObject(prefix + "row_id", UUID.class);
        return id == null
                ? null
                : new SourceRow(
                        id,
                        row.getObject(prefix + "activity_id", UUID.class),
                        row.getObject(prefix + "section_id", UUID.class),
                        row.getString(prefix + "number"),
                        row.getString(prefix + "title"),
                        row.getString(prefix + "deadline"),
                        row.getString(prefix + "reading"),
                        row.getString(prefix + "result"),
                        row.getString(prefix + "result_kind"),
                        row.getString(prefix + "precondition"),
                        row.getString(prefix + "year_kind"),
                        row.getString(prefix + "executors"),
                        new TreeMap<>(json.readValue(row.getString(prefix + "cells"), TEXTS)));
    }

    /** What is compared, by names of {@link LinkedField} and codes of cells, in the order of the page. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(LinkedField.TITLE.name(), title);
        fields.put(LinkedField.EXECUTORS.name(), executors);
        fields.put(LinkedField.DEADLINE.name(), deadline(deadlineText, reading));
        fields.put(LinkedField.RESULT.name(), result);
        fields.put(LinkedField.RESULT_KIND.name(), resultKind);
        fields.put(LinkedField.PRECONDITION.name(), precondition);
        fields.put(LinkedField.YEAR_KIND.name(), yearKind);
        fields.putAll(cells);
        return fields;
    }

    /** Words and the dates that a person settled for them are one field: either changes when the deadline does. */
    static String deadline(String words, String reading) {
        return reading == null ? words : words + "\n" + reading;
    }

    /** Cells by the titles of their columns. */
    Map<String, String> titledCells() {
        Map<String, String> titled = new HashMap<>();
        cells.forEach((code, text) -> titled.put(code.substring(CELL.length()), text));
        return titled;
    }
}
