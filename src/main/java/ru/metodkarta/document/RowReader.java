package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import ru.metodkarta.document.PlanReading.LineKind;
import ru.metodkarta.document.PlanReading.Unplaced;

/** Goes down the rows below the heading and says what each of them is. */
final class RowReader {

    /** A number cell may hold this much that is no number («доп.», «1-2») and still be one. */
    private static final int ODD_NUMBER = 12;

    private final Grid grid;
    private final Header header;
    private final Layout layout;
    private final ReadingChoices choices;
    private final List<Unplaced> unplaced;
    private final List<Cells> rows = new ArrayList<>();
    private final List<String> headings;
    private final SectionRules sections;
    private final List<Draft> drafts = new ArrayList<>();
    /** what the column of sections said last */
    private String sectionOfRows = "";
    /** the line that a continuation would belong to */
    private Draft open;

    RowReader(Grid grid, Header header, Layout layout, ReadingChoices choices, List<Unplaced> unplaced) {
        this.grid = grid;
        this.header = header;
        this.layout = layout;
        this.choices = choices;
        this.unplaced = unplaced;
        for (Grid.Row row : grid.rows().subList(header.after(), grid.rows().size())) {
            rows.add(Cells.of(row, header.leaves(), layout.title()));
        }
        this.headings = grid.rows().subList(header.first(), header.after()).stream()
                .map(Grid.Row::text)
                .toList();
        this.sections = new SectionRules(grid.width(), layout, rows);
    }

    List<Draft> drafts() {
        Map<Integer, Draft> begun = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Cells cells = rows.get(i);
            Draft begins = beginsSection(cells);
            if (begins != null) {
                begun.put(i, begins);
                open = null;
            }
            Draft draft = begins != null && cells.filledColumns() == 1 ? begins : draft(i, cells);
            if (cells.row().hidden() && draft.kind != LineKind.BLANK) {
                draft.note("hidden-row");
            }
            drafts.add(draft);
            if (draft.kind == LineKind.ACTIVITY) {
                open = draft;
            } else if (draft.kind == LineKind.SECTION) {
                open = null;
            }
        }
        closingLines();
        return withSections(begun);
    }

    /** A column of sections says another one than in the row above. */
    private Draft beginsSection(Cells cells) {
        int column = layout.section();
        if (!cells.filled(column) || choices.dropped().contains(cells.row().key())) {
            return null;
        }
        String text = CellText.oneLine(cells.text()[column]);
        if (text.equals(sectionOfRows) || repeatsHeading(cells.row())) {
            return null;
        }
        sectionOfRows = text;
        boolean alone = cells.filledColumns() == 1;
        return SectionRules.section(alone ? cells.row().key() : cells.row().key() + ".0", text);
    }

    private List<Draft> withSections(Map<Integer, Draft> begun) {
        List<Draft> all = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft begins = begun.get(i);
            if (begins != null && !begins.key.equals(drafts.get(i).key)) {
                all.add(begins);
            }
            all.add(drafts.get(i));
        }
        return all;
    }

    private Draft draft(int index, Cells cells) {
        Grid.Row row = cells.row();
        if (row.blank()) {
            return Draft.text(row, LineKind.BLANK);
        }
        if (choices.dropped().contains(row.key())) {
            return Draft.text(row, LineKind.DROPPED);
        }
        Boolean section = choices.kinds().get(row.key());
        if (section == null && !choices.merged().contains(row.key())) {
            if (repeatsHeading(row)) {
                return Draft.text(row, LineKind.HEADER);
            }
            if (Header.isColumnNumbers(row) && (index == 0 || drafts.get(index - 1).kind == LineKind.HEADER)) {
                return Draft.text(row, LineKind.COLUMN_NUMBERS);
            }
        }
        Draft activity = activity(cells);
        if (choices.merged().contains(row.key()) && open != null) {
            return merged(activity, cells, open);
        }
        if (section != null) {
            return section ? section(cells) : activity;
        }
        SectionRules.Verdict verdict = sections.judge(index, open);
        if (verdict == SectionRules.Verdict.TOTAL || verdict == SectionRules.Verdict.FOOTNOTE) {
            unplaced.add(new Unplaced(row.key(), row.text()));
            return Draft.text(row, LineKind.HEADER);
        }
        if (verdict == SectionRules.Verdict.CONTINUES) {
            return merged(activity, cells, open);
        }
        if (verdict == SectionRules.Verdict.SECTION || verdict == SectionRules.Verdict.PROBABLY_SECTION) {
            Draft draft = section(cells);
            return verdict == SectionRules.Verdict.SECTION ? draft : draft.note("section-guessed");
        }
        if (verdict == SectionRules.Verdict.MAYBE_CONTINUES) {
            activity.note("maybe-continues");
        }
        return activity;
    }

    private boolean repeatsHeading(Grid.Row row) {
        String text = row.text();
        return headings.contains(text) || header.found() && !row.wide(grid.width()) && Header.kinds(row) >= 3;
    }

    private Draft merged(Draft rest, Cells cells, Draft into) {
        boolean ownNumber = !layout.filled(cells, ColumnRole.NUMBER) || layout.own(cells, ColumnRole.NUMBER);
        if (rest.number != null && !ownNumber) {
            rest.number = null;
        }
        if (rest.number != null) {
            rest.title = rest.title.isEmpty() ? rest.number : rest.number + " " + rest.title;
        }
        blankInherited(rest, cells);
        into.takeContinuation(rest);
        into.note("joined", cells.row().key());
        return Draft.text(cells.row(), LineKind.MERGED);
    }

    /** What a merge brings down from above is in the line above already. */
    private void blankInherited(Draft rest, Cells cells) {
        rest.title = layout.own(cells, ColumnRole.TITLE) || rest.number != null ? rest.title : "";
        rest.executors = layout.own(cells, ColumnRole.EXECUTORS) ? rest.executors : "";
        rest.deadline = layout.own(cells, ColumnRole.DEADLINE) ? rest.deadline : "";
        rest.result = layout.own(cells, ColumnRole.RESULT) ? rest.result : "";
        for (int position : layout.all(ColumnRole.EXTRA)) {
            if (!cells.own(position)) {
                rest.extra.remove(layout.columns().get(position).index());
            }
        }
    }

    private Draft section(Cells cells) {
        Draft draft = new Draft(cells.row().key(), LineKind.SECTION);
        int number = layout.number();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cells.text().length; i++) {
            if (cells.own(i)) {
                if (i == number && PlanWords.NUMBER.matcher(cells.text()[i]).matches()) {
                    draft.number = CellText.oneLine(cells.text()[i]);
                } else {
                    parts.add(CellText.oneLine(cells.text()[i]));
                }
            }
        }
        draft.title = String.join(" ", parts);
        if (draft.number == null) {
            SectionRules.splitNumber(draft);
        }
        if (draft.title.isEmpty() && draft.number != null) {
            draft.title = draft.number;
            draft.number = null;
        }
        draft.year = SectionRules.year(draft.title);
        return draft;
    }

    private Draft activity(Cells cells) {
        Draft draft = new Draft(cells.row().key(), LineKind.ACTIVITY);
        draft.title = layout.text(cells, ColumnRole.TITLE);
        draft.executors = layout.text(cells, ColumnRole.EXECUTORS);
        draft.deadline = layout.text(cells, ColumnRole.DEADLINE);
        draft.result = layout.text(cells, ColumnRole.RESULT);
        for (int position : layout.all(ColumnRole.EXTRA)) {
            if (cells.filled(position)) {
                draft.extra.put(layout.columns().get(position).index(), CellText.flowing(cells.text()[position]));
            }
        }
        for (int position : layout.all(ColumnRole.SKIPPED)) {
            if (cells.own(position) && !HeadingWords.isAdded(layout.heading(position))) {
                unplaced.add(new Unplaced(draft.key, CellText.flowing(cells.text()[position])));
            }
        }
        for (int position : layout.all(ColumnRole.NUMBER)) {
            takeNumber(draft, cells.text()[position]);
        }
        if (draft.number == null) {
            numberFromTitle(draft);
        }
        noteMerges(draft, cells);
        return draft;
    }

    private void takeNumber(Draft draft, String text) {
        String number = CellText.oneLine(text);
        if (number.isEmpty()) {
            return;
        }
        if (draft.number == null && PlanWords.NUMBER.matcher(number).matches()) {
            draft.number = number;
        } else if (draft.number == null && number.length() <= ODD_NUMBER) {
            draft.number = number;
            draft.note("odd-number", number);
        } else if (draft.title.isEmpty()) {
            draft.title = text;
        } else {
            unplaced.add(new Unplaced(draft.key, number));
        }
    }

    private static void numberFromTitle(Draft draft) {
        Matcher first = PlanWords.NUMBER_FIRST.matcher(draft.title);
        // the first of several items in the cell is no number of the row
        if (first.lookingAt() && !Measures.isList(draft.title)) {
            draft.number = first.group(1).strip();
            draft.title = draft.title.substring(first.end());
        }
    }

    private void noteMerges(Draft draft, Cells cells) {
        for (ColumnRole role :
                Arrays.asList(ColumnRole.TITLE, ColumnRole.EXECUTORS, ColumnRole.DEADLINE, ColumnRole.RESULT)) {
            if (layout.filled(cells, role) && !layout.own(cells, role)) {
                draft.note("from-merge", layout.heading(layout.all(role).get(0)));
            }
        }
    }

    /** Text in single cells below the last activity is a signature or a footnote, no section. */
    private void closingLines() {
        for (int i = drafts.size() - 1; i >= 0; i--) {
            Draft draft = drafts.get(i);
            if (draft.kind == LineKind.ACTIVITY
                    || draft.kind == LineKind.MERGED
                    || choices.kinds().containsKey(draft.key)) {
                return;
            }
            if (draft.kind == LineKind.SECTION) {
                String text = rows.get(i).row().text();
                boolean headed = draft.number != null
                        || draft.year != null
                        || PlanWords.SECTION_WORD.matcher(text).lookingAt();
                if (headed && !PlanWords.SIGNATURE.matcher(text).lookingAt()) {
                    return;
                }
                drafts.set(i, Draft.text(rows.get(i).row(), LineKind.HEADER));
                unplaced.add(new Unplaced(draft.key, text));
            }
        }
    }
}
