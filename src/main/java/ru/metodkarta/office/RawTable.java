package ru.metodkarta.office;

import java.util.List;

/**
 * A table as the file has it, with the text round it.
 *
 * @param name what tells it from others in the file: name of the sheet, else null
 * @param before paragraphs between the table before (or the beginning) and this one
 * @param after paragraphs after the last table of the file, else empty
 * @param width grid columns
 */
public record RawTable(String name, int width, List<RawRow> rows, List<String> before, List<String> after) {

    public RawTable {
        rows = List.copyOf(rows);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
