package ru.metodkarta.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Automatic numbers of paragraphs, counted as Word counts them: in the order of the text. */
final class WordNumbering {

    private static final int LEVELS = 9;

    private static final class Level {
        int start = 1;
        String format = "decimal";
        String text = "";
        String after = "tab";
        int restart = -1;
        boolean allDecimal;
        String style;
    }

    private static final class Scheme {
        final Level[] levels = new Level[LEVELS];
        String styleLink;
        String ownStyle;
        /** of each level the number printed last, 0 before the first */
        final int[] counts = new int[LEVELS];

        final boolean[] begun = new boolean[LEVELS];
    }

    private static final class Numbered {
        String scheme;
        final Integer[] starts = new Integer[LEVELS];
        final Level[] levels = new Level[LEVELS];
        final boolean[] restarted = new boolean[LEVELS];
    }

    private final Map<String, Scheme> schemes = new HashMap<>();
    private final Map<Integer, Numbered> lists = new HashMap<>();
    private final Set<String> linked = new HashSet<>();

    static WordNumbering read(OfficePackage office, String part) throws IOException {
        WordNumbering numbering = new WordNumbering();
        if (part != null && office.has(part)) {
            try (Xml xml = office.xml(part)) {
                numbering.read(xml);
            }
        }
        return numbering;
    }

    private void read(Xml xml) {
        Scheme scheme = null;
        Numbered list = null;
        Level level = null;
        int override = -1;
        while (xml.next()) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "abstractNum" -> {
                    scheme = new Scheme();
                    list = null;
                    schemes.put(xml.attribute("abstractNumId", ""), scheme);
                }
                case "num" -> {
                    list = new Numbered();
                    scheme = null;
                    level = null;
                    lists.put(xml.number("numId", -1), list);
                }
                case "abstractNumId" -> {
                    if (list != null) {
                        list.scheme = xml.attribute("val", "");
                    }
                }
                case "lvlOverride" -> override = within(xml.number("ilvl", 0));
                case "startOverride" -> {
                    if (list != null && override >= 0) {
                        list.starts[override] = xml.number("val", 1);
                    }
                }
                case "lvl" -> {
                    level = new Level();
                    int index = within(xml.number("ilvl", 0));
                    if (scheme != null) {
                        scheme.levels[index] = level;
                    } else if (list != null) {
                        list.levels[index] = level;
                    }
                }
                case "styleLink" -> {
                    if (scheme != null) {
                        scheme.ownStyle = xml.attribute("val", null);
                    }
                }
                case "numStyleLink" -> {
                    if (scheme != null) {
                        scheme.styleLink = xml.attribute("val", null);
                    }
                }
                default -> readLevel(xml, level);
            }
        }
    }

    private static void readLevel(Xml xml, Level level) {
        if (level == null) {
            return;
        }
        switch (xml.name()) {
            case "start" -> level.start = xml.number("val", 1);
            case "numFmt" -> level.format = xml.attribute("val", "decimal");
            case "lvlText" -> level.text = xml.attribute("val", "");
            case "suff" -> level.after = xml.attribute("val", "tab");
            case "lvlRestart" -> level.restart = xml.number("val", -1);
            case "isLgl" -> level.allDecimal = xml.on("val");
            case "pStyle" -> level.style = xml.attribute("val", null);
            default -> {
                // looks
            }
        }
    }

    private static int within(int level) {
        return Math.max(0, Math.min(LEVELS - 1, level));
    }

    /**
     * Counts a paragraph on.
     *
     * @param level -1: that of the list which names the style of the paragraph, else the first
     * @return its number with the space behind it; empty for bullets and lists that are not there
     */
    String next(int listId, int level, String style) {
        Numbered list = lists.get(listId);
        Scheme scheme = list == null ? null : scheme(list.scheme);
        if (scheme == null) {
            return "";
        }
        int at = level >= 0 ? within(level) : levelOf(scheme, style);
        Level own = level(list, scheme, at);
        if (own == null) {
            return "";
        }
        count(list, scheme, at, own);
        if (own.format.equals("bullet") || own.format.equals("none") && own.text.isEmpty()) {
            return "";
        }
        String number = printed(list, scheme, own);
        return number.isBlank() || own.after.equals("nothing") ? number : number + " ";
    }

    private Scheme scheme(String id) {
        Scheme scheme = schemes.get(id);
        linked.clear();
        while (scheme != null && scheme.styleLink != null && linked.add(scheme.styleLink)) {
            String style = scheme.styleLink;
            Scheme target = schemes.values().stream()
                    .filter(other -> style.equals(other.ownStyle))
                    .findFirst()
                    .orElse(null);
            if (target == null) {
                break;
            }
            scheme = target;
        }
        return scheme;
    }

    private static int levelOf(Scheme scheme, String style) {
        for (int i = 0; i < LEVELS; i++) {
            if (style != null && scheme.levels[i] != null && style.equals(scheme.levels[i].style)) {
                return i;
            }
        }
        return 0;
    }

    private static Level level(Numbered list, Scheme scheme, int at) {
        return list.levels[at] != null ? list.levels[at] : scheme.levels[at];
    }

    private static void count(Numbered list, Scheme scheme, int at, Level own) {
        if (list.starts[at] != null && !list.restarted[at]) {
            list.restarted[at] = true;
            scheme.counts[at] = list.starts[at];
        } else if (scheme.begun[at]) {
            scheme.counts[at]++;
        } else {
            scheme.counts[at] = own.start;
        }
        scheme.begun[at] = true;
        for (int deeper = at + 1; deeper < LEVELS; deeper++) {
            Level level = level(list, scheme, deeper);
            // restart 0: never; n: only after level n or a higher one
            boolean restarts = level == null || level.restart < 0 || level.restart > at;
            if (restarts) {
                scheme.begun[deeper] = false;
            }
        }
        for (int higher = 0; higher < at; higher++) {
            Level level = level(list, scheme, higher);
            if (!scheme.begun[higher] && level != null) {
                scheme.counts[higher] = list.starts[higher] != null ? list.starts[higher] : level.start;
                scheme.begun[higher] = true;
            }
        }
    }

    private static String printed(Numbered list, Scheme scheme, Level own) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < own.text.length(); i++) {
            char sign = own.text.charAt(i);
            boolean place = sign == '%' && i + 1 < own.text.length() && Character.isDigit(own.text.charAt(i + 1));
            if (!place) {
                number.append(sign);
                continue;
            }
            int at = within(own.text.charAt(++i) - '1');
            Level level = level(list, scheme, at);
            String format = level == null || own.allDecimal ? "decimal" : level.format;
            number.append(NumberFormats.format(scheme.counts[at], format));
        }
        return number.toString();
    }
}
