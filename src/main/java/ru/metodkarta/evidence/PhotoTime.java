package ru.metodkarta.evidence;

import java.time.Duration;

/**
 * How long the photographs of one request may keep it waiting: each may be slow, all of them together must not hold the
 * person and the thread.
 */
public final class PhotoTime {

    private static final Duration OF_REQUEST = Duration.ofSeconds(60);

    private final long end;

    private PhotoTime(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Runs from now. */
    public static PhotoTime ofRequest() {
        return of(OF_REQUEST);
    }

    static PhotoTime of(Duration time) {
        return new PhotoTime(time);
    }

    /** What is left of it, and no more than one photograph may take; zero when it is over. */
    Duration atMost(Duration one) {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return left.compareTo(one) < 0 ? left : one;
    }
}
