package ru.metodkarta.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tab-separated text. Excel quotes cells with line breaks and doubles the quotes in them; Word quotes nothing and lets the
 * lines of a cell break the row.
 */
final class TabbedText {

    private final String text;
    private final Volume volume = new Volume();
    private int at;

    TabbedText(String text) {
        this.text = text.replace("\r\n", "\n").replace('\r', '\n');
    }

    List<RawTable> tables() {
        List<List<String>> records = records();
        int width = width(records);
        if (width < 2) {
            return List.of();
        }
        int first = 0;
        while (records.get(first).size() < 2) {
            first++;
        }
        int last = records.size();
        while (records.get(last - 1).size() < 2) {
            last--;
        }
        List<List<String>> rows = whole(records.subList(first, last), width);
        List<RawRow> raw = new ArrayList<>();
        for (List<String> row : rows) {
            List<RawCell> cells = new ArrayList<>();
            boolean blank = true;
            for (int column = 0; column < Math.max(row.size(), width); column++) {
                String cell = column < row.size() ? CleanText.lines(List.of(row.get(column))) : "";
                if (!cell.isEmpty()) {
                    volume.cell();
                    blank = false;
                }
                cells.add(new RawCell(column, 1, cell));
            }
            if (!blank) {
                volume.row();
                raw.add(new RawRow(cells, false));
            }
        }
        return raw.isEmpty()
                ? List.of()
                : List.of(new RawTable(
                        null,
                        raw.stream().mapToInt(row -> row.cells().size()).max().orElse(width),
                        raw,
                        texts(records.subList(0, first)),
                        texts(records.subList(last, records.size()))));
    }

    private static List<String> texts(List<List<String>> records) {
        return records.stream()
                .map(record -> CleanText.lines(record))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<List<String>> records() {
        List<List<String>> records = new ArrayList<>();
        while (at < text.length()) {
            List<String> record = new ArrayList<>();
            record.add(field());
            while (at < text.length() && text.charAt(at) == '\t') {
                at++;
                record.add(field());
                if (record.size() > Limits.COLUMNS) {
                    throw new UnreadableFile("columns", String.valueOf(Limits.COLUMNS));
                }
            }
            at++;
            if (record.size() > 1 || !record.get(0).isBlank()) {
                records.add(record);
            }
        }
        return records;
    }

    private String field() {
        if (at < text.length() && text.charAt(at) == '"') {
            int close = closing(at + 1);
            if (close > 0) {
                String quoted = text.substring(at + 1, close).replace("\"\"", "\"");
                at = close + 1;
                return quoted;
            }
        }
        int from = at;
        while (at < text.length() && text.charAt(at) != '\t' && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(from, at);
    }

    /** The quote that ends the cell: single, with a tab or the end of the line behind it; 0 when the text begins with one. */
    private int closing(int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) != '"') {
                continue;
            }
            if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                i++;
                continue;
            }
            boolean end = i + 1 == text.length() || text.charAt(i + 1) == '\t' || text.charAt(i + 1) == '\n';
            return end ? i : 0;
        }
        return 0;
    }

    /** The number of cells that most rows with more than one have. */
    private static int width(List<List<String>> records) {
        Map<Integer, Integer> counts = new HashMap<>();
        records.stream()
                .filter(record -> record.size() > 1)
                .forEach(record -> counts.merge(record.size(), 1, Integer::sum));
        int width = 0;
        int most = 0;
        for (var count : counts.entrySet()) {
            if (count.getValue() > most || count.getValue() == most && count.getKey() > width) {
                width = count.getKey();
                most = count.getValue();
            }
        }
        // the heading has all columns even where most rows are cut by line breaks
        return Math.max(
                width,
                records.stream()
                        .mapToInt(List::size)
                        .filter(size -> size > 1)
                        .findFirst()
                        .orElse(0));
    }

    /** Puts rows together that line breaks within cells have cut. */
    private static List<List<String>> whole(List<List<String>> records, int width) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            List<String> record = records.get(i);
            if (record.size() > 1 && record.size() < width) {
                int end = completing(records, i, width);
                if (end > i) {
                    List<String> whole = new ArrayList<>(record);
                    for (List<String> rest : records.subList(i + 1, end + 1)) {
                        goOn(whole, rest);
                    }
                    rows.add(whole);
                    i = end;
                    continue;
                }
            }
            boolean restOfCell = record.size() == 1
                    && !rows.isEmpty()
                    && rows.get(rows.size() - 1).size() == width
                    && Character.isLowerCase(record.get(0).strip().codePointAt(0));
            if (restOfCell) {
                List<String> whole = new ArrayList<>(rows.remove(rows.size() - 1));
                goOn(whole, record);
                rows.add(whole);
            } else {
                rows.add(record);
            }
        }
        return rows;
    }

    private static void goOn(List<String> row, List<String> rest) {
        int last = row.size() - 1;
        row.set(last, row.get(last) + "\n" + rest.get(0));
        row.addAll(rest.subList(1, rest.size()));
    }

    /** The record with which the row has exactly its cells; the beginning itself when there is none. */
    private static int completing(List<List<String>> records, int from, int width) {
        int cells = records.get(from).size();
        for (int i = from + 1; i < records.size() && records.get(i).size() < width; i++) {
            cells += records.get(i).size() - 1;
            if (cells == width) {
                return i;
            }
            if (cells > width) {
                return from;
            }
        }
        return from;
    }
}
