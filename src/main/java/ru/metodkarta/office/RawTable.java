package ru.metodkarta.office;

import java.util.List;

/**
 * A table as the file has it, with the text round it.
 *
 * @param name what tells it from others in the file: name of the sheet, else null
 * @param before paragraphs between the table before (or the beginning) and this one
 * @param after paragraphs after the last table of the file, else empty
 * @param width grid columns
 * @param left columns of the sheet left of the table, from 0: grid column 0 of a table at {@code C1} is {@code C}
 */
public record RawTable(
        String name, int width, List<RawRow> rows, List<String> before, List<String> after, Integer left) {

    public RawTable(String name, int width, List<RawRow> rows, List<String> before, List<String> after) {
        this(name, width, rows, before, after, 0);
    }

    public RawTable {
        left = left == null ? 0 : left;
        rows = List.copyOf(rows);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
