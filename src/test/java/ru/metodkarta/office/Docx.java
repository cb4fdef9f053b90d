package ru.metodkarta.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Word document written by hand, so that every oddity of the format can be put into it. */
public final class Docx {

    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
    private static final String TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder relationships = new StringBuilder();
    private String mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private String prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private String body = "";

    public static Docx of(String body) {
        Docx docx = new Docx();
        docx.body = body;
        return docx;
    }

    Docx prolog(String text) {
        prolog = text;
        return this;
    }

    Docx mainType(String type) {
        mainType = type;
        return this;
    }

    Docx part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    Docx numbering(String content) {
        return related("numbering", "<w:numbering " + W + ">" + content + "</w:numbering>");
    }

    Docx styles(String content) {
        return related("styles", "<w:styles " + W + ">" + content + "</w:styles>");
    }

    Docx footnotes(String content) {
        return related("footnotes", "<w:footnotes " + W + ">" + content + "</w:footnotes>");
    }

    Docx relationship(String type, String target, String mode) {
        int id = relationships.length();
        relationships.append("<Relationship Id=\"x%d\" Type=\"%s\" Target=\"%s\" TargetMode=\"%s\"/>"
                .formatted(id, TYPE + type, target, mode));
        return this;
    }

    private Docx related(String type, String xml) {
        relationships.append(
                "<Relationship Id=\"r%s\" Type=\"%s\" Target=\"%s.xml\"/>".formatted(type, TYPE + type, type));
        return part("word/" + type + ".xml", xml.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\"" + mainType + "\"/></Types>");
            put(zip, "word/document.xml", prolog + "<w:document " + W + "><w:body>" + body + "</w:body></w:document>");
            put(
                    zip,
                    "word/_rels/document.xml.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + relationships + "</Relationships>");
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    public static String p(String... runs) {
        return "<w:p>" + String.join("", runs) + "</w:p>";
    }

    public static String r(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    static String raw(String xml) {
        return "<w:r>" + xml + "</w:r>";
    }

    static String numbered(int list, int level, String... runs) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list
                + "\"/></w:numPr></w:pPr>" + String.join("", runs) + "</w:p>";
    }

    static String styled(String style, String... runs) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + String.join("", runs) + "</w:p>";
    }

    public static String tbl(String... rows) {
        return "<w:tbl><w:tblPr/>" + String.join("", rows) + "</w:tbl>";
    }

    public static String tr(String... cells) {
        return "<w:tr>" + String.join("", cells) + "</w:tr>";
    }

    /** A cell with text or, when it begins with a tag, with these paragraphs. */
    public static String tc(String content) {
        return tc("", content);
    }

    static String tc(String properties, String content) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + (content.startsWith("<") ? content : p(r(content)))
                + "</w:tc>";
    }

    public static String row(String... texts) {
        StringBuilder cells = new StringBuilder();
        for (String text : texts) {
            cells.append(tc(text));
        }
        return tr(cells.toString());
    }
}
