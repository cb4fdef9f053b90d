package ru.metodkarta.shared;

import java.security.SecureRandom;
import java.util.UUID;

/** UUID version 7 made by the application: ordered by time, so that indexes grow at one end. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        // house rule exception: an identifier is not a business moment, the system clock is right here
        long millis = System.currentTimeMillis();
        long high = (millis << 16) | 0x7000L | (RANDOM.nextInt() & 0x0fffL);
        long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** An identifier from a form or an address; null when it is absent or misspelt. */
    public static UUID parse(String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
