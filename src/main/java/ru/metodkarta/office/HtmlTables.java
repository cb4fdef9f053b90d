package ru.metodkarta.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Tables of HTML as Word, Excel, LibreOffice and pages give it. */
final class HtmlTables {

    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "head",
            "title",
            "template",
            "noscript",
            "del",
            "object",
            "iframe",
            "svg",
            "math",
            "select",
            "button");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "blockquote",
            "pre",
            "dt",
            "dd",
            "tr",
            "table",
            "caption",
            "header",
            "footer",
            "center");

    private final Document page;
    private final Volume volume = new Volume();
    private final Pieces pieces = new Pieces();

    HtmlTables(String html) {
        this.page = Jsoup.parse(html);
    }

    List<RawTable> tables() {
        walk(page.body(), 0);
        return pieces.tables();
    }

    /** Text and tables outside of tables, in their order. */
    private void walk(Element within, int depth) {
        if (depth > Limits.NESTING) {
            throw new UnreadableFile("nested");
        }
        Text text = new Text();
        within.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int level) {
                if (node instanceof Element element
                        && element != within
                        && element.normalName().equals("table")) {
                    text.end();
                    text.lines().forEach(pieces::text);
                    text.clear();
                    table(element, depth);
                    return FilterResult.SKIP_ENTIRELY;
                }
                return text.head(node);
            }

            @Override
            public FilterResult tail(Node node, int level) {
                text.tail(node);
                return FilterResult.CONTINUE;
            }
        });
        text.end();
        text.lines().forEach(pieces::text);
    }

    private void table(Element table, int depth) {
        List<Element> rows = rowsOf(table);
        List<Element> filled = rows.stream()
                .flatMap(row -> cellsOf(row).stream())
                .filter(cell -> cell.hasText())
                .limit(3)
                .toList();
        boolean frame = filled.size() <= 2
                && filled.stream()
                        .anyMatch(cell -> cell.select("table").stream().anyMatch(HtmlTables::isReal));
        if (frame) {
            filled.forEach(cell -> walk(cell, depth + 1));
            return;
        }
        table.children().stream()
                .filter(child -> child.normalName().equals("caption"))
                .forEach(caption -> pieces.text(text(caption)));
        pieces.table(grid(rows));
    }

    private static boolean isReal(Element table) {
        return rowsOf(table).size() > 1
                && rowsOf(table).stream().anyMatch(row -> cellsOf(row).size() > 1);
    }

    private static List<Element> rowsOf(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : table.children()) {
            if (child.normalName().equals("tr")) {
                rows.add(child);
            } else if (Set.of("thead", "tbody", "tfoot").contains(child.normalName())) {
                child.children().stream()
                        .filter(row -> row.normalName().equals("tr"))
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    private static List<Element> cellsOf(Element row) {
        return row.children().stream()
                .filter(cell ->
                        cell.normalName().equals("td") || cell.normalName().equals("th"))
                .toList();
    }

    /** Cells of the rows above that reach down: column to rows left. */
    private record Reach(int rows, int span) {}

    private RawTable grid(List<Element> rows) {
        Map<Integer, Reach> reaching = new HashMap<>();
        List<RawRow> raw = new ArrayList<>();
        int width = 1;
        boolean blankBefore = false;
        for (Element row : rows) {
            List<RawCell> cells = new ArrayList<>();
            Map<Integer, Reach> below = new HashMap<>();
            int column = continued(0, reaching, below, cells);
            boolean headers = !cellsOf(row).isEmpty();
            boolean blank = true;
            for (Element cell : cellsOf(row)) {
                int span = Math.max(1, Math.min(Limits.COLUMNS, number(cell.attr("colspan"))));
                int down = Math.max(1, Math.min(rows.size(), number(cell.attr("rowspan"))));
                if (column + span > Limits.COLUMNS * 2) {
                    throw new UnreadableFile("columns", String.valueOf(Limits.COLUMNS));
                }
                String text = text(cell);
                if (!text.isEmpty()) {
                    volume.cell();
                    volume.text(text.length());
                    blank = false;
                }
                cells.add(new RawCell(column, span, text));
                if (down > 1) {
                    below.put(column, new Reach(down - 1, span));
                }
                headers &= cell.normalName().equals("th");
                column = continued(column + span, reaching, below, cells);
            }
            width = Math.max(width, column);
            reaching = below;
            if (!blank) {
                volume.row();
            }
            if (!(blank && blankBefore)) {
                raw.add(new RawRow(
                        cells,
                        headers
                                || row.parent() != null
                                        && row.parent().normalName().equals("thead")));
            }
            blankBefore = blank;
        }
        return new RawTable(null, width, raw, List.of(), List.of());
    }

    private static int continued(
            int from, Map<Integer, Reach> reaching, Map<Integer, Reach> below, List<RawCell> cells) {
        int column = from;
        while (reaching.containsKey(column)) {
            Reach reach = reaching.get(column);
            cells.add(new RawCell(column, reach.span(), "", true));
            if (reach.rows() > 1) {
                below.put(column, new Reach(reach.rows() - 1, reach.span()));
            }
            column += reach.span();
        }
        return column;
    }

    private static int number(String attribute) {
        String digits = attribute.strip();
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 1;
    }

    private static String text(Element element) {
        Text text = new Text();
        element.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int level) {
                return text.head(node);
            }

            @Override
            public FilterResult tail(Node node, int level) {
                text.tail(node);
                return FilterResult.CONTINUE;
            }
        });
        text.end();
        return CleanText.lines(text.lines());
    }

    /** Text as a browser lays it out: spaces of the source collapse, blocks and breaks begin lines, lists are numbered. */
    private static final class Text {

        private final List<String> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private final Map<Element, Integer> counted = new IdentityHashMap<>();

        NodeFilter.FilterResult head(Node node) {
            if (node instanceof TextNode words) {
                add(words.getWholeText());
            } else if (node instanceof Element element) {
                if (isUnseen(element)) {
                    return NodeFilter.FilterResult.SKIP_ENTIRELY;
                }
                String name = element.normalName();
                if (name.equals("br") || BLOCKS.contains(name)) {
                    end();
                }
                if (name.equals("td") || name.equals("th")) {
                    add(" ");
                }
                if (name.equals("li")) {
                    add(numberOf(element));
                }
            }
            return NodeFilter.FilterResult.CONTINUE;
        }

        void tail(Node node) {
            if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                end();
            }
        }

        private static boolean isUnseen(Element element) {
            if (UNSEEN.contains(element.normalName())) {
                return true;
            }
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            if (style.contains("display:none") || style.contains("mso-hide:all")) {
                return true;
            }
            // Word writes the sign of a list item as text: bullets are no text of the author
            return style.contains("mso-list:ignore") && element.text().chars().noneMatch(Character::isLetterOrDigit);
        }

        private String numberOf(Element item) {
            Element list = item.parent();
            if (list == null || !list.normalName().equals("ol")) {
                return "";
            }
            int first = list.attr("start").matches("\\d{1,4}") ? Integer.parseInt(list.attr("start")) : 1;
            int number = counted.merge(list, first, (last, unused) -> last + 1);
            String format = switch (list.attr("type")) {
                case "a" -> "lowerLetter";
                case "A" -> "upperLetter";
                case "i" -> "lowerRoman";
                case "I" -> "upperRoman";
                default -> "decimal";
            };
            return NumberFormats.format(number, format) + ". ";
        }

        private void add(String words) {
            for (int i = 0; i < words.length(); i++) {
                char sign = words.charAt(i);
                boolean space = sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t' || sign == '\f';
                if (!space) {
                    line.append(sign);
                } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
        }

        void end() {
            if (!line.toString().isBlank()) {
                lines.add(line.toString().strip());
            }
            line.setLength(0);
        }

        List<String> lines() {
            return List.copyOf(lines);
        }

        void clear() {
            lines.clear();
        }
    }
}
