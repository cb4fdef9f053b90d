package ru.metodkarta.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The suite's "now": Monday 23.11.2026, 12:00 in Kungur, unless a test sets another. Reset before every class. */
public final class TestTime {

    public static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
    static final InstantSource SOURCE = () -> TestTime.now;

    private static volatile Instant now = START;

    private TestTime() {}

    public static void set(Instant moment) {
        now = moment;
    }

    /** Noon (UTC) of that day. */
    public static void set(LocalDate day) {
        now = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    public static void reset() {
        now = START;
    }
}
