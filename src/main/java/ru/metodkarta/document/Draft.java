package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ru.metodkarta.document.PlanReading.LineKind;
import ru.metodkarta.document.PlanReading.Note;

/** A line of the plan while it is being read: cells still with their line breaks, open to a continuation. */
final class Draft {

    final String key;
    LineKind kind;
    String number;
    String title = "";
    Integer year;
    String executors = "";
    String deadline = "";
    String result = "";
    final Map<Integer, String> extra = new LinkedHashMap<>();
    final List<Note> notes = new ArrayList<>();

    Draft(String key, LineKind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** A line that makes no row: only its text is kept. */
    static Draft text(Grid.Row row, LineKind kind) {
        Draft draft = new Draft(row.key(), kind);
        draft.title = row.text();
        return draft;
    }

    Draft note(String code, String... args) {
        Note note = new Note("document.note." + code, List.of(args));
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return this;
    }

    void takeContinuation(Draft rest) {
        title = continued(title, rest.title);
        executors = continued(executors, rest.executors);
        deadline = continued(deadline, rest.deadline);
        result = continued(result, rest.result);
        rest.extra.forEach((column, text) -> extra.merge(column, text, Draft::continued));
    }

    private static String continued(String text, String rest) {
        if (text.isEmpty() || rest.isEmpty()) {
            return text + rest;
        }
        return text + "\n" + rest;
    }
}
