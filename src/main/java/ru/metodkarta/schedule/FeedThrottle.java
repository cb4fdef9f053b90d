package ru.metodkarta.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Bounds what readers without a session can make an instance do: a link is read so many times in a while (calendar
 * programs come every few hours), an address tries so many links that do not exist. What exists is not counted by address:
 * calendar services read the links of thousands of people from a few addresses. Kept in memory, forgetting the oldest.
 */
@Component
class FeedThrottle {

    static final int READINGS_OF_A_LINK = 30;
    static final int MISSES_OF_AN_ADDRESS = 100;
    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Count> readings = new Counts();
    private final Map<String, Count> misses = new Counts();

    FeedThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Count(Instant since, int number) {}

    private static final class Counts extends LinkedHashMap<String, Count> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > REMEMBERED;
        }
    }

    /**
     * Counts a reading.
     *
     * @param link hash of its secret: the secret itself is kept nowhere
     * @return false: too many, come later
     */
    synchronized boolean admits(String link, String address) {
        Instant now = clock.instant();
        return current(misses, address, now).number() < MISSES_OF_AN_ADDRESS
                && add(readings, link, now) <= READINGS_OF_A_LINK;
    }

    /** The link read last from the address does not exist. */
    synchronized void missed(String link, String address) {
        readings.remove(link);
        add(misses, address, clock.instant());
    }

    private static int add(Map<String, Count> counts, String key, Instant now) {
        Count before = current(counts, key, now);
        Count after = new Count(before.since(), before.number() + 1);
        counts.put(key, after);
        return after.number();
    }

    private static Count current(Map<String, Count> counts, String key, Instant now) {
        Count count = counts.get(key);
        return count == null || !now.isBefore(count.since().plus(WINDOW)) || now.isBefore(count.since())
                ? new Count(now, 0)
                : count;
    }
}
