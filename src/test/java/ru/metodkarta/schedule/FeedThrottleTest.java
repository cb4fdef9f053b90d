package ru.metodkarta.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FeedThrottleTest {

    private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");

    private Instant now = START;
    private final FeedThrottle throttle = new FeedThrottle(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void aLinkIsReadSoOftenInAWhileAndAgainAfterIt() {
        for (int i = 0; i < FeedThrottle.READINGS_OF_A_LINK; i++) {
            assertThat(throttle.admits("link", "service")).isTrue();
        }
        assertThat(throttle.admits("link", "service")).isFalse();
        assertThat(throttle.admits("link", "elsewhere"))
                .as("from whatever address")
                .isFalse();
        assertThat(throttle.admits("other", "service"))
                .as("links of other people behind one address")
                .isTrue();

        now = START.plus(FeedThrottle.WINDOW);
        assertThat(throttle.admits("link", "service")).isTrue();
    }

    @Test
    void anAddressGuessesSoOftenInAWhile() {
        for (int i = 0; i < FeedThrottle.MISSES_OF_AN_ADDRESS; i++) {
            assertThat(throttle.admits("guess" + i, "guesser")).isTrue();
            throttle.missed("guess" + i, "guesser");
        }
        assertThat(throttle.admits("guess", "guesser")).isFalse();
        assertThat(throttle.admits("guess", "another")).isTrue();

        now = START.plus(FeedThrottle.WINDOW);
        assertThat(throttle.admits("guess", "guesser")).isTrue();
    }

    @Test
    void forgetsTheOldestRatherThanGrow() {
        for (int i = 0; i < FeedThrottle.READINGS_OF_A_LINK; i++) {
            throttle.admits("first", "a");
        }
        for (int i = 0; i < FeedThrottle.REMEMBERED; i++) {
            throttle.admits("link" + i, "a");
        }
        assertThat(throttle.admits("first", "a")).isTrue();
    }
}
