package ru.metodkarta.roadmap;

import java.util.UUID;

/** Ids that come in a form field or an address. */
final class Uuids {

    private Uuids() {}

    /** Null when it is none. */
    static UUID parse(String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
