package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.List;

/** Text of cells made even: spaces, wrapped lines, words hyphenated by hand. Words and signs stay as printed. */
final class CellText {

    private CellText() {}

    /** Lines trimmed, blank ones out, runs of spaces (non-breaking ones too) are one space. */
    static String normal(String raw) {
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(raw.length());
        char owed = 0;
        for (int i = 0; i < raw.length(); i++) {
            char sign = raw.charAt(i);
            if (isLineEnd(sign)) {
                owed = '\n';
            } else if (sign == '\t' || Character.isSpaceChar(sign)) {
                owed = owed == 0 ? ' ' : owed;
            } else if (!isInvisible(sign)) {
                if (owed != 0 && !text.isEmpty()) {
                    text.append(owed);
                }
                owed = 0;
                text.append(sign);
            }
        }
        return text.toString();
    }

    private static boolean isLineEnd(char sign) {
        return sign >= '\n' && sign <= '\r' || sign == '\u0085' || sign == '\u2028' || sign == '\u2029';
    }

    private static boolean isInvisible(char sign) {
        return sign == '\u00AD'
                || sign >= '\u200B' && sign <= '\u200F'
                || sign == '\u2060'
                || sign == '\uFEFF'
                || sign < ' ';
    }

    static List<String> lines(String normal) {
        return normal.isEmpty() ? List.of() : List.of(normal.split("\n"));
    }

    /** Wrapped lines run on; an item of a list begins a line of its own. */
    static String flowing(String normal) {
        List<String> lines = lines(normal);
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(lines.get(0));
        for (String next : lines.subList(1, lines.size())) {
            join(text, next, PlanWords.LIST_ITEM.matcher(next).lookingAt() ? "\n" : " ");
        }
        return text.indexOf("- ") < 0
                ? text.toString()
                : PlanWords.SPACE_AFTER_HYPHEN.matcher(text).replaceAll("$1-");
    }

    /** In one line whatever it holds. */
    static String oneLine(String normal) {
        return flowing(normal).replace('\n', ' ');
    }

    /** Puts a continuation behind a text; a word cut by a hyphen at the end of the text becomes whole again. */
    static void join(StringBuilder text, String next, String between) {
        if (text.isEmpty() || next.isEmpty()) {
            text.append(next);
            return;
        }
        if (!endsWithHyphen(text)
                || !Character.isLetterOrDigit(next.charAt(0))
                || PlanWords.CONJUNCTION_FIRST.matcher(next).lookingAt()) {
            text.append(between).append(next);
            return;
        }
        int end = text.length() - 1;
        int start = end;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        String first = text.substring(start, end);
        if (cutByHand(first, next)) {
            text.setLength(end);
        }
        text.append(next);
    }

    private static boolean endsWithHyphen(StringBuilder text) {
        int last = text.length() - 1;
        return last > 0
                && (text.charAt(last) == '-' || text.charAt(last) == '\u2010' || text.charAt(last) == '\u2011')
                && Character.isLetterOrDigit(text.charAt(last - 1));
    }

    private static boolean cutByHand(String first, String next) {
        return first.length() > 1
                && Character.isLowerCase(first.charAt(first.length() - 1))
                && Character.isLowerCase(next.charAt(0))
                && !PlanWords.COMPOUND_FIRST.matcher(first).matches();
    }

    /** Begins like the rest of a sentence: with a small letter, a closing bracket, a comma. */
    static boolean beginsAsRest(String text) {
        return !text.isEmpty()
                && (Character.isLowerCase(text.charAt(0)) || ",;:)»".indexOf(text.charAt(0)) >= 0)
                && !PlanWords.LIST_ITEM.matcher(text).lookingAt();
    }

    /** Cannot be the end of a cell: a hyphen, a comma, an open bracket or quotation, a preposition. */
    static boolean endsOpen(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        return ",-\u2013\u2014(«".indexOf(last) >= 0
                || count(text, '(') > count(text, ')')
                || count(text, '«') > count(text, '»')
                || PlanWords.PREPOSITION_LAST.matcher(text).find();
    }

    static boolean endsSentence(String text) {
        return !text.isEmpty() && ".;:!?".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    static List<String> nonBlank(List<String> raw) {
        List<String> texts = new ArrayList<>();
        for (String text : raw) {
            for (String line : lines(normal(text))) {
                texts.add(line);
            }
        }
        return texts;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }
}
