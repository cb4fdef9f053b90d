package ru.metodkarta.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: eight failures lock a name for a quarter of an hour, whether it has an account or not, and many
 * failures slow an address: a school behind one address still gets in, a script does not. Kept in the database, so it
 * holds across instances. An attempt is written before the password is checked, so that parallel guesses count.
 */
@Component
class SignInThrottle {

    static final int FAILURES_PER_NAME = 8;
    static final int FAILURES_PER_ADDRESS = 60;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false: too many attempts by this name or from this address; such an attempt is not counted */
    boolean begin(String login, String address) {
        Instant now = clock.instant();
        String name = keyOfName(login);
        String place = keyOfAddress(address);
        jdbc.sql("insert into sign_in_attempt (key, at) values (?, ?), (?, ?)")
                .params(name, at(now), place, at(now))
                .update();
        if (count(name, now) <= FAILURES_PER_NAME && count(place, now) <= FAILURES_PER_ADDRESS) {
            return true;
        }
        forgetOne(name);
        forgetOne(place);
        return false;
    }

    /** The right password: earlier mistakes are forgiven to the name, the address keeps its own. */
    void succeeded(String login, String address) {
        release(login);
        forgetOne(keyOfAddress(address));
    }

    /** Lets a locked name in again. */
    void release(String login) {
        jdbc.sql("delete from sign_in_attempt where key = ?")
                .param(keyOfName(login))
                .update();
    }

    boolean isLocked(String login) {
        return count(keyOfName(login), clock.instant()) >= FAILURES_PER_NAME;
    }

    void sweep() {
        jdbc.sql("delete from sign_in_attempt where at < ?")
                .param(at(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }

    private int count(String key, Instant now) {
        return jdbc.sql("select count(*) from sign_in_attempt where key = ? and at > ?")
                .params(key, at(now.minus(WINDOW)))
                .query(Integer.class)
                .single();
    }

    private void forgetOne(String key) {
        jdbc.sql("delete from sign_in_attempt where id = (select max(id) from sign_in_attempt where key = ?)")
                .param(key)
                .update();
    }

    private static String keyOfAddress(String address) {
        return "address:" + address;
    }

    static String keyOfName(String login) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(login.getBytes(StandardCharsets.UTF_8));
            return "name:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
