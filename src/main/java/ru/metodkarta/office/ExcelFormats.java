package ru.metodkarta.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Number formats of a workbook: which cells are dates, percents, numbers with decimals. */
final class ExcelFormats {

    enum Look {
        PLAIN,
        DAY,
        /** «September 2022»: no day is shown */
        MONTH,
        /** a day without a year */
        DAY_OF_YEAR,
        MOMENT,
        TIME,
        PERCENT
    }

    /** @param decimals shown, -1 when as many as there are */
    record Format(Look look, int decimals) {

        static final Format GENERAL = new Format(Look.PLAIN, -1);
    }

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h|m|s)[^\\]]*\\]");

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> formatsOfStyles = new ArrayList<>();
    private final Map<Integer, Format> known = new HashMap<>();

    static ExcelFormats read(OfficePackage office, String part) throws IOException {
        ExcelFormats formats = new ExcelFormats();
        if (part != null && office.has(part)) {
            try (Xml xml = office.xml(part)) {
                formats.read(xml);
            }
        }
        return formats;
    }

    private void read(Xml xml) {
        boolean cells = false;
        while (xml.next()) {
            if (xml.starts("numFmt")) {
                codes.put(xml.number("numFmtId", -1), xml.attribute("formatCode", ""));
            } else if (xml.starts("cellXfs")) {
                cells = true;
            } else if (xml.isEnd() && xml.name().equals("cellXfs")) {
                cells = false;
            } else if (cells && xml.starts("xf")) {
                formatsOfStyles.add(xml.number("numFmtId", 0));
            }
        }
    }

    /** @param style index of the cell's style */
    Format of(int style) {
        int id = style >= 0 && style < formatsOfStyles.size() ? formatsOfStyles.get(style) : 0;
        return known.computeIfAbsent(id, this::format);
    }

    private Format format(int id) {
        String code = codes.get(id);
        if (code != null) {
            return custom(code);
        }
        return switch (id) {
            case 1, 3 -> new Format(Look.PLAIN, 0);
            case 2, 4 -> new Format(Look.PLAIN, 2);
            case 9 -> new Format(Look.PERCENT, 0);
            case 10 -> new Format(Look.PERCENT, 2);
            case 14, 15, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> new Format(Look.DAY, -1);
            case 16 -> new Format(Look.DAY_OF_YEAR, -1);
            case 17 -> new Format(Look.MONTH, -1);
            case 18, 19, 20, 21, 45, 46, 47 -> new Format(Look.TIME, -1);
            case 22 -> new Format(Look.MOMENT, -1);
            default -> Format.GENERAL;
        };
    }

    private static Format custom(String code) {
        String plain = LITERAL.matcher(code.split(";")[0]).replaceAll("").toLowerCase(java.util.Locale.ROOT);
        if (plain.contains("general") || plain.contains("@")) {
            return Format.GENERAL;
        }
        boolean year = plain.contains("y") || plain.contains("\u0433");
        boolean day = plain.contains("d") || plain.contains("\u0434");
        boolean time = plain.contains("h") || plain.contains("s") || plain.contains("\u0447");
        boolean month = plain.contains("m") && (!time || day || year) || plain.contains("\u043C\u043C\u043C");
        if (day || month || year) {
            if (time) {
                return new Format(Look.MOMENT, -1);
            }
            if (!day) {
                return new Format(Look.MONTH, -1);
            }
            return new Format(year ? Look.DAY : Look.DAY_OF_YEAR, -1);
        }
        if (time) {
            return new Format(Look.TIME, -1);
        }
        int point = plain.indexOf('.');
        int decimals = point < 0
                ? 0
                : (int) plain.substring(point)
                        .chars()
                        .filter(c -> c == '0' || c == '#')
                        .count();
        boolean digits = plain.contains("0") || plain.contains("#");
        return new Format(
                plain.contains("%") ? Look.PERCENT : Look.PLAIN, digits && !plain.contains("e") ? decimals : -1);
    }
}
