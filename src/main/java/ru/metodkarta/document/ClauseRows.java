package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.roadmap.PrintedRoadmap;

/** Rows of the roadmap's table as lines of text, to be changed by hand between the clauses of an order. */
public final class ClauseRows {

    static final String EDGE = "|";

    private static final String NEW_LINE = " // ";

    private ClauseRows() {}

    /** A row of one cell: the heading of a section. */
    public static String section(String heading) {
        return EDGE + " " + written(heading) + " " + EDGE;
    }

    /** {@code | 1.2. | Совещание | школы | май | Протокол |} */
    public static String row(List<PrintedRoadmap.Column> columns, PrintedRoadmap.Row row) {
        StringBuilder line = new StringBuilder(EDGE);
        for (PrintedRoadmap.Column column : columns) {
            line.append(' ').append(written(row.cell(column))).append(' ').append(EDGE);
        }
        return line.toString();
    }

    private static String written(String cell) {
        return cell == null
                ? ""
                : cell.strip().replaceAll("\\s*\\R\\s*", NEW_LINE).replace(EDGE, "\\" + EDGE);
    }

    /** As many cells as the table has columns, or one. What was typed beyond the last column stays in it. */
    static List<String> cells(String line, int columns) {
        String inner = line.substring(1);
        if (inner.endsWith(EDGE) && !inner.endsWith("\\" + EDGE)) {
            inner = inner.substring(0, inner.length() - 1);
        }
        List<String> cells = new ArrayList<>();
        for (String part : inner.split("(?<!\\\\)\\|", -1)) {
            String cell = part.strip().replace("\\" + EDGE, EDGE).replaceAll("\\s+//\\s+", "\n");
            if (cells.size() < columns) {
                cells.add(cell);
            } else {
                cells.set(columns - 1, cells.get(columns - 1) + " " + EDGE + " " + cell);
            }
        }
        while (cells.size() > 1 && cells.size() < columns) {
            cells.add("");
        }
        return cells;
    }
}
