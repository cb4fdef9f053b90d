package ru.metodkarta.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * The application's clock. A replay of past events (the demo content's executed years) may set the time for its own
 * thread while it runs; everybody else goes on reading the real time.
 */
public final class ReplayClock extends Clock {

    private final InstantSource source;
    private final ZoneId zone;
    private final ThreadLocal<Instant> replayed;

    public ReplayClock(InstantSource source) {
        this(source, ZoneId.of("UTC"), new ThreadLocal<>());
    }

    private ReplayClock(InstantSource source, ZoneId zone, ThreadLocal<Instant> replayed) {
        this.source = source;
        this.zone = zone;
        this.replayed = replayed;
    }

    /** Runs the deed as if it were that moment, in this thread only. */
    public void at(Instant moment, Runnable deed) {
        Instant before = replayed.get();
        replayed.set(moment);
        try {
            deed.run();
        } finally {
            if (before == null) {
                replayed.remove();
            } else {
                replayed.set(before);
            }
        }
    }

    @Override
    public Instant instant() {
        Instant moment = replayed.get();
        return moment == null ? source.instant() : moment;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ReplayClock(source, other, replayed);
    }
}
