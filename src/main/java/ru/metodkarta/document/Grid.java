package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ru.metodkarta.office.RawCell;
import ru.metodkarta.office.RawRow;
import ru.metodkarta.office.RawTable;

/** A table with vertical merges filled in: every row can be read by itself. */
record Grid(int width, List<Row> rows) {

    /** @param inherited the text belongs to a cell merged down from a row above */
    record Slot(int column, int span, String text, boolean inherited) {

        int end() {
            return column + span;
        }

        boolean own() {
            return !inherited && !text.isEmpty();
        }
    }

    /** @param marked the file itself marks the row as a heading */
    record Row(int index, List<Slot> slots, boolean marked, boolean hidden) {

        String key() {
            return String.valueOf(index + 1);
        }

        List<Slot> own() {
            return slots.stream().filter(Slot::own).toList();
        }

        boolean blank() {
            return slots.stream().noneMatch(Slot::own);
        }

        boolean inheritsText() {
            return slots.stream()
                    .anyMatch(slot -> slot.inherited() && !slot.text().isEmpty());
        }

        String text() {
            return String.join(
                    " | ",
                    own().stream().map(slot -> CellText.oneLine(slot.text())).toList());
        }

        /** One text over most of the table and nothing beside it. */
        boolean wide(int width) {
            List<Slot> own = own();
            return own.size() == 1
                    && !inheritsText()
                    && own.get(0).span() > 1
                    && own.get(0).span() * 10 >= width * 6;
        }
    }

    static Grid of(RawTable table) {
        List<Row> rows = new ArrayList<>();
        Map<Integer, String> above = new HashMap<>();
        int width = Math.max(1, table.width());
        for (RawRow raw : table.rows()) {
            List<Slot> slots = new ArrayList<>();
            Map<Integer, String> here = new HashMap<>();
            for (RawCell cell : raw.cells()) {
                String text = cell.continued() ? above.getOrDefault(cell.column(), "") : CellText.normal(cell.text());
                slots.add(new Slot(cell.column(), Math.max(1, cell.span()), text, cell.continued()));
                here.put(cell.column(), text);
                width = Math.max(width, cell.column() + Math.max(1, cell.span()));
            }
            rows.add(new Row(rows.size(), List.copyOf(slots), raw.header(), raw.hidden()));
            above = here;
        }
        return new Grid(width, List.copyOf(rows));
    }
}
