package ru.metodkarta.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables of a Word document with the text round them. Reads its parts forwards, once. */
final class WordReader {

    private final OfficePackage office;
    private final Volume volume = new Volume();
    private WordStyles styles;
    private WordNumbering numbering;
    private Map<String, String> footnotes = Map.of();

    WordReader(OfficePackage office) {
        this.office = office;
    }

    List<RawTable> tables() throws IOException {
        Map<String, String> parts = new HashMap<>();
        for (OfficePackage.Relationship relationship :
                office.relationships(office.mainPart()).values()) {
            String type = relationship.type().substring(relationship.type().lastIndexOf('/') + 1);
            if (!relationship.external()) {
                parts.put(type, relationship.target());
            }
        }
        styles = WordStyles.read(office, parts.get("styles"));
        numbering = WordNumbering.read(office, parts.get("numbering"));
        footnotes = new HashMap<>(notes(parts.get("footnotes"), "footnote"));
        footnotes.putAll(notes(parts.get("endnotes"), "endnote"));
        Pieces pieces = new Pieces();
        try (Xml xml = office.xml(office.mainPart())) {
            List<String> outside = new ArrayList<>();
            WordContent content = new WordContent(xml, styles, numbering, footnotes, volume);
            for (WordTable.Block block : content.blocks(outside)) {
                if (block.table() == null) {
                    pieces.text(block.text());
                } else {
                    block.table().into(pieces);
                }
            }
            outside.forEach(pieces::text);
        }
        List<RawTable> tables = pieces.tables();
        if (tables.isEmpty()) {
            throw new UnreadableFile("no-table");
        }
        return tables;
    }

    private Map<String, String> notes(String part, String element) throws IOException {
        Map<String, String> notes = new HashMap<>();
        if (part == null || !office.has(part)) {
            return notes;
        }
        try (Xml xml = office.xml(part)) {
            while (xml.next()) {
                if (!xml.starts(element)) {
                    continue;
                }
                String id = element + xml.attribute("id", "");
                boolean separator = !xml.attribute("type", "normal").equals("normal");
                WordContent content = new WordContent(xml, styles, numbering, Map.of(), volume);
                List<String> lines = new ArrayList<>();
                for (WordTable.Block block : content.within(new ArrayList<>())) {
                    if (block.table() == null) {
                        lines.add(block.text());
                    }
                }
                String text = CleanText.lines(lines);
                if (!separator && !text.isEmpty()) {
                    notes.put(id, text);
                }
            }
        }
        return notes;
    }
}
