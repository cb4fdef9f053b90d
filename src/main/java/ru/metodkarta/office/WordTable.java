package ru.metodkarta.office;

import java.util.ArrayList;
import java.util.List;

/** A table of Word while it is read: cells hold text and tables, columns have widths. */
final class WordTable {

    /** Columns narrower than this (1/20 pt, about 2 mm) come from borders drawn by hand, not from the author. */
    private static final int NARROW = 120;

    /** Text, or a table within the cell or the page. */
    record Block(String text, WordTable table) {}

    /** @param continued goes on with the cell above */
    record Cell(int column, int span, boolean continued, List<Block> blocks) {

        boolean blank() {
            return blocks.stream()
                    .allMatch(block -> block.table() == null
                            ? block.text().isBlank()
                            : block.table().blank());
        }
    }

    record Row(List<Cell> cells, boolean header) {

        boolean blank() {
            return cells.stream().allMatch(Cell::blank);
        }
    }

    final List<Integer> widths = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();
    final List<String> footnotes = new ArrayList<>();

    boolean blank() {
        return rows.stream().allMatch(Row::blank);
    }

    private int width() {
        int width = 0;
        for (Row row : rows) {
            for (Cell cell : row.cells()) {
                width = Math.max(width, cell.column() + cell.span());
            }
        }
        return width;
    }

    /** A frame for the page: one or two cells with something, one of them with the real table. */
    boolean isFrame() {
        List<Cell> filled = filled();
        return filled.size() <= 2
                && filled.stream()
                        .flatMap(cell -> cell.blocks().stream())
                        .anyMatch(
                                block -> block.table() != null && block.table().isReal());
    }

    private boolean isReal() {
        return rows.size() > 1 && width() > 1 || isFrame();
    }

    private List<Cell> filled() {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> !cell.blank())
                .limit(3)
                .toList();
    }

    /** Into the pieces of the file; a frame gives what is in it. */
    void into(Pieces pieces) {
        if (isFrame()) {
            for (Cell cell : filled()) {
                for (Block block : cell.blocks()) {
                    if (block.table() != null) {
                        block.table().into(pieces);
                    } else {
                        pieces.text(block.text());
                    }
                }
            }
            footnotes.forEach(pieces::text);
            return;
        }
        int[] grid = grid();
        List<RawRow> raw = new ArrayList<>();
        for (Row row : rows) {
            List<RawCell> cells = new ArrayList<>();
            for (Cell cell : row.cells()) {
                int from = grid[cell.column()];
                int to = Math.max(from + 1, grid[cell.column() + cell.span()]);
                cells.add(new RawCell(from, to - from, cell.continued() ? "" : text(cell), cell.continued()));
            }
            raw.add(new RawRow(cells, row.header()));
        }
        pieces.table(new RawTable(null, Math.max(1, grid[grid.length - 1]), raw, List.of(), footnotes));
    }

    /** New number of every border of the old grid; borders that all but touch are one. */
    private int[] grid() {
        int width = width();
        int[] grid = new int[width + 1];
        int kept = 0;
        long since = 0;
        for (int i = 1; i <= width; i++) {
            int own = i <= widths.size() ? widths.get(i - 1) : 0;
            since += own;
            boolean known = widths.size() >= width && own > 0;
            if (!known || since >= NARROW) {
                kept++;
                since = 0;
            }
            grid[i] = kept;
        }
        return grid;
    }

    private static String text(Cell cell) {
        List<String> lines = new ArrayList<>();
        collect(cell.blocks(), lines);
        return CleanText.lines(lines);
    }

    private static void collect(List<Block> blocks, List<String> lines) {
        for (Block block : blocks) {
            if (block.table() == null) {
                lines.add(block.text());
            } else {
                for (Row row : block.table().rows) {
                    List<String> parts = new ArrayList<>();
                    for (Cell cell : row.cells()) {
                        String text = text(cell);
                        if (!text.isEmpty()) {
                            parts.add(text);
                        }
                    }
                    lines.add(String.join(" ", parts));
                }
                lines.addAll(block.table().footnotes);
            }
        }
    }
}
