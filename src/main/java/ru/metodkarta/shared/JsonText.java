package ru.metodkarta.shared;

import java.util.regex.Pattern;

/** JSON as PostgreSQL keeps it. */
public final class JsonText {

    /** an escaped zero character, not the letters of one: an even number of backslashes stands before it */
    private static final Pattern ZERO = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private JsonText() {}

    /** The same JSON without zero characters: the database takes none, and no text means one. */
    public static String withoutZeros(String json) {
        return ZERO.matcher(json).replaceAll("$1");
    }
}
