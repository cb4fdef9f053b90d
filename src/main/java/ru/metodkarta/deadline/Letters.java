package ru.metodkarta.deadline;

/** What scanners and keyboards do to letters: Latin look-alikes, «ё», dashes of every kind, blanks of every kind. */
final class Letters {

    private static final String LATIN = "AaBbCcEeHhKkMmOoPpTtXxYyuniI";
    private static final String CYRILLIC = "АаВьСсЕеНнКкМмОоРрТтХхУуипіІ";

    private Letters() {}

    static boolean isDash(char c) {
        return c == '-'
                || (c >= '\u2010' && c <= '\u2015')
                || c == '\u2212'
                || c == '\u2043'
                || c == '\uFE58'
                || c == '\uFE63'
                || c == '\uFF0D';
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Soft hyphens, zero-width marks, stress marks: invisible, they part nothing. */
    static boolean isInvisible(char c) {
        return c == '\u00AD'
                || (c >= '\u200B' && c <= '\u200F')
                || c == '\u2060'
                || c == '\uFEFF'
                || c == '\u0301'
                || c == '\u0300';
    }

    static boolean isRussian(char c) {
        return (c >= 'а' && c <= 'я') || (c >= 'А' && c <= 'Я') || c == 'ё' || c == 'Ё';
    }

    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** The Cyrillic twin of a Latin letter, or the letter itself. */
    static char toCyrillic(char c) {
        int index = LATIN.indexOf(c);
        return index < 0 ? c : CYRILLIC.charAt(index);
    }

    static char lower(char c) {
        char lower = Character.toLowerCase(c);
        return lower == 'ё' ? 'е' : lower;
    }

    /** I–IV (and V, VI for clauses and stages), written with Latin or Cyrillic letters; 0 when it is no numeral. */
    static int roman(String word) {
        String latin = word.replace('І', 'I')
                .replace('і', 'I')
                .replace('i', 'I')
                .replace('l', 'I')
                .replace('v', 'V')
                .replace('х', 'X')
                .replace('x', 'X');
        return switch (latin) {
            case "I" -> 1;
            case "II" -> 2;
            case "III" -> 3;
            case "IV", "IIII" -> 4;
            case "V" -> 5;
            case "VI" -> 6;
            default -> 0;
        };
    }
}
