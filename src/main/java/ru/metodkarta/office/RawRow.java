package ru.metodkarta.office;

import java.util.List;

/**
 * A row of a table as the file has it.
 *
 * @param cells from left to right; grid columns without a cell are missing
 * @param header the file itself marks it as a heading (repeated header, {@code th})
 * @param hidden not seen by who opens the file: a hidden row or sheet of Excel
 * @param number of the row as Excel shows it, from 1; null where rows have no numbers
 */
public record RawRow(List<RawCell> cells, boolean header, boolean hidden, Integer number) {

    public RawRow {
        cells = List.copyOf(cells);
    }

    public RawRow(List<RawCell> cells, boolean header, boolean hidden) {
        this(cells, header, hidden, null);
    }

    public RawRow(List<RawCell> cells, boolean header) {
        this(cells, header, false);
    }
}
