package ru.metodkarta.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Where letters are left, in the transaction of what they tell of; {@link MailSending} takes them from there. */
@Component
public class Outbox {

    private final ObjectProvider<JavaMailSender> server;
    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(ObjectProvider<JavaMailSender> server, JdbcClient jdbc, Clock clock) {
        this.server = server;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a mail server is configured; without one no letters are to be made. */
    public boolean configured() {
        return server.getIfAvailable() != null;
    }

    /** All of them in one statement. */
    public void put(List<Letter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into mail_outbox (id, region_id, dedup_key, recipient, subject, body, state, created_at,
                          next_try, not_after)
                        select cast(id as uuid), cast(region as uuid), dedup_key, recipient, subject, body, 'QUEUED', :now,
                          :now, cast(not_after as timestamptz)
                        from unnest(cast(:ids as text[]), cast(:regions as text[]), cast(:keys as text[]),
                          cast(:recipients as text[]), cast(:subjects as text[]), cast(:bodies as text[]),
                          cast(:until as text[])) as l (id, region, dedup_key, recipient, subject, body, not_after)
                        on conflict (dedup_key) do nothing
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("ids", texts(letters, letter -> letter.id().toString()))
                .param("regions", texts(letters, letter -> letter.regionId().toString()))
                .param("keys", texts(letters, Letter::dedupKey))
                .param("recipients", texts(letters, Letter::recipient))
                .param("subjects", texts(letters, Letter::subject))
                .param("bodies", texts(letters, Letter::body))
                .param("until", texts(letters, letter -> moment(letter.notAfter())))
                .update();
    }

    private static String[] texts(List<Letter> letters, Function<Letter, String> part) {
        return letters.stream().map(part).toArray(String[]::new);
    }

    private static String moment(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
