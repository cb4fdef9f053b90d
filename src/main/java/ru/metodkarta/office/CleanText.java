package ru.metodkarta.office;

import java.util.List;

/** Text without what nobody sees. */
final class CleanText {

    private CleanText() {}

    /** Line ends are \n, tabs and non-breaking spaces are spaces, soft hyphens and control signs are gone. */
    static String of(CharSequence raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char sign = raw.charAt(i);
            switch (sign) {
                case '\n', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> text.append('\n');
                case '\r' -> {
                    if (i + 1 >= raw.length() || raw.charAt(i + 1) != '\n') {
                        text.append('\n');
                    }
                }
                case '\t', '\u00A0' -> text.append(' ');
                case '\u2011' -> text.append('-');
                default -> {
                    if (!isInvisible(sign)) {
                        text.append(sign);
                    }
                }
            }
        }
        return text.toString();
    }

    private static boolean isInvisible(char sign) {
        return sign < ' '
                || sign == '\u007F'
                || sign == '\u00AD'
                || sign >= '\u200B' && sign <= '\u200F'
                || sign >= '\u202A' && sign <= '\u202E'
                || sign >= '\u2060' && sign <= '\u2064'
                || sign == '\uFEFF'
                || sign == '\uFFFC';
    }

    /** Lines without blank ones, stripped. */
    static String lines(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String clean = of(line);
            int from = 0;
            while (from <= clean.length()) {
                int end = clean.indexOf('\n', from);
                String stripped =
                        clean.substring(from, end < 0 ? clean.length() : end).strip();
                if (!stripped.isEmpty()) {
                    text.append(text.isEmpty() ? "" : "\n").append(stripped);
                }
                from = end < 0 ? clean.length() + 1 : end + 1;
            }
        }
        return text.toString();
    }
}
