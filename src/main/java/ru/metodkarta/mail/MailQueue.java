package ru.metodkarta.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * States of letters. One that is claimed is never claimed again unless its sender gave it back: whether a letter went
 * whose sender died between the server's word and ours nobody knows, so it is not repeated ({@code UNSURE}).
 */
@Component
class MailQueue {

    static final Duration SENDER_IS_DEAD = Duration.ofMinutes(15);
    private static final Duration KEPT = Duration.ofDays(60);
    private static final int LONGEST_ERROR = 300;

    private final JdbcClient jdbc;
    private final Clock clock;

    MailQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param tries with this one */
    record Claimed(UUID id, String recipient, String subject, String body, int tries) {}

    /** The letter that has waited longest; instances pass by each other's. Committed before anything is sent. */
    Optional<Claimed> claim() {
        return jdbc.sql("""
                        update mail_outbox set state = 'SENDING', claimed_at = :now, tries = tries + 1
                        where id = (select id from mail_outbox
                                    where state = 'QUEUED' and next_try <= :now and not_after > :now
                                    order by next_try, id limit 1 for update skip locked)
                        returning id, recipient, subject, body, tries
                        """).param("now", now()).query(Claimed.class).optional();
    }

    void sent(UUID id) {
        jdbc.sql("update mail_outbox set state = 'SENT', sent_at = ?, error = null where id = ? and state = 'SENDING'")
                .params(now(), id)
                .update();
    }

    /** It has certainly not gone: tried again later. */
    void later(UUID id, Duration delay, String error) {
        jdbc.sql("update mail_outbox set state = 'QUEUED', next_try = ?, error = ? where id = ? and state = 'SENDING'")
                .params(now().plus(delay), shortened(error), id)
                .update();
    }

    void failed(UUID id, String error) {
        jdbc.sql("update mail_outbox set state = 'FAILED', error = ? where id = ? and state = 'SENDING'")
                .params(shortened(error), id)
                .update();
    }

    /** The connection broke while it was handed over. */
    void unsure(UUID id, String error) {
        jdbc.sql("update mail_outbox set state = 'UNSURE', error = ? where id = ? and state = 'SENDING'")
                .params(shortened(error), id)
                .update();
    }

    /** Letters whose sender died, whose day is over, that are old. */
    void tidy() {
        Instant now = clock.instant();
        jdbc.sql("update mail_outbox set state = 'UNSURE' where state = 'SENDING' and claimed_at < ?")
                .param(at(now.minus(SENDER_IS_DEAD)))
                .update();
        jdbc.sql("update mail_outbox set state = 'EXPIRED' where state = 'QUEUED' and not_after <= ?")
                .param(at(now))
                .update();
        jdbc.sql("delete from mail_outbox where created_at < ?")
                .param(at(now.minus(KEPT)))
                .update();
    }

    private static String shortened(String error) {
        return error == null || error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
