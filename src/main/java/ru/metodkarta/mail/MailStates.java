package ru.metodkarta.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the administrator of a region sees of its letters. */
@Component
public class MailStates {

    private static final Duration RECENT = Duration.ofDays(7);
    private static final int TROUBLES = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    MailStates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Letters of the last seven days.
     *
     * @param oldest since when the oldest of the queue waits, null when nothing does
     * @param lastSent null when none went
     */
    public record Counts(int queued, int sent, int failed, int expired, int unsure, Instant oldest, Instant lastSent) {}

    public Counts counts(UUID regionId) {
        return jdbc.sql("""
                        select count(*) filter (where state in ('QUEUED', 'SENDING')) queued,
                          count(*) filter (where state = 'SENT') sent, count(*) filter (where state = 'FAILED') failed,
                          count(*) filter (where state = 'EXPIRED') expired, count(*) filter (where state = 'UNSURE') unsure,
                          min(created_at) filter (where state in ('QUEUED', 'SENDING')) oldest, max(sent_at) last_sent
                        from mail_outbox where region_id = ? and created_at >= ?
                        """)
                .params(regionId, OffsetDateTime.now(clock).minus(RECENT))
                .query((row, n) -> new Counts(
                        row.getInt("queued"),
                        row.getInt("sent"),
                        row.getInt("failed"),
                        row.getInt("expired"),
                        row.getInt("unsure"),
                        moment(row.getObject("oldest", OffsetDateTime.class)),
                        moment(row.getObject("last_sent", OffsetDateTime.class))))
                .single();
    }

    /** A letter that waits with a refusal behind it, or has not gone. */
    public record Trouble(Instant createdAt, String recipient, String state, int tries, String error) {}

    public List<Trouble> troubles(UUID regionId) {
        return jdbc.sql("""
                        select created_at, recipient, state, tries, error from mail_outbox
                        where region_id = ? and created_at >= ?
                          and (state in ('FAILED', 'UNSURE', 'EXPIRED') or (state = 'QUEUED' and tries > 0))
                        order by created_at desc, id desc limit ?
                        """)
                .params(regionId, OffsetDateTime.now(clock).minus(RECENT), TROUBLES)
                .query((row, n) -> new Trouble(
                        moment(row.getObject("created_at", OffsetDateTime.class)),
                        row.getString("recipient"),
                        row.getString("state"),
                        row.getInt("tries"),
                        row.getString("error")))
                .list();
    }

    private static Instant moment(OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
