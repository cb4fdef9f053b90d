package ru.metodkarta.office;

import java.util.List;
import java.util.regex.Pattern;

/** Text without what nobody sees. */
final class CleanText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF\\uFFFC]");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\u000B|\\f|\\u0085|\\u2028|\\u2029");
    private static final Pattern CONTROL = Pattern.compile("[\\u0000-\\u0008\\u000E-\\u001F\\u007F]");

    private CleanText() {}

    static String of(CharSequence raw) {
        String text = INVISIBLE.matcher(raw).replaceAll("");
        text = LINE_END.matcher(text).replaceAll("\n");
        return CONTROL.matcher(text).replaceAll("").replace('\t', ' ').replace('\u2011', '-').replace('\u00A0', ' ');
    }

    /** Blank lines at both ends are gone, those within stay out too. */
    static String lines(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            for (String part : of(line).split("\n")) {
                String stripped = part.strip();
                if (!stripped.isEmpty()) {
                    text.append(text.isEmpty() ? "" : "\n").append(stripped);
                }
            }
        }
        return text.toString();
    }
}
