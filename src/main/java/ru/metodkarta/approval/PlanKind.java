package ru.metodkarta.approval;

import java.util.Locale;
import java.util.regex.Pattern;

/** Kind of plan as its title calls it (R001); routes are kept by it. */
public enum PlanKind {
    /** дорожная карта */
    ROADMAP,
    /** план мероприятий */
    PLAN,
    /** комплекс мер */
    MEASURES;

    private static final Pattern MEASURES_WORDS = Pattern.compile("комплекс\\p{L}* мер(?!\\p{L})");

    /** As a title calls it: «План мероприятий («дорожная карта»)» is a roadmap. */
    public static PlanKind ofTitle(String title) {
        String words = title == null
                ? ""
                : title.toLowerCase(Locale.forLanguageTag("ru")).replaceAll("[\\s\u00A0]+", " ");
        if (words.contains("дорожн")) {
            return ROADMAP;
        }
        if (MEASURES_WORDS.matcher(words).find()) {
            return MEASURES;
        }
        return words.contains("план") ? PLAN : ROADMAP;
    }

    /** Null for a name that is none. */
    public static PlanKind named(String name) {
        for (PlanKind kind : values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }
}
