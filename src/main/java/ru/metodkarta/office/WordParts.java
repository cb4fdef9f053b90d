package ru.metodkarta.office;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The parts of a Word document round its text: types, relations, properties, header, footer, styles. */
final class WordParts {

    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    static final String NAMESPACES = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /** single spacing is 240 */
    private static final int LINE = 240;

    private WordParts() {}

    static String id(PaperStyle style) {
        return style == PaperStyle.TITLE ? "Heading1" : "Mk" + style.name();
    }

    static void writeFixed(ZipOutputStream zip, Paper.Settings settings) throws IOException {
        boolean footed = settings.footer() != null;
        put(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + override("/word/document.xml", TYPE + "document.main+xml")
                        + override("/word/styles.xml", TYPE + "styles+xml")
                        + override("/word/settings.xml", TYPE + "settings+xml")
                        + override("/word/header1.xml", TYPE + "header+xml")
                        + (footed ? override("/word/footer1.xml", TYPE + "footer+xml") : "")
                        + override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
                        + "</Types>");
        put(
                zip,
                "_rels/.rels",
                relations(relation("rId1", RELATION + "officeDocument", "word/document.xml")
                        + relation(
                                "rId2",
                                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                                "docProps/core.xml")));
        put(
                zip,
                "word/_rels/document.xml.rels",
                relations(relation("rId1", RELATION + "styles", "styles.xml")
                        + relation("rId2", RELATION + "settings", "settings.xml")
                        + relation("rId3", RELATION + "header", "header1.xml")
                        + (footed ? relation("rId4", RELATION + "footer", "footer1.xml") : "")));
        put(
                zip,
                "docProps/core.xml",
                "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
                        + XmlText.escaped(settings.title()) + "</dc:title><dc:language>ru-RU</dc:language>"
                        + "</cp:coreProperties>");
        put(
                zip,
                "word/settings.xml",
                "<w:settings " + NAMESPACES + "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"708\"/>"
                        + "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting"
                        + " w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
                        + "</w:compat><w:themeFontLang w:val=\"ru-RU\"/><w:decimalSymbol w:val=\",\"/>"
                        + "<w:listSeparator w:val=\";\"/></w:settings>");
        put(
                zip,
                "word/header1.xml",
                "<w:hdr " + NAMESPACES + "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>"
                        + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE "
                        + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>"
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>");
        if (footed) {
            put(
                    zip,
                    "word/footer1.xml",
                    "<w:ftr " + NAMESPACES + "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t"
                            + " xml:space=\"preserve\">" + XmlText.escaped(settings.footer())
                            + "</w:t></w:r></w:p></w:ftr>");
        }
    }

    /** @param cellSize of letters in tables, in points */
    static void writeStyles(ZipOutputStream zip, double cellSize) throws IOException {
        StringBuilder xml = new StringBuilder("<w:styles " + NAMESPACES + "><w:docDefaults><w:rPrDefault><w:rPr>"
                + "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\""
                + " w:cs=\"Times New Roman\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"ru-RU\""
                + " w:eastAsia=\"ru-RU\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
                + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
                + "<w:qFormat/></w:style>");
        for (PaperStyle style : PaperStyle.values()) {
            xml.append(paragraphStyle(
                    id(style),
                    style == PaperStyle.TITLE ? "heading 1" : "Metodkarta " + style.name(),
                    "",
                    tabs(style)
                            + spacing(style.before, style.after)
                            + (style.firstLine > 0
                                    ? "<w:ind w:firstLine=\"" + PageMeasure.twips(style.firstLine) + "\"/>"
                                    : "")
                            + justification(style.align)
                            + (style == PaperStyle.TITLE ? "<w:outlineLvl w:val=\"0\"/>" : ""),
                    letters(style.size, style.bold)));
        }
        xml.append(paragraphStyle("Cell", "Metodkarta Cell", "", "", letters(cellSize, false)));
        xml.append(paragraphStyle("CellCentre", "Metodkarta Centre", "Cell", "<w:jc w:val=\"center\"/>", ""));
        xml.append(paragraphStyle(
                "CellHead", "Metodkarta Head", "Cell", "<w:keepNext/><w:jc w:val=\"center\"/>", "<w:b/><w:bCs/>"));
        xml.append(paragraphStyle(
                "CellSection",
                "Metodkarta Section",
                "Cell",
                "<w:keepNext/><w:jc w:val=\"center\"/>",
                "<w:b/><w:bCs/>"));
        xml.append(paragraphStyle(
                "SectionEnd",
                "Metodkarta End",
                "",
                "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>",
                letters(1, false)));
        xml.append(paragraphStyle("Header", "header", "", "<w:jc w:val=\"center\"/>", ""));
        xml.append(paragraphStyle("Footer", "footer", "", "", letters(8, false)));
        xml.append(
                "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
                        + "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>"
                        + "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"PlanTable\"><w:name w:val=\"Metodkarta Table\"/>"
                        + "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblBorders>");
        for (String side : new String[] {"top", "left", "bottom", "right", "insideH", "insideV"}) {
            xml.append("<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        }
        int side = PageMeasure.twips(ColumnWidths.PADDING / 2);
        xml.append("</w:tblBorders><w:tblCellMar><w:top w:w=\"20\" w:type=\"dxa\"/><w:left w:w=\"" + side
                + "\" w:type=\"dxa\"/><w:bottom w:w=\"20\" w:type=\"dxa\"/><w:right w:w=\"" + side
                + "\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>");
        put(zip, "word/styles.xml", xml.toString());
    }

    private static String paragraphStyle(String id, String name, String base, String paragraph, String letters) {
        return "<w:style w:type=\"paragraph\"" + (name.startsWith("Metodkarta") ? " w:customStyle=\"1\"" : "")
                + " w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/><w:basedOn w:val=\""
                + (base.isEmpty() ? "Normal" : base) + "\"/><w:qFormat/>"
                + (paragraph.isEmpty() ? "" : "<w:pPr>" + paragraph + "</w:pPr>")
                + (letters.isEmpty() ? "" : "<w:rPr>" + letters + "</w:rPr>") + "</w:style>";
    }

    private static String letters(double size, boolean bold) {
        int halves = (int) Math.round(size * 2);
        return (bold ? "<w:b/><w:bCs/>" : "") + "<w:sz w:val=\"" + halves + "\"/><w:szCs w:val=\"" + halves + "\"/>";
    }

    private static String spacing(double before, double after) {
        return "<w:spacing w:before=\"" + PageMeasure.twips(before) + "\" w:after=\"" + PageMeasure.twips(after)
                + "\" w:line=\"" + LINE + "\" w:lineRule=\"auto\"/>";
    }

    private static String tabs(PaperStyle style) {
        if (style != PaperStyle.REQUISITES && style != PaperStyle.SIGNATURE) {
            return "";
        }
        int right = PageMeasure.twips(PageMeasure.of(Paper.Orientation.PORTRAIT).textWidth());
        return "<w:tabs><w:tab w:val=\"right\" w:pos=\"" + right + "\"/></w:tabs>";
    }

    private static String justification(PaperStyle.Align align) {
        return switch (align) {
            case LEFT -> "";
            case CENTRE -> "<w:jc w:val=\"center\"/>";
            case BOTH -> "<w:jc w:val=\"both\"/>";
        };
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relations(String relations) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
