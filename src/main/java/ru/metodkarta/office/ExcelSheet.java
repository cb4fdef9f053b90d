package ru.metodkarta.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One sheet: rows with text, merges, what is hidden. */
final class ExcelSheet {

    private static final int SHEET_COLUMNS = 16_384;

    private record Row(int number, boolean hidden, TreeMap<Integer, String> cells) {}

    /** All from 0, ends included. */
    private record Merge(int top, int left, int bottom, int right) {}

    private final Xml xml;
    private final List<String> shared;
    private final ExcelFormats formats;
    private final ExcelValues values;
    private final Volume volume;
    private final List<Row> rows = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private int first = Integer.MAX_VALUE;
    private int last = -1;

    ExcelSheet(Xml xml, List<String> shared, ExcelFormats formats, ExcelValues values, Volume volume) {
        this.xml = xml;
        this.shared = shared;
        this.formats = formats;
        this.values = values;
        this.volume = volume;
    }

    RawTable read(String name, boolean hidden) {
        int number = -1;
        while (xml.next()) {
            if (xml.starts("row")) {
                number = xml.number("r", number + 2) - 1;
                row(number, hidden || xml.attribute("hidden", "0").matches("1|true"));
            } else if (xml.starts("mergeCell")) {
                merge(xml.attribute("ref", ""));
            }
        }
        if (rows.isEmpty()) {
            return new RawTable(name, 1, List.of(), List.of(), List.of());
        }
        return new RawTable(name, last - first + 1, rawRows(), List.of(), List.of(), first);
    }

    private void row(int number, boolean hidden) {
        TreeMap<Integer, String> cells = new TreeMap<>();
        int outside = xml.depth() - 1;
        int column = -1;
        while (xml.next() && !(xml.isEnd() && xml.depth() <= outside)) {
            if (!xml.starts("c")) {
                continue;
            }
            String reference = xml.attribute("r", "");
            column = reference.isEmpty() ? column + 1 : column(reference);
            String text = cell();
            if (!text.isEmpty()) {
                if (column < 0 || column >= SHEET_COLUMNS) {
                    throw new UnreadableFile("damaged");
                }
                volume.cell();
                cells.put(column, text);
            }
        }
        if (cells.isEmpty()) {
            return;
        }
        volume.row();
        first = Math.min(first, cells.firstKey());
        last = Math.max(last, cells.lastKey());
        if (last - first >= Limits.COLUMNS) {
            throw new UnreadableFile("columns", String.valueOf(Limits.COLUMNS));
        }
        rows.add(new Row(number, hidden, cells));
    }

    private String cell() {
        String type = xml.attribute("t", "n");
        int style = xml.number("s", 0);
        String value = "";
        String inline = "";
        int outside = xml.depth() - 1;
        while (xml.next() && !(xml.isEnd() && xml.depth() <= outside)) {
            if (xml.starts("v")) {
                value = xml.textWithin();
            } else if (xml.starts("is")) {
                inline = ExcelReader.richText(xml);
            } else if (xml.starts("f")) {
                xml.skip();
            }
        }
        String text = CleanText.lines(List.of(shown(type, style, value, inline)));
        volume.text(type.equals("s") ? text.length() / 8 : text.length());
        return text;
    }

    private String shown(String type, int style, String value, String inline) {
        return switch (type) {
            case "s" -> sharedText(value);
            case "inlineStr" -> inline;
            case "str", "e" -> ExcelValues.text(value);
            case "b" -> value.isBlank() ? "" : value.strip().equals("1") ? "+" : "\u2013";
            case "d" -> isoDay(value);
            default -> values.number(value, formats.of(style));
        };
    }

    private String sharedText(String index) {
        try {
            int at = Integer.parseInt(index.strip());
            return at >= 0 && at < shared.size() ? shared.get(at) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    /** «2022-09-01T00:00:00» */
    private static String isoDay(String value) {
        String day = value.strip();
        return day.matches("\\d{4}-\\d\\d-\\d\\d.*")
                ? day.substring(8, 10) + "." + day.substring(5, 7) + "." + day.substring(0, 4)
                : day;
    }

    private void merge(String reference) {
        String[] corners = reference.split(":");
        if (corners.length != 2 || merges.size() >= Limits.MERGES) {
            return;
        }
        Merge merge = new Merge(rowOf(corners[0]), column(corners[0]), rowOf(corners[1]), column(corners[1]));
        if (merge.top() >= 0 && merge.left() >= 0 && merge.bottom() >= merge.top() && merge.right() >= merge.left()) {
            merges.add(merge);
        }
    }

    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
            if (column > SHEET_COLUMNS) {
                return SHEET_COLUMNS;
            }
        }
        return column - 1;
    }

    private static int rowOf(String reference) {
        String digits = reference.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 7 ? -1 : Integer.parseInt(digits) - 1;
    }

    private List<RawRow> rawRows() {
        Map<Integer, Integer> positions = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            positions.put(rows.get(i).number(), i);
        }
        // by row of the list, by column: span of a cell, negative for one continued from above
        List<Map<Integer, Integer>> spans = new ArrayList<>();
        rows.forEach(row -> spans.add(new HashMap<>()));
        for (Merge merge : merges) {
            if (merge.right() < first || merge.left() > last) {
                continue;
            }
            int left = Math.max(first, merge.left());
            int span = Math.min(last, merge.right()) - left + 1;
            int bottom = Math.min(merge.bottom(), rows.get(rows.size() - 1).number());
            if (merge.bottom() - merge.top() > Limits.ROWS * 4) {
                continue;
            }
            for (int number = merge.top(); number <= bottom; number++) {
                Integer at = positions.get(number);
                if (at != null) {
                    spans.get(at).put(left, number == merge.top() ? span : -span);
                }
            }
        }
        List<RawRow> raw = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            raw.add(new RawRow(
                    cells(rows.get(i), spans.get(i)),
                    false,
                    rows.get(i).hidden(),
                    rows.get(i).number() + 1));
        }
        return raw;
    }

    private List<RawCell> cells(Row row, Map<Integer, Integer> spans) {
        List<RawCell> cells = new ArrayList<>();
        for (int column = first; column <= last; column++) {
            int span = spans.getOrDefault(column, 1);
            int length = Math.min(Math.abs(span), last - column + 1);
            String text = row.cells().getOrDefault(column, "");
            cells.add(new RawCell(column - first, length, span < 0 ? "" : text, span < 0));
            column += length - 1;
        }
        return cells;
    }
}
