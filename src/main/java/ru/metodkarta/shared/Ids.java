package ru.metodkarta.shared;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** UUID version 7 made by the application: ordered by time, so that indexes grow at one end. */
public final class Ids {

    private static final int COUNTER_BITS = 12;
    /** Random start of the counter of a millisecond, leaving room to count on. */
    private static final int COUNTER_START = 1 << 10;

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Milliseconds and counter of the last id. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** Later calls give greater ids, also within one millisecond: lists ordered by time and id keep their order. */
    public static UUID next() {
        // house rule exception: an identifier is not a business moment, the system clock is right here
        long earliest = (System.currentTimeMillis() << COUNTER_BITS) | RANDOM.nextInt(COUNTER_START);
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, earliest));
        long high = ((tick >>> COUNTER_BITS) << 16) | 0x7000L | (tick & 0x0fffL);
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
