package ru.metodkarta.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sheets of a workbook as tables, read forwards: blank rows cost nothing, however many there are. */
final class ExcelReader {

    private static final int SHEETS = 200;

    private record Sheet(String name, String part, boolean hidden) {}

    private final OfficePackage office;
    private final Volume volume = new Volume();
    private boolean from1904;

    ExcelReader(OfficePackage office) {
        this.office = office;
    }

    List<RawTable> tables() throws IOException {
        Map<String, OfficePackage.Relationship> parts = office.relationships(office.mainPart());
        List<Sheet> sheets = sheets(parts);
        List<String> shared = shared(part(parts, "/sharedStrings"));
        ExcelFormats formats = ExcelFormats.read(office, part(parts, "/styles"));
        List<RawTable> tables = new ArrayList<>();
        for (boolean hidden : new boolean[] {false, true}) {
            for (Sheet sheet : sheets) {
                if (sheet.hidden() == hidden && office.has(sheet.part())) {
                    try (Xml xml = office.xml(sheet.part())) {
                        RawTable table = new ExcelSheet(xml, shared, formats, new ExcelValues(from1904), volume)
                                .read(sheet.name(), hidden);
                        if (!table.rows().isEmpty()) {
                            tables.add(table);
                        }
                    }
                }
            }
        }
        if (tables.isEmpty()) {
            throw new UnreadableFile("no-table");
        }
        return tables;
    }

    private static String part(Map<String, OfficePackage.Relationship> parts, String type) {
        return parts.values().stream()
                .filter(relationship -> relationship.type().endsWith(type) && !relationship.external())
                .map(OfficePackage.Relationship::target)
                .findFirst()
                .orElse(null);
    }

    private List<Sheet> sheets(Map<String, OfficePackage.Relationship> parts) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        try (Xml xml = office.xml(office.mainPart())) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) {
                    from1904 = xml.attribute("date1904", "0").matches("1|true|on");
                } else if (xml.starts("sheet") && sheets.size() < SHEETS) {
                    OfficePackage.Relationship part = parts.get(xml.attribute("id", ""));
                    if (part != null && !part.external()) {
                        boolean hidden = !xml.attribute("state", "visible").equals("visible");
                        sheets.add(new Sheet(xml.attribute("name", ""), part.target(), hidden));
                    }
                }
            }
        }
        return sheets;
    }

    private List<String> shared(String part) throws IOException {
        List<String> shared = new ArrayList<>();
        if (part == null || !office.has(part)) {
            return shared;
        }
        try (Xml xml = office.xml(part)) {
            while (xml.next()) {
                if (xml.starts("si")) {
                    String text = richText(xml);
                    volume.text(text.length());
                    shared.add(text);
                }
            }
        }
        return shared;
    }

    /** At the beginning of «si» or «is»: its runs together, without the reading aids of Japanese. */
    static String richText(Xml xml) {
        StringBuilder text = new StringBuilder();
        int outside = xml.depth() - 1;
        while (xml.next() && !(xml.isEnd() && xml.depth() <= outside)) {
            if (xml.starts("rPh")) {
                xml.skip();
            } else if (xml.starts("t")) {
                text.append(xml.textWithin());
            }
        }
        return ExcelValues.text(text.toString());
    }
}
