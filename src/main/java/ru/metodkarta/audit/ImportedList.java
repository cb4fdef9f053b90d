package ru.metodkarta.audit;

import java.util.List;
import java.util.Map;

/**
 * The rows of a spreadsheet, cells by the code of their column.
 *
 * @param letters of the columns that the file has
 * @param examples rows left out because they are marked as an example
 */
public record ImportedList(Map<String, String> letters, List<Row> rows, int examples) {

    /** @param number as Excel shows it */
    public record Row(int number, Map<String, String> cells) {

        /** Without spaces around, one space or line break between words; empty when nothing is there. */
        public String text(String column) {
            return cells.getOrDefault(column, "");
        }

        /** On one line. */
        public String line(String column) {
            return text(column).replaceAll("\\s+", " ");
        }
    }

    /** «C7» */
    public String address(Row row, String column) {
        return letters.getOrDefault(column, "") + row.number();
    }
}
