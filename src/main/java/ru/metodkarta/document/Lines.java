package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ru.metodkarta.document.PlanReading.Line;
import ru.metodkarta.document.PlanReading.LineKind;
import ru.metodkarta.document.PlanReading.Note;

/** Finished lines out of drafts. */
final class Lines {

    private Lines() {}

    static List<Line> finished(Draft draft, ReadingChoices choices) {
        if (draft.kind != LineKind.ACTIVITY) {
            return List.of(of(draft));
        }
        List<Line> lines = new ArrayList<>();
        for (Draft measure : Measures.split(draft)) {
            if (choices.dropped().contains(measure.key)) {
                measure.kind = LineKind.DROPPED;
            }
            lines.add(of(measure));
        }
        return lines;
    }

    static Line of(Draft draft) {
        boolean activity = draft.kind == LineKind.ACTIVITY;
        String title = CellText.flowing(draft.title);
        if (activity && title.isEmpty()) {
            draft.note("no-title");
        }
        if (activity && (draft.executors + draft.deadline + draft.result).isEmpty() && draft.extra.isEmpty()) {
            draft.note("title-only");
        }
        return new Line(
                draft.key,
                draft.kind,
                draft.number,
                title,
                draft.year,
                draft.executors,
                Executors.split(draft.executors),
                CellText.oneLine(draft.deadline),
                CellText.flowing(draft.result),
                draft.extra,
                List.copyOf(draft.notes));
    }

    /** The same number twice in a section is either a slip of the document or a misread row. */
    static void noteRepeatedNumbers(List<Line> lines) {
        Set<String> seen = new HashSet<>();
        String parent = "";
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.kind() == LineKind.SECTION) {
                seen.clear();
            }
            if (line.kind() != LineKind.ACTIVITY || line.number() == null) {
                continue;
            }
            boolean letter = PlanWords.LETTER_NUMBER.matcher(line.number()).matches();
            parent = letter ? parent : line.number();
            if (!seen.add(letter ? parent + line.number() : line.number())) {
                List<Note> notes = new ArrayList<>(line.notes());
                notes.add(new Note("document.note.number-repeats", List.of(line.number())));
                lines.set(i, withNotes(line, notes));
            }
        }
    }

    private static Line withNotes(Line line, List<Note> notes) {
        return new Line(
                line.key(),
                line.kind(),
                line.number(),
                line.title(),
                line.year(),
                line.executorsText(),
                line.executors(),
                line.deadline(),
                line.result(),
                line.extra(),
                List.copyOf(notes));
    }
}
