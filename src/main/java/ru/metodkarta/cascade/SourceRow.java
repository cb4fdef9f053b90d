package ru.metodkarta.cascade;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import ru.metodkarta.roadmap.LinkedField;

/**
 * A row as links compare it.
 *
 * @param executors printed names, a line each
 */
record SourceRow(
        UUID rowId,
        UUID activityId,
        UUID sectionId,
        String number,
        String title,
        String deadlineText,
        String result,
        String resultKind,
        String precondition,
        String yearKind,
        String executors) {

    /** Columns of the alias {@code w} of table activity_row, in names of this record. */
    static final String COLUMNS = """
            w.id row_id, w.activity_id, w.section_id, w.number, w.title, w.deadline_text, w.result, w.result_kind,
            w.precondition, w.year_kind, (select string_agg(e.printed, E'\\n' order by e.position) from executor e
              where e.activity_row_id = w.id) executors""";

    /** The same fields as JSON, by names of {@link LinkedField}. */
    static final String JSON = """
            jsonb_build_object('TITLE', w.title, 'EXECUTORS', (select string_agg(e.printed, E'\\n' order by e.position)
                from executor e where e.activity_row_id = w.id), 'DEADLINE', w.deadline_text, 'RESULT', w.result,
              'RESULT_KIND', w.result_kind, 'PRECONDITION', w.precondition, 'PRESENT', 'yes')""";

    Map<LinkedField, String> fields() {
        Map<LinkedField, String> fields = new EnumMap<>(LinkedField.class);
        fields.put(LinkedField.TITLE, title);
        fields.put(LinkedField.EXECUTORS, executors);
        fields.put(LinkedField.DEADLINE, deadlineText);
        fields.put(LinkedField.RESULT, result);
        fields.put(LinkedField.RESULT_KIND, resultKind);
        fields.put(LinkedField.PRECONDITION, precondition);
        return fields;
    }
}
