package ru.metodkarta.office;

import java.io.IOException;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Pages of a document as they are filled: text and rules at places measured from the top, page numbers, the foot. */
final class PdfPages {

    static final double LEADING = 1.15;

    private static final double NUMBER_SIZE = 12;
    private static final double FOOT_SIZE = 8;
    private static final float RULE = 0.5f;

    private final PDDocument pdf;
    private final PdfTags tags;
    private final Paper.Settings settings;
    private final PageMeasure measure;
    private final PDType0Font regular;
    private final PDType0Font bold;
    private PDPage page;
    private PDPageContentStream content;
    private int number;

    PdfPages(PDDocument pdf, PdfTags tags, Paper.Settings settings) throws IOException {
        this.pdf = pdf;
        this.tags = tags;
        this.settings = settings;
        this.measure = PageMeasure.of(settings.orientation());
        this.regular = font(SerifFace.REGULAR);
        this.bold = font(SerifFace.BOLD);
    }

    /** Without substitution of glyphs: Russian has no ligatures, and looking for them takes most of the time. */
    private PDType0Font font(SerifFace face) throws IOException {
        TrueTypeFont program = new TTFParser().parse(new RandomAccessReadBuffer(face.program()));
        program.setEnableGsub(false);
        return PDType0Font.load(pdf, program, true);
    }

    PageMeasure measure() {
        return measure;
    }

    /** Down to where text may reach, from the top of the sheet. */
    double bottom() {
        return measure.height() - PageMeasure.BOTTOM;
    }

    void next() throws IOException {
        finish();
        page = new PDPage(new PDRectangle((float) measure.width(), (float) measure.height()));
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        pdf.addPage(page);
        content = new PDPageContentStream(pdf, page);
        number++;
        if (number > 1) {
            String text = String.valueOf(number);
            double x = (measure.width() - SerifFace.REGULAR.width(text, NUMBER_SIZE)) / 2;
            ornament(List.of(text), x, PageMeasure.EDGE, NUMBER_SIZE);
        }
        if (settings.footer() != null) {
            List<String> lines = TextLines.of(settings.footer(), SerifFace.REGULAR, FOOT_SIZE, measure.textWidth());
            ornament(lines, PageMeasure.LEFT, measure.height() - PageMeasure.EDGE - FOOT_SIZE, FOOT_SIZE);
        }
    }

    /** Text that is part of the document; the element says as what. */
    void text(PDStructureElement element, List<String> lines, double x, double top, PdfText look) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        content.beginMarkedContent(COSName.getPDFName(element.getStructureType()), tags.mark(element, page));
        show(lines, x, top, look);
        content.endMarkedContent();
    }

    /** What is repeated on every page and is no part of the reading order. */
    void ornament(List<String> lines, double x, double top, double size) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        show(lines, x, top, new PdfText(size, false, false, 0));
        content.endMarkedContent();
    }

    void ornament(List<String> lines, double x, double top, PdfText look) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        show(lines, x, top, look);
        content.endMarkedContent();
    }

    /** Boxes of a row between two heights. @param edges left edges of the cells and the right edge of the last */
    void boxes(double[] edges, double top, double bottom) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        content.setLineWidth(RULE);
        for (int c = 0; c + 1 < edges.length; c++) {
            content.addRect(
                    (float) edges[c], (float) (measure.height() - bottom), (float) (edges[c + 1] - edges[c]), (float)
                            (bottom - top));
        }
        content.stroke();
        content.endMarkedContent();
    }

    private void show(List<String> lines, double x, double top, PdfText look) throws IOException {
        SerifFace face = SerifFace.of(look.bold());
        content.beginText();
        content.setFont(look.bold() ? bold : regular, (float) look.size());
        double atX = 0;
        double baseline = measure.height() - top - look.size() * 0.95;
        double atY = 0;
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            double lineX = look.centred() ? x + (look.width() - face.width(line, look.size())) / 2 : x;
            double lineY = baseline - n * look.size() * LEADING;
            content.newLineAtOffset((float) (lineX - atX), (float) (lineY - atY));
            atX = lineX;
            atY = lineY;
            content.showText(line);
        }
        content.endText();
    }

    void finish() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }
}
