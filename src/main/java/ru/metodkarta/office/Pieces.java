package ru.metodkarta.office;

import java.util.ArrayList;
import java.util.List;

/** Text and tables of a file in their order, made into tables with the text round them. */
final class Pieces {

    private static final int BLOCK_ROWS = 3;
    private static final int BLOCK_COLUMNS = 3;
    private static final int LONGEST_HEAD = 250;

    /** @param table null for text */
    private record Piece(String text, RawTable table) {}

    private final List<Piece> pieces = new ArrayList<>();

    void text(String text) {
        String clean = CleanText.lines(List.of(text));
        if (!clean.isEmpty()) {
            pieces.add(new Piece(clean, null));
        }
    }

    void table(RawTable table) {
        if (table.rows().stream()
                .anyMatch(row ->
                        row.cells().stream().anyMatch(cell -> !cell.text().isEmpty()))) {
            pieces.add(new Piece(null, table));
        }
    }

    List<RawTable> tables() {
        boolean real = pieces.stream().anyMatch(piece -> piece.table() != null && !isBlock(piece.table()));
        List<RawTable> tables = new ArrayList<>();
        List<String> between = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.table() == null) {
                between.add(piece.text());
            } else if (real && isBlock(piece.table())) {
                piece.table().rows().forEach(row -> row.cells().forEach(cell -> addText(cell, between)));
            } else if (!tables.isEmpty() && between.isEmpty() && goesOn(tables.get(tables.size() - 1), piece.table())) {
                tables.set(tables.size() - 1, joined(tables.get(tables.size() - 1), piece.table()));
            } else if (!tables.isEmpty() && isNextSection(tables.get(tables.size() - 1), between, piece.table())) {
                RawTable above = headed(tables.get(tables.size() - 1));
                tables.set(tables.size() - 1, joined(above, under(between.get(0), piece.table())));
                between.clear();
            } else {
                tables.add(with(piece.table(), between, piece.table().after()));
                between.clear();
            }
        }
        if (!tables.isEmpty() && !between.isEmpty()) {
            RawTable last = tables.get(tables.size() - 1);
            List<String> after = new ArrayList<>(last.after());
            after.addAll(between);
            tables.set(tables.size() - 1, with(last, last.before(), after));
        }
        return List.copyOf(tables);
    }

    private static void addText(RawCell cell, List<String> text) {
        if (!cell.text().isEmpty()) {
            text.addAll(List.of(cell.text().split("\n")));
        }
    }

    /** Approval blocks and signatures are laid out with small tables. */
    private static boolean isBlock(RawTable table) {
        long rows = table.rows().stream()
                .filter(row ->
                        row.cells().stream().anyMatch(cell -> !cell.text().isEmpty()))
                .count();
        long cells = table.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> !cell.text().isEmpty())
                .count();
        return cells <= 2 || rows <= BLOCK_ROWS && table.width() <= BLOCK_COLUMNS && cells <= 4;
    }

    /** A table that a page or a blank line cut in two: as wide, nothing between, its heading repeated or missing. */
    private static boolean goesOn(RawTable above, RawTable table) {
        if (above.width() != table.width() || table.width() < 3) {
            return false;
        }
        RawRow first = table.rows().get(0);
        if (texts(first).equals(texts(above.rows().get(0)))) {
            return true;
        }
        String corner = first.cells().isEmpty() ? "" : first.cells().get(0).text();
        String cornerAbove = above.rows().get(0).cells().isEmpty()
                ? ""
                : above.rows().get(0).cells().get(0).text();
        boolean data = corner.isEmpty() || Character.isDigit(corner.charAt(0));
        boolean headed = !cornerAbove.isEmpty() && !Character.isDigit(cornerAbove.charAt(0));
        return data && headed && !first.header();
    }

    /** Sections as tables of their own: one line that heads a section, then the same heading again. */
    private static boolean isNextSection(RawTable above, List<String> between, RawTable table) {
        return between.size() == 1
                && isHeadOfSection(between.get(0))
                && above.width() == table.width()
                && table.width() >= 3
                && above.rows().stream()
                        .limit(2)
                        .map(Pieces::texts)
                        .anyMatch(texts(table.rows().get(0))::equals);
    }

    private static boolean isHeadOfSection(String text) {
        return text.length() <= LONGEST_HEAD && SectionWords.HEAD.matcher(text).lookingAt();
    }

    /** The line above the first of such tables is its section. */
    private static RawTable headed(RawTable table) {
        List<String> before = table.before();
        if (before.isEmpty() || !isHeadOfSection(before.get(before.size() - 1))) {
            return table;
        }
        RawTable whole = under(before.get(before.size() - 1), table);
        return with(whole, before.subList(0, before.size() - 1), table.after());
    }

    private static RawTable under(String head, RawTable table) {
        List<RawRow> rows = new ArrayList<>();
        rows.add(new RawRow(List.of(new RawCell(0, table.width(), head)), false));
        rows.addAll(table.rows());
        return new RawTable(table.name(), table.width(), rows, table.before(), table.after());
    }

    private static List<String> texts(RawRow row) {
        return row.cells().stream().map(RawCell::text).toList();
    }

    private static RawTable joined(RawTable above, RawTable table) {
        List<RawRow> rows = new ArrayList<>(above.rows());
        rows.addAll(table.rows());
        List<String> after = new ArrayList<>(above.after());
        after.addAll(table.after());
        return new RawTable(above.name(), above.width(), rows, above.before(), after);
    }

    private static RawTable with(RawTable table, List<String> before, List<String> after) {
        return new RawTable(table.name(), table.width(), table.rows(), before, after);
    }
}
