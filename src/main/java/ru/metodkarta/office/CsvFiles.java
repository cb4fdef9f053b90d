package ru.metodkarta.office;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table as text with separators: comma, semicolon or tab, whichever the first line has most; UTF-8 or Windows-1251. */
public final class CsvFiles {

    private static final int LONGEST = 1 << 20;
    private static final int LOOKED_AT = 4_096;
    private static final Charset RUSSIAN_WINDOWS = Charset.forName("windows-1251");

    private final String text;
    private final char separator;
    private final Volume volume = new Volume();
    private int at;

    private CsvFiles(String text) {
        this.text = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
        this.separator = separator(this.text.lines().findFirst().orElse(""));
    }

    /** Text, and no file that {@link OfficeFiles} reads or refuses. */
    public static boolean recognises(byte[] content) {
        String start = new String(content, 0, Math.min(LOOKED_AT, content.length), StandardCharsets.ISO_8859_1);
        return content.length > 0
                && start.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                && !start.startsWith("PK")
                && !start.startsWith("%PDF")
                && !start.startsWith("{\\rtf");
    }

    /** @throws UnreadableFile when there is no table in it, or too much */
    public static List<RawTable> read(byte[] content) {
        if (content.length > LONGEST) {
            throw new UnreadableFile("large", String.valueOf(LONGEST >> 20));
        }
        List<RawRow> rows = new CsvFiles(decoded(content)).rows();
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        if (width < 2) {
            throw new UnreadableFile("no-table");
        }
        return List.of(new RawTable(null, width, rows, List.of(), List.of()));
    }

    private static String decoded(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, RUSSIAN_WINDOWS);
        }
    }

    private static char separator(String heading) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {';', '\t', ','}) {
            long count = heading.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private List<RawRow> rows() {
        List<RawRow> rows = new ArrayList<>();
        for (int line = 1; at < text.length(); line++) {
            List<RawCell> cells = new ArrayList<>();
            boolean more = true;
            while (more) {
                String cell = CleanText.lines(List.of(field()));
                if (!cell.isEmpty()) {
                    volume.cell();
                }
                cells.add(new RawCell(cells.size(), 1, cell));
                if (cells.size() > Limits.COLUMNS) {
                    throw new UnreadableFile("columns", String.valueOf(Limits.COLUMNS));
                }
                more = at < text.length() && text.charAt(at) == separator;
                at++;
            }
            if (cells.stream().anyMatch(cell -> !cell.text().isEmpty())) {
                volume.row();
                rows.add(new RawRow(cells, false, false, line));
            }
        }
        return rows;
    }

    /** Quotes round a cell keep separators and line breaks in it, and are doubled inside. */
    private String field() {
        if (at < text.length() && text.charAt(at) == '"') {
            StringBuilder quoted = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    at++;
                } else if (c == '"') {
                    at++;
                    return quoted + rest();
                }
                quoted.append(c);
            }
            return quoted.toString();
        }
        return rest();
    }

    private String rest() {
        int from = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(from, at);
    }
}
