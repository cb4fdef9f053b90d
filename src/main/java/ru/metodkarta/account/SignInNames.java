package ru.metodkarta.account;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What may be a sign-in name, and one made from the organization's short name. */
@Component
class SignInNames {

    private static final Pattern ALLOWED = Pattern.compile(
            "[a-z\\u0430-\\u044f\\u04510-9][a-z\\u0430-\\u044f\\u04510-9.-]{1,58}[a-z\\u0430-\\u044f\\u04510-9]");
    private static final Pattern LATIN = Pattern.compile("[a-z]");
    private static final Pattern CYRILLIC = Pattern.compile("[\\u0430-\\u044f\\u0451]");
    /** From U+0430 on, one entry a letter. */
    private static final String[] LATIN_OF = {
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya"
    };

    private static final Map<Character, String> OTHERS = Map.of('\u0451', "e", '\u2116', "");
    private static final int MADE_LENGTH = 40;

    private final JdbcClient jdbc;

    SignInNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As typed at sign-in and kept: lower case, no spaces around. */
    static String normalize(String typed) {
        return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    }

    /** Two alphabets in one name look right and cannot be typed from a paper. */
    static boolean isAllowed(String name) {
        return ALLOWED.matcher(name).matches()
                && !(LATIN.matcher(name).find() && CYRILLIC.matcher(name).find());
    }

    boolean isTaken(String name) {
        return jdbc.sql("select exists (select from account where login = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    /** A free name from the organization's short name without its legal form: «МАОУ «СОШ № 10»» gives sosh10. */
    String suggest(String organizationShortName) {
        String base = made(organizationShortName);
        String name = base;
        for (int number = 2; isTaken(name); number++) {
            name = base + "-" + number;
        }
        return name;
    }

    static String made(String organizationShortName) {
        String text = organizationShortName.toLowerCase(Locale.ROOT);
        int quote = text.indexOf('\u00ab');
        // the legal form stands before the quoted proper name
        String proper = quote >= 0 ? text.substring(quote) : text;
        String latin = proper.chars()
                .mapToObj(c -> latin((char) c))
                .collect(Collectors.joining())
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-(?=\\d)|^-|-$", "");
        String cut =
                latin.length() > MADE_LENGTH ? latin.substring(0, MADE_LENGTH).replaceAll("-$", "") : latin;
        return cut.length() < 3 ? "user" + cut : cut;
    }

    private static String latin(char c) {
        if (c >= '\u0430' && c <= '\u044f') {
            return LATIN_OF[c - '\u0430'];
        }
        return OTHERS.getOrDefault(c, String.valueOf(c));
    }
}
