package ru.metodkarta.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ru.metodkarta.office.WordTable.Block;

/** Paragraphs and tables of a part of a Word document. Elements that only wrap (links, controls, tags) are walked through. */
final class WordContent {

    /** Deleted text, the second form of a drawing, and looks. */
    private static final Set<String> SKIPPED = Set.of(
            "del",
            "moveFrom",
            "delText",
            "delInstrText",
            "instrText",
            "Fallback",
            "sectPr",
            "tblPr",
            "sdtPr",
            "sdtEndPr",
            "rPrChange",
            "pPrChange",
            "tcPrChange",
            "trPrChange",
            "tblPrChange",
            "tblPrExChange",
            "tblGridChange",
            "numberingChange",
            "rt",
            "annotation",
            "tblPrEx",
            "customXmlPr",
            "smartTagPr",
            "fldData",
            "posOffset",
            "align",
            "sizeRelH",
            "sizeRelV",
            "wpPos");

    private final Xml xml;
    private final WordStyles styles;
    private final WordNumbering numbering;
    private final Map<String, String> footnotes;
    private final Volume volume;
    private int nesting;
    /** where footnotes and text boxes of the place now read go */
    private List<String> aside = new ArrayList<>();

    WordContent(Xml xml, WordStyles styles, WordNumbering numbering, Map<String, String> footnotes, Volume volume) {
        this.xml = xml;
        this.styles = styles;
        this.numbering = numbering;
        this.footnotes = footnotes;
        this.volume = volume;
    }

    /** Of a whole part. @param outside takes footnotes of paragraphs */
    List<Block> blocks(List<String> outside) {
        while (xml.next()) {
            if (xml.starts("body")) {
                return within(outside);
            }
        }
        throw new UnreadableFile("damaged");
    }

    /** At the beginning of an element: the paragraphs and tables in it, up to its end. */
    List<Block> within(List<String> notes) {
        List<String> before = aside;
        aside = notes;
        List<Block> blocks = new ArrayList<>();
        int outside = xml.depth() - 1;
        while (xml.next()) {
            if (xml.isEnd() && xml.depth() <= outside) {
                aside = before;
                return blocks;
            }
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "p" -> paragraph(blocks);
                case "tbl" -> blocks.add(new Block(null, table()));
                case "tcPr", "pPr" -> xml.skip();
                default -> {
                    if (SKIPPED.contains(xml.name())) {
                        xml.skip();
                    }
                }
            }
        }
        throw new UnreadableFile("damaged");
    }

    private void paragraph(List<Block> blocks) {
        WordParagraph paragraph = new WordParagraph();
        List<Block> boxes = new ArrayList<>();
        int outside = xml.depth() - 1;
        boolean hidden = false;
        while (xml.next() && !(xml.isEnd() && xml.depth() <= outside)) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "pPr" -> paragraph.readProperties(xml);
                case "r" -> hidden = false;
                case "rPr" -> hidden = hidden(xml);
                case "t" -> add(paragraph, xml.textWithin(), hidden);
                case "tab", "ptab" -> paragraph.text.append(' ');
                case "br", "cr" -> paragraph.text.append('\n');
                case "noBreakHyphen" -> add(paragraph, "-", hidden);
                case "softHyphen" -> xml.skip();
                case "sym" -> add(paragraph, WordSymbols.text(xml.attribute("char", "")), hidden);
                case "footnoteReference" -> note("footnote");
                case "endnoteReference" -> note("endnote");
                case "txbxContent" -> {
                    nest();
                    boxes.addAll(within(aside));
                    nesting--;
                }
                // a table straight within a run or a control of a paragraph
                case "tbl" -> boxes.add(new Block(null, table()));
                default -> {
                    if (SKIPPED.contains(xml.name())) {
                        xml.skip();
                    }
                }
            }
        }
        String number = number(paragraph);
        blocks.add(new Block(number + paragraph.text, null));
        blocks.addAll(boxes);
    }

    private void add(WordParagraph paragraph, String text, boolean hidden) {
        if (!hidden) {
            volume.text(text.length());
            paragraph.text.append(text);
        }
    }

    private void note(String kind) {
        String text = footnotes.get(kind + xml.attribute("id", ""));
        if (text != null) {
            aside.add(text);
        }
    }

    private boolean hidden(Xml xml) {
        boolean hidden = false;
        int outside = xml.depth() - 1;
        while (xml.next() && !(xml.isEnd() && xml.depth() <= outside)) {
            if (xml.starts("vanish")) {
                hidden = xml.on("val");
            } else if (xml.starts("rStyle")) {
                hidden |= styles.hidden(xml.attribute("val", null));
            } else if (xml.starts("rPrChange")) {
                xml.skip();
            }
        }
        return hidden;
    }

    private String number(WordParagraph paragraph) {
        WordStyles.Numbering byStyle = styles.numbering(paragraph.style);
        int list = paragraph.list >= 0 ? paragraph.list : byStyle == null ? 0 : byStyle.list();
        if (list == 0) {
            return "";
        }
        int level = paragraph.level;
        if (level < 0 && byStyle != null && (paragraph.list < 0 || paragraph.list == byStyle.list())) {
            level = byStyle.level();
        }
        return numbering.next(list, level, paragraph.style);
    }

    private void nest() {
        if (++nesting > Limits.NESTING) {
            throw new UnreadableFile("nested");
        }
    }

    private WordTable table() {
        nest();
        WordTable table = new WordTable();
        List<String> before = aside;
        aside = table.footnotes;
        int outside = xml.depth() - 1;
        boolean blankBefore = false;
        while (xml.next() && !(xml.isEnd() && xml.depth() <= outside)) {
            if (xml.starts("gridCol")) {
                table.widths.add(xml.number("w", 0));
            } else if (xml.starts("tr")) {
                WordTable.Row row = row();
                boolean blank = row == null || row.blank();
                // of many blank rows one stays: they are no rows
                if (row != null && !(blank && blankBefore)) {
                    table.rows.add(row);
                    if (!blank) {
                        volume.row();
                    }
                }
                blankBefore = blank;
            } else if (xml.isStart() && SKIPPED.contains(xml.name())) {
                xml.skip();
            }
        }
        if (blankBefore
                && !table.rows.isEmpty()
                && table.rows.get(table.rows.size() - 1).blank()) {
            table.rows.remove(table.rows.size() - 1);
        }
        aside = before;
        nesting--;
        return table;
    }

    /** @return null for a row that a tracked change deletes */
    private WordTable.Row row() {
        List<WordTable.Cell> cells = new ArrayList<>();
        boolean header = false;
        boolean deleted = false;
        int column = 0;
        int outside = xml.depth() - 1;
        while (xml.next() && !(xml.isEnd() && xml.depth() <= outside)) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "gridBefore" -> column += columns(xml.number("val", 0));
                case "tblHeader" -> header = xml.on("val");
                case "trPr" -> {
                    // its children come by themselves; «del» there means the row
                }
                case "del" -> {
                    deleted = true;
                    xml.skip();
                }
                case "tc" -> {
                    WordTable.Cell cell = cell(column, cells);
                    if (cell != null) {
                        cells.add(cell);
                        column = cell.column() + cell.span();
                    }
                }
                default -> {
                    if (SKIPPED.contains(xml.name())) {
                        xml.skip();
                    }
                }
            }
        }
        return deleted ? null : new WordTable.Row(cells, header);
    }

    private static int columns(int declared) {
        return Math.max(0, Math.min(Limits.COLUMNS, declared));
    }

    private WordTable.Cell cell(int column, List<WordTable.Cell> row) {
        WordCellProperties properties = new WordCellProperties();
        List<Block> blocks = new ArrayList<>();
        int outside = xml.depth() - 1;
        while (xml.next() && !(xml.isEnd() && xml.depth() <= outside)) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "tcPr" -> properties.read(xml);
                case "p" -> paragraph(blocks);
                case "tbl" -> blocks.add(new Block(null, table()));
                default -> {
                    if (SKIPPED.contains(xml.name())) {
                        xml.skip();
                    }
                }
            }
        }
        int last = row.size() - 1;
        if (properties.joinsLeft && last >= 0) {
            WordTable.Cell left = row.get(last);
            List<Block> all = new ArrayList<>(left.blocks());
            all.addAll(blocks);
            row.set(last, new WordTable.Cell(left.column(), left.span() + properties.span, left.continued(), all));
            return null;
        }
        WordTable.Cell cell = new WordTable.Cell(
                column, properties.span, properties.continued, properties.deleted ? List.of() : List.copyOf(blocks));
        if (!cell.blank()) {
            volume.cell();
        }
        if (column + properties.span > Limits.COLUMNS * 5) {
            throw new UnreadableFile("cells", String.valueOf(Limits.CELLS));
        }
        return cell;
    }
}
