package ru.metodkarta.execution;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** Thousands of ids as one parameter of a statement: {@code a.id = any(<array>)}. */
final class IdList {

    private IdList() {}

    /** SQL array of the parameter; bind {@link #of}. */
    static String array(String parameter) {
        return "cast(string_to_array(:" + parameter + ", ',') as uuid[])";
    }

    static String of(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
