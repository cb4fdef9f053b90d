package ru.metodkarta.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What styles say that changes the text: numbering of paragraphs, hidden characters. */
final class WordStyles {

    /** @param level -1 when the style leaves it to the list */
    record Numbering(int list, int level) {}

    private static final class Style {
        String parent;
        int list = -1;
        int level = -1;
        Boolean hidden;
    }

    private final Map<String, Style> styles = new HashMap<>();
    private String defaultParagraph;

    static WordStyles read(OfficePackage office, String part) throws IOException {
        WordStyles styles = new WordStyles();
        if (part != null && office.has(part)) {
            try (Xml xml = office.xml(part)) {
                styles.read(xml);
            }
        }
        return styles;
    }

    private void read(Xml xml) {
        Style style = null;
        while (xml.next()) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "style" -> {
                    style = new Style();
                    String id = xml.attribute("styleId", "");
                    styles.put(id, style);
                    if (xml.attribute("type", "").equals("paragraph")
                            && xml.attribute("default", "0").matches("1|true|on")) {
                        defaultParagraph = id;
                    }
                }
                // formats of parts of tables, and of the same thing before a tracked change
                case "tblStylePr", "pPrChange", "rPrChange", "latentStyles", "docDefaults" -> xml.skip();
                case "basedOn" -> {
                    if (style != null) {
                        style.parent = xml.attribute("val", null);
                    }
                }
                case "numId" -> {
                    if (style != null) {
                        style.list = xml.number("val", -1);
                    }
                }
                case "ilvl" -> {
                    if (style != null) {
                        style.level = xml.number("val", -1);
                    }
                }
                case "vanish" -> {
                    if (style != null) {
                        style.hidden = xml.on("val");
                    }
                }
                default -> {
                    // looks
                }
            }
        }
    }

    /** @param id style of a paragraph, null for the default one */
    Numbering numbering(String id) {
        int level = -1;
        Set<String> seen = new HashSet<>();
        String current = id == null ? defaultParagraph : id;
        while (current != null && seen.add(current)) {
            Style style = styles.get(current);
            if (style == null) {
                return null;
            }
            level = level < 0 ? style.level : level;
            if (style.list >= 0) {
                return new Numbering(style.list, level);
            }
            current = style.parent;
        }
        return null;
    }

    boolean hidden(String id) {
        Set<String> seen = new HashSet<>();
        String current = id;
        while (current != null && seen.add(current)) {
            Style style = styles.get(current);
            if (style == null) {
                return false;
            }
            if (style.hidden != null) {
                return style.hidden;
            }
            current = style.parent;
        }
        return false;
    }
}
