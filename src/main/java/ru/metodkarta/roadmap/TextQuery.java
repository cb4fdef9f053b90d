package ru.metodkarta.roadmap;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words typed into a search box as PostgreSQL conditions. Russian word forms come from the dictionary; every word is
 * also a prefix of a stem, because «педагог» must find «педагогических»; the whole phrase is looked for as it is typed.
 */
record TextQuery(String typed) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int LONGEST = 200;

    static TextQuery of(String typed) {
        String text = typed == null ? "" : typed.replace('\u0000', ' ').strip();
        return new TextQuery(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    boolean isEmpty() {
        return typed.isEmpty();
    }

    /** @param fts column of type tsvector, @param text the plain text beside it */
    String matches(String fts, String text) {
        return "(" + fts + " @@ to_tsquery('russian', :words) or " + text + " ilike :phrase)";
    }

    Map<String, Object> params() {
        return Map.of("words", words(), "phrase", "%" + escape(typed) + "%");
    }

    private String words() {
        return WORD.matcher(typed.toLowerCase(Locale.ROOT))
                .results()
                .map(word -> word.group().length() < 3 ? word.group() : word.group() + ":*")
                .collect(Collectors.joining(" & "));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
