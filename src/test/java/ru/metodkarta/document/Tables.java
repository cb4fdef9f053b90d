package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.document.PlanReading.Line;
import ru.metodkarta.document.PlanReading.LineKind;
import ru.metodkarta.office.RawCell;
import ru.metodkarta.office.RawRow;
import ru.metodkarta.office.RawTable;

/** Tables written as text, and readings written as text. */
final class Tables {

    private Tables() {}

    /**
     * Rows with cells between « | »; «^» goes on with the cell above, «text>>3» covers three columns, «\n» breaks the line.
     */
    static RawTable table(String... rows) {
        return table(List.of(), List.of(), rows);
    }

    static RawTable table(List<String> before, List<String> after, String... rows) {
        List<RawRow> raw = new ArrayList<>();
        int width = 1;
        for (String row : rows) {
            List<RawCell> cells = new ArrayList<>();
            int column = 0;
            for (String cell : row.split("\\|", -1)) {
                String text = cell.strip();
                int span = 1;
                int at = text.lastIndexOf(">>");
                if (at >= 0) {
                    span = Integer.parseInt(text.substring(at + 2).strip());
                    text = text.substring(0, at);
                }
                boolean continued = text.equals("^");
                cells.add(new RawCell(column, span, continued ? "" : text, continued));
                column += span;
            }
            width = Math.max(width, column);
            raw.add(new RawRow(cells, false));
        }
        return new RawTable(null, width, raw, before, after);
    }

    static PlanReading read(String... rows) {
        return PlanReader.read(table(rows), ReadingChoices.none());
    }

    /** Sections and activities: «§ 1. Title», «1.1 | title | [executors] | deadline | result», then extras and notes. */
    static List<String> plan(String... rows) {
        return plan(read(rows));
    }

    static List<String> plan(PlanReading reading) {
        List<String> lines = new ArrayList<>();
        for (Line line : reading.lines()) {
            String notes = String.join(
                    "",
                    line.notes().stream()
                            .map(note -> " !" + note.code().replace("document.note.", ""))
                            .toList());
            if (line.kind() == LineKind.SECTION) {
                String number = line.number() == null ? "" : line.number() + " ";
                String year = line.year() == null ? "" : " (" + line.year() + ")";
                lines.add("§ " + number + line.title() + year + notes);
            } else if (line.kind() == LineKind.ACTIVITY) {
                lines.add(String.join(
                                " | ",
                                line.number() == null ? "–" : line.number(),
                                line.title(),
                                line.executors().toString(),
                                line.deadline(),
                                line.result())
                        + (line.extra().isEmpty() ? "" : " " + line.extra())
                        + notes);
            }
        }
        return lines;
    }

    static List<String> kinds(PlanReading reading) {
        return reading.lines().stream()
                .map(line -> line.key() + " " + line.kind())
                .toList();
    }

    static List<String> roles(PlanReading reading) {
        return reading.columns().stream().map(column -> column.role().name()).toList();
    }
}
