package ru.metodkarta.office;

import java.util.List;

/** Tables as Word and Excel put them on the clipboard. Nothing in them is executed or fetched. */
public final class Clipboard {

    private static final int LONGEST = 10_000_000;

    private Clipboard() {}

    /**
     * Tab-separated text.
     *
     * @throws UnreadableFile when there is no table in it, or too much
     */
    public static List<RawTable> fromText(String text) {
        return checked(new TabbedText(limited(text)).tables());
    }

    /**
     * A page or a fragment of one.
     *
     * @throws UnreadableFile when there is no table in it, or too much
     */
    public static List<RawTable> fromHtml(String html) {
        return checked(new HtmlTables(limited(html)).tables());
    }

    private static String limited(String content) {
        if (content == null || content.isBlank()) {
            throw new UnreadableFile("empty");
        }
        if (content.length() > LONGEST) {
            throw new UnreadableFile("large", String.valueOf(Limits.FILE >> 20));
        }
        return content;
    }

    private static List<RawTable> checked(List<RawTable> tables) {
        if (tables.isEmpty()) {
            throw new UnreadableFile("no-table");
        }
        return tables;
    }
}
