package ru.metodkarta.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a table of a file says as a plan: every line of it read, nothing left out in silence.
 *
 * @param columns columns of the table in their order
 * @param lines every line of the table in its order, those that make no row too (headings, blanks)
 * @param unplaced pieces of text that went nowhere: shown, never lost
 */
record PlanReading(Found found, List<ReadColumn> columns, List<Line> lines, List<Unplaced> unplaced) {

    PlanReading {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
        unplaced = List.copyOf(unplaced);
    }

    /**
     * What the text round the table says. All may be null.
     *
     * @param periodText words of the period as printed in the title: «на 2021-2024гг.»
     * @param actKind ORDER or DIRECTIVE (names of {@code ActKind}), as the approval block says
     * @param actIssuer who approved, as printed
     * @param actText the approval block, verbatim
     * @param edition «(в редакции …)», verbatim
     */
    record Found(
            String title,
            String periodText,
            LocalDate periodFrom,
            LocalDate periodTo,
            String actText,
            String actKind,
            String actIssuer,
            LocalDate actDate,
            String actNumber,
            String annexNumber,
            String edition) {}

    /**
     * @param index grid column of the file
     * @param heading as printed, levels of a header joined by « / »; empty when the table has no header
     * @param sure whether the role was recognised beyond doubt
     */
    record ReadColumn(int index, String heading, ColumnRole role, boolean sure) {}

    enum LineKind {
        SECTION,
        ACTIVITY,
        HEADER,
        /** «1 2 3 4 5» under the heading */
        COLUMN_NUMBERS,
        BLANK,
        /** taken out by the user */
        DROPPED,
        /** joined to the line above: a row broken over pages, or by the user */
        MERGED
    }

    /**
     * A line of the plan. One row of the file may give several lines (measures within one cell).
     *
     * @param key stable name of the line for the user's decisions: «12» for row 12 of the file, «12.2» for the second
     *     measure in it
     * @param number printed number with its sign («1.1.», «а)», «IV»), null when there is none
     * @param title of a section or an activity; of other kinds the text of the row
     * @param year of a section that is a year, else null
     * @param executorsText the cell, verbatim (lines by {@code \n}); executors its parts in order
     * @param extra cells of EXTRA columns by the index of the column
     */
    record Line(
            String key,
            LineKind kind,
            String number,
            String title,
            Integer year,
            String executorsText,
            List<String> executors,
            String deadline,
            String result,
            Map<Integer, String> extra,
            List<Note> notes) {}

    /** Something the user should look at. @param code key in the bundle under {@code document.note.} */
    record Note(String code, List<String> args) {}

    /** @param place where it stood: key of a line, or null for text outside the table */
    record Unplaced(String place, String text) {}
}
