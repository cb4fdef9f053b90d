package ru.metodkarta.office;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines: at its own line breaks, at spaces, after hyphens, and inside a word too long for a line. */
final class TextLines {

    private TextLines() {}

    static List<String> of(String text, SerifFace face, double size, double width) {
        List<String> lines = new ArrayList<>();
        if (text == null || text.isBlank()) {
            return lines;
        }
        for (String line : face.shown(text).split("\n", -1)) {
            wrap(line.stripTrailing(), face, size, width, lines);
        }
        return lines;
    }

    private static void wrap(String text, SerifFace face, double size, double width, List<String> lines) {
        if (face.width(text, size) <= width) {
            lines.add(text);
            return;
        }
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (String piece : pieces(text)) {
            double whole = face.width(piece, size);
            double bare = piece.endsWith(" ") ? face.width(piece.stripTrailing(), size) : whole;
            if (used + bare > width && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            if (bare > width) {
                piece = chop(piece, face, size, width, lines);
                whole = face.width(piece, size);
            }
            line.append(piece);
            used += whole;
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().stripTrailing());
        }
    }

    /** Words with the spaces after them; a word with hyphens in several pieces. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i + 1 == text.length();
            boolean afterSpaces = c == ' ' && !last && text.charAt(i + 1) != ' ';
            boolean afterHyphen = (c == '-' || c == '–')
                    && i > start
                    && !last
                    && Character.isLetter(text.charAt(i + 1))
                    && Character.isLetter(text.charAt(i - 1));
            if (last || afterSpaces || afterHyphen) {
                pieces.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        return pieces;
    }

    /** Full lines of a word that no line can hold; gives what is left of it. */
    private static String chop(String word, SerifFace face, double size, double width, List<String> lines) {
        String rest = word;
        while (face.width(rest.stripTrailing(), size) > width) {
            int end = 1;
            while (end < rest.length() && face.width(rest.substring(0, end + 1), size) <= width) {
                end++;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }
}
