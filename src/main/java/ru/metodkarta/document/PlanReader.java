package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.document.PlanReading.Line;
import ru.metodkarta.document.PlanReading.LineKind;
import ru.metodkarta.document.PlanReading.ReadColumn;
import ru.metodkarta.document.PlanReading.Unplaced;
import ru.metodkarta.office.RawTable;

/** Reads a table as a plan. Deterministic: the same table and choices always give the same reading; never throws. */
final class PlanReader {

    private PlanReader() {}

    static PlanReading read(RawTable table, ReadingChoices choices) {
        Grid grid = Grid.of(table);
        Header header = Header.find(grid, choices.headerRows());
        List<String[]> body = new ArrayList<>();
        for (Grid.Row row : grid.rows().subList(header.after(), grid.rows().size())) {
            if (!row.blank() && !row.wide(grid.width()) && !Header.isColumnNumbers(row) && Header.kinds(row) < 2) {
                body.add(Cells.of(row, header.leaves(), -1).text());
            }
        }
        List<ReadColumn> columns = Columns.of(header, body, choices.roles());

        List<Unplaced> unplaced = new ArrayList<>();
        FrontMatter front = new FrontMatter();
        table.before().forEach(text -> front.add(null, text));
        List<Line> lines = new ArrayList<>();
        for (Grid.Row row : grid.rows().subList(0, header.after())) {
            if (row.blank()) {
                lines.add(Lines.of(Draft.text(row, LineKind.BLANK)));
                continue;
            }
            if (isSectionAbove(row, header, grid) && !choices.dropped().contains(row.key())) {
                lines.add(Lines.of(SectionRules.section(row)));
                continue;
            }
            lines.add(Lines.of(Draft.text(row, LineKind.HEADER)));
            if (row.index() < header.first() || row.wide(grid.width())) {
                row.own().forEach(slot -> front.add(row.key(), slot.text()));
            }
        }
        PlanReading.Found found = front.read(unplaced);
        new RowReader(grid, header, new Layout(columns), choices, unplaced)
                .drafts()
                .forEach(draft -> lines.addAll(Lines.finished(draft, choices)));
        Lines.noteRepeatedNumbers(lines);
        CellText.nonBlank(table.after()).forEach(text -> unplaced.add(new Unplaced(null, text)));
        return new PlanReading(found, columns, lines, unplaced);
    }

    /** A plan whose heading is repeated in every section begins with the section. */
    private static boolean isSectionAbove(Grid.Row row, Header header, Grid grid) {
        return row.index() == header.first() - 1 && row.wide(grid.width()) && SectionRules.isHeadOfSection(row.text());
    }
}
