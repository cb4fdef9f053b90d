package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.document.PlanReading.ReadColumn;

/** Columns by their roles; positions are those of {@link Cells}. */
record Layout(List<ReadColumn> columns) {

    int number() {
        return first(ColumnRole.NUMBER);
    }

    int section() {
        return first(ColumnRole.SECTION);
    }

    int title() {
        return first(ColumnRole.TITLE);
    }

    private int first(ColumnRole role) {
        List<Integer> all = all(role);
        return all.isEmpty() ? -1 : all.get(0);
    }

    List<Integer> all(ColumnRole role) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == role) {
                positions.add(i);
            }
        }
        return positions;
    }

    String heading(int position) {
        return columns.get(position).heading();
    }

    /** All that a row says in columns of a role; parts of columns of the same role stand on lines of their own. */
    String text(Cells cells, ColumnRole role) {
        List<Integer> positions = all(role);
        if (positions.size() == 1) {
            return cells.text()[positions.get(0)];
        }
        if (role == ColumnRole.DEADLINE) {
            return DeadlineColumns.joined(this, positions, cells);
        }
        List<String> parts = new ArrayList<>();
        for (int position : positions) {
            String text = cells.text()[position];
            if (!text.isEmpty() && !parts.contains(text)) {
                parts.add(text);
            }
        }
        return String.join("\n", parts);
    }

    boolean filled(Cells cells, ColumnRole role) {
        return all(role).stream().anyMatch(cells::filled);
    }

    boolean own(Cells cells, ColumnRole role) {
        return all(role).stream().anyMatch(cells::own);
    }
}
