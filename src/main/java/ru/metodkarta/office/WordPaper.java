package ru.metodkarta.office;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A Word document, written as it comes: nothing but the row at hand is held in memory. Elements stand in the order that
 * the schema of ECMA-376 wants, which Word insists on.
 */
public final class WordPaper implements Paper {

    /** rows estimated to be higher than so many lines may be split over two pages */
    private static final int UNSPLIT_LINES = 14;

    private final ZipOutputStream zip;
    private final Settings settings;
    private final Writer xml;
    private Orientation orientation;
    private boolean laterSection;
    private boolean afterTable;

    private Table table;
    private int[] widths;
    private double cellSize = 12;

    public WordPaper(OutputStream out, Settings settings) throws IOException {
        this.settings = settings;
        this.orientation = settings.orientation();
        // the stream belongs to the caller: it is finished, not closed
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.xml = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 15);
        WordParts.writeFixed(zip, settings);
        zip.putNextEntry(new ZipEntry("word/document.xml"));
        xml.write(WordParts.DECLARATION);
        xml.write("<w:document " + WordParts.NAMESPACES + "><w:body>");
    }

    @Override
    public void paragraph(PaperStyle style, String text) throws IOException {
        xml.write("<w:p><w:pPr><w:pStyle w:val=\"" + WordParts.id(style) + "\"/>");
        if (style.indent > 0) {
            xml.write("<w:ind w:left=\"" + (int) (style.indent * textWidth()) + "\"/>");
        }
        if (style == PaperStyle.SUBJECT) {
            xml.write("<w:ind w:right=\"" + textWidth() / 2 + "\"/>");
        }
        xml.write("</w:pPr>");
        run(text);
        xml.write("</w:p>");
        afterTable = false;
    }

    /** What follows stands on sheets of their own, counted from one. */
    public void newSection(Orientation next) throws IOException {
        xml.write("<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/>");
        section();
        xml.write("</w:pPr></w:p>");
        orientation = next;
        laterSection = true;
        afterTable = false;
    }

    @Override
    public void beginTable(Table begun) throws IOException {
        table = begun;
        cellSize = begun.size();
        widths = new int[begun.widths().length];
        int left = textWidth();
        for (int c = 0; c < widths.length; c++) {
            widths[c] = c + 1 == widths.length ? left : (int) Math.round(begun.widths()[c] * textWidth());
            left -= widths[c];
        }
        xml.write("<w:tbl><w:tblPr><w:tblStyle w:val=\"PlanTable\"/><w:tblW w:w=\"" + textWidth()
                + "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0620\" w:firstRow=\"1\""
                + " w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
                + "<w:tblCaption w:val=\"" + XmlText.escaped(begun.caption()) + "\"/></w:tblPr><w:tblGrid>");
        for (int width : widths) {
            xml.write("<w:gridCol w:w=\"" + width + "\"/>");
        }
        xml.write("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (int c = 0; c < widths.length; c++) {
            cell(widths[c], 1, "CellHead", begun.headings().get(c));
        }
        xml.write("</w:tr>");
    }

    @Override
    public void wideRow(String text) throws IOException {
        xml.write("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        cell(textWidth(), widths.length, "CellSection", text);
        xml.write("</w:tr>");
    }

    @Override
    public void row(List<String> cells) throws IOException {
        xml.write("<w:tr>");
        if (lines(cells) <= UNSPLIT_LINES) {
            xml.write("<w:trPr><w:cantSplit/></w:trPr>");
        }
        for (int c = 0; c < widths.length; c++) {
            cell(widths[c], 1, table.centred().contains(c) ? "CellCentre" : "Cell", cells.get(c));
        }
        xml.write("</w:tr>");
    }

    private double lines(List<String> cells) {
        double most = 1;
        for (int c = 0; c < widths.length; c++) {
            String text = cells.get(c);
            if (text != null) {
                double width = widths[c] / (double) PageMeasure.twips(1) - ColumnWidths.PADDING;
                long breaks = text.chars().filter(sign -> sign == '\n').count();
                most = Math.max(most, breaks + 1.1 * SerifFace.REGULAR.width(text, cellSize) / width);
            }
        }
        return most;
    }

    @Override
    public void endTable() throws IOException {
        xml.write("</w:tbl>");
        table = null;
        afterTable = true;
    }

    private void cell(int width, int span, String style, String text) throws IOException {
        xml.write("<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/>");
        if (span > 1) {
            xml.write("<w:gridSpan w:val=\"" + span + "\"/>");
        }
        xml.write("</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>");
        run(text);
        xml.write("</w:p></w:tc>");
    }

    private void run(String text) throws IOException {
        if (text == null || text.isEmpty()) {
            return;
        }
        xml.write("<w:r>");
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '\n' : text.charAt(i);
            if (c == '\n' || c == '\t') {
                if (i > start) {
                    xml.write("<w:t xml:space=\"preserve\">" + XmlText.escaped(text.substring(start, i)) + "</w:t>");
                }
                if (i < text.length()) {
                    xml.write(c == '\n' ? "<w:br/>" : "<w:tab/>");
                }
                start = i + 1;
            }
        }
        xml.write("</w:r>");
    }

    private int textWidth() {
        return PageMeasure.twips(PageMeasure.of(orientation).textWidth());
    }

    private void section() throws IOException {
        PageMeasure measure = PageMeasure.of(orientation);
        xml.write("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>");
        if (settings.footer() != null) {
            xml.write("<w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
                    + "<w:footerReference w:type=\"first\" r:id=\"rId4\"/>");
        }
        xml.write("<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"" + PageMeasure.twips(measure.width()) + "\" w:h=\""
                + PageMeasure.twips(measure.height()) + "\""
                + (orientation == Orientation.LANDSCAPE ? " w:orient=\"landscape\"" : "") + "/><w:pgMar w:top=\""
                + PageMeasure.twips(PageMeasure.TOP) + "\" w:right=\"" + PageMeasure.twips(PageMeasure.RIGHT)
                + "\" w:bottom=\"" + PageMeasure.twips(PageMeasure.BOTTOM) + "\" w:left=\""
                + PageMeasure.twips(PageMeasure.LEFT) + "\" w:header=\"" + PageMeasure.twips(PageMeasure.EDGE)
                + "\" w:footer=\"" + PageMeasure.twips(PageMeasure.EDGE) + "\" w:gutter=\"0\"/>"
                + (laterSection ? "<w:pgNumType w:start=\"1\"/>" : "")
                + "<w:cols w:space=\"708\"/><w:titlePg/></w:sectPr>");
    }

    @Override
    public void close() throws IOException {
        if (afterTable) {
            // a body does not end with a table
            xml.write("<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/></w:pPr></w:p>");
        }
        section();
        xml.write("</w:body></w:document>");
        xml.flush();
        zip.closeEntry();
        WordParts.writeStyles(zip, cellSize);
        zip.finish();
    }
}
