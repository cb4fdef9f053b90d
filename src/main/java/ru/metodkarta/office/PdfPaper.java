package ru.metodkarta.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A tagged PDF with embedded letters (PDF/UA). Tables are drawn row by row, with their heading on every page: a renderer
 * of HTML takes several times as long for a thousand rows.
 */
public final class PdfPaper implements Paper {

    private static final double PAD = ColumnWidths.PADDING / 2;
    private static final double PAD_DOWN = 1;
    /** a row up to this part of a page is not split over two */
    private static final double UNSPLIT = 0.3;
    /** lines of the next row that a section heading wants to stand above */
    private static final int KEPT_LINES = 4;

    private final OutputStream out;
    private final Settings settings;
    private final PDDocument pdf = new PDDocument();
    private final PdfTags tags = new PdfTags();
    private final PdfPages pages;
    private double top;

    private Table table;
    private double[] edges;
    private List<List<String>> heading;
    private double headingHeight;
    private PDStructureElement body;

    public PdfPaper(OutputStream out, Settings settings) throws IOException {
        this.out = out;
        this.settings = settings;
        this.pages = new PdfPages(pdf, tags, settings);
        newPage();
    }

    @Override
    public void paragraph(PaperStyle style, String text) throws IOException {
        double indent = style.indent * pages.measure().textWidth();
        PdfText look = new PdfText(
                style.size,
                style.bold,
                style.align == PaperStyle.Align.CENTRE,
                pages.measure().textWidth() - indent);
        top += style.before;
        PDStructureElement element = tags.under(
                tags.document(), style == PaperStyle.TITLE ? StandardStructureTypes.H1 : StandardStructureTypes.P);
        List<String> lines = look.lines(text);
        int from = 0;
        while (from < lines.size()) {
            int fit = (int) ((pages.bottom() - top) / look.height(1));
            if (fit < 1) {
                newPage();
                continue;
            }
            List<String> part = lines.subList(from, Math.min(lines.size(), from + fit));
            pages.text(element, part, PageMeasure.LEFT + indent, top, look);
            top += look.height(part.size());
            from += part.size();
        }
        top += style.after;
    }

    @Override
    public void beginTable(Table begun) throws IOException {
        table = begun;
        edges = new double[begun.widths().length + 1];
        edges[0] = PageMeasure.LEFT;
        for (int c = 0; c < begun.widths().length; c++) {
            edges[c + 1] = edges[c] + begun.widths()[c] * pages.measure().textWidth();
        }
        PDStructureElement element = tags.under(tags.document(), StandardStructureTypes.TABLE);
        element.setAlternateDescription(begun.caption());
        PDStructureElement row =
                tags.under(tags.under(element, StandardStructureTypes.T_HEAD), StandardStructureTypes.TR);
        body = tags.under(element, StandardStructureTypes.T_BODY);
        heading = new ArrayList<>();
        int tallest = 1;
        for (int c = 0; c < begun.headings().size(); c++) {
            heading.add(look(c, true).lines(begun.headings().get(c)));
            tallest = Math.max(tallest, heading.get(c).size());
        }
        headingHeight = look(0, true).height(tallest) + 2 * PAD_DOWN;
        if (top + headingHeight + look(0, true).height(KEPT_LINES) > pages.bottom()) {
            newPage();
        }
        for (int c = 0; c < heading.size(); c++) {
            PDStructureElement cell =
                    PdfTags.heading(tags.under(row, StandardStructureTypes.TH), PDTableAttributeObject.SCOPE_COLUMN, 1);
            pages.text(cell, heading.get(c), edges[c] + PAD, top + PAD_DOWN, look(c, true));
        }
        pages.boxes(edges, top, top + headingHeight);
        top += headingHeight;
    }

    @Override
    public void wideRow(String text) throws IOException {
        double left = edges[0];
        double right = edges[edges.length - 1];
        PdfText look = new PdfText(table.size(), true, true, right - left - 2 * PAD);
        List<String> lines = look.lines(text);
        double height = look.height(Math.max(1, lines.size())) + 2 * PAD_DOWN;
        if (top + height + look.height(KEPT_LINES) > pages.bottom()) {
            newTablePage();
        }
        PDStructureElement cell = PdfTags.heading(
                tags.under(tags.under(body, StandardStructureTypes.TR), StandardStructureTypes.TH),
                PDTableAttributeObject.SCOPE_ROW,
                table.widths().length);
        pages.text(cell, lines, left + PAD, top + PAD_DOWN, look);
        pages.boxes(new double[] {left, right}, top, top + height);
        top += height;
    }

    @Override
    public void row(List<String> cells) throws IOException {
        PDStructureElement row = tags.under(body, StandardStructureTypes.TR);
        List<List<String>> lines = new ArrayList<>();
        List<PDStructureElement> elements = new ArrayList<>();
        int left = 1;
        for (int c = 0; c < cells.size(); c++) {
            lines.add(look(c, false).lines(cells.get(c)));
            elements.add(tags.under(row, StandardStructureTypes.TD));
            left = Math.max(left, lines.get(c).size());
        }
        double line = table.size() * PdfPages.LEADING;
        double page = pages.bottom() - PageMeasure.TOP - headingHeight;
        int from = 0;
        while (left > 0) {
            double height = left * line + 2 * PAD_DOWN;
            int fit = Math.min(left, (int) Math.floor((pages.bottom() - top - 2 * PAD_DOWN) / line));
            boolean fresh = top <= PageMeasure.TOP + headingHeight + 1;
            if (fit < left && !fresh && (height <= UNSPLIT * page || fit < KEPT_LINES)) {
                newTablePage();
                continue;
            }
            fit = Math.max(1, fit);
            for (int c = 0; c < lines.size(); c++) {
                int size = lines.get(c).size();
                pages.text(
                        elements.get(c),
                        lines.get(c).subList(Math.min(from, size), Math.min(from + fit, size)),
                        edges[c] + PAD,
                        top + PAD_DOWN,
                        look(c, false));
            }
            double bottom = top + fit * line + 2 * PAD_DOWN;
            pages.boxes(edges, top, bottom);
            top = bottom;
            from += fit;
            left -= fit;
            if (left > 0) {
                newTablePage();
            }
        }
    }

    @Override
    public void endTable() {
        table = null;
        body = null;
    }

    private PdfText look(int column, boolean strong) {
        return new PdfText(
                table.size(),
                strong,
                strong || table.centred().contains(column),
                edges[column + 1] - edges[column] - 2 * PAD);
    }

    private void newPage() throws IOException {
        pages.next();
        top = PageMeasure.TOP;
    }

    private void newTablePage() throws IOException {
        newPage();
        for (int c = 0; c < heading.size(); c++) {
            pages.ornament(heading.get(c), edges[c] + PAD, top + PAD_DOWN, look(c, true));
        }
        pages.boxes(edges, top, top + headingHeight);
        top += headingHeight;
    }

    @Override
    public void close() throws IOException {
        try (pdf) {
            pages.finish();
            tags.writeTo(pdf);
            describe();
            pdf.save(out);
        }
    }

    private void describe() throws IOException {
        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        catalog.setLanguage("ru-RU");
        PDViewerPreferences preferences = new PDViewerPreferences(catalog.getCOSObject());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        pdf.getDocumentInformation().setTitle(settings.title());
        String xmp = """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                <pdfuaid:part>1</pdfuaid:part>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <dc:language><rdf:Bag><rdf:li>ru-RU</rdf:li></rdf:Bag></dc:language>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".formatted(XmlText.escaped(settings.title()));
        catalog.setMetadata(new PDMetadata(pdf, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8))));
    }
}
