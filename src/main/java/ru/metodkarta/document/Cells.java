package ru.metodkarta.document;

import java.util.List;

/**
 * A row of the file laid on the logical columns of the table.
 *
 * @param text by column, never null
 * @param inherited by column: the text comes from a merge begun above
 */
record Cells(Grid.Row row, String[] text, boolean[] inherited) {

    /** @param title column that a cell over several columns goes to, or -1 */
    static Cells of(Grid.Row row, List<Header.Leaf> leaves, int title) {
        String[] text = new String[leaves.size()];
        boolean[] inherited = new boolean[leaves.size()];
        java.util.Arrays.fill(text, "");
        boolean inOrder = row.slots().size() == leaves.size();
        for (int i = 0; i < row.slots().size(); i++) {
            Grid.Slot slot = row.slots().get(i);
            if (slot.text().isEmpty()) {
                continue;
            }
            int column = inOrder ? i : place(slot, leaves, title);
            if (text[column].isEmpty()) {
                text[column] = slot.text();
                inherited[column] = slot.inherited();
            } else {
                text[column] = text[column] + "\n" + slot.text();
                inherited[column] &= slot.inherited();
            }
        }
        return new Cells(row, text, inherited);
    }

    private static int place(Grid.Slot slot, List<Header.Leaf> leaves, int title) {
        int best = 0;
        int most = 0;
        for (int i = 0; i < leaves.size(); i++) {
            Header.Leaf leaf = leaves.get(i);
            int common = Math.min(slot.end(), leaf.end()) - Math.max(slot.column(), leaf.start());
            if (common <= 0) {
                continue;
            }
            if (i == title) {
                return i;
            }
            if (common > most) {
                best = i;
                most = common;
            }
        }
        return best;
    }

    boolean own(int column) {
        return column >= 0 && !text[column].isEmpty() && !inherited[column];
    }

    boolean filled(int column) {
        return column >= 0 && !text[column].isEmpty();
    }

    int filledColumns() {
        int filled = 0;
        for (String cell : text) {
            filled += cell.isEmpty() ? 0 : 1;
        }
        return filled;
    }

    int ownColumns() {
        int own = 0;
        for (int i = 0; i < text.length; i++) {
            own += own(i) ? 1 : 0;
        }
        return own;
    }
}
