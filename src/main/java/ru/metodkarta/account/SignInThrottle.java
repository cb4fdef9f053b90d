package ru.metodkarta.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Slows guessing down, by address: a school behind one address still gets in, a script does not. Kept in the database, so it holds across instances. */
@Component
class SignInThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int FAILURES_PER_ADDRESS = 60;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isTooMany(String address) {
        return jdbc.sql("select count(*) from sign_in_attempt where key = ? and at > ?")
                        .params(address, at(clock.instant().minus(WINDOW)))
                        .query(Integer.class)
                        .single()
                >= FAILURES_PER_ADDRESS;
    }

    void failed(String address) {
        jdbc.sql("insert into sign_in_attempt (key, at) values (?, ?)")
                .params(address, at(clock.instant()))
                .update();
        jdbc.sql("delete from sign_in_attempt where at < ?")
                .param(at(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
