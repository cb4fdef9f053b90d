package ru.metodkarta.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;

/** «Что изменилось с прошлого визита»: when a person last looked at the own list. Nothing is news on the first visit. */
@Component
class LastVisit {

    /** Who comes back sooner goes on with the same visit: what was marked stays marked. */
    static final Duration PAUSE = Duration.ofMinutes(30);

    /**
     * SQL condition: somebody else, or the system, has done something to the work {@code a} since {@code :since}. Bind
     * {@code :since} and {@code :me}.
     */
    private static final String CHANGED = """
            (exists (select from assignment_decision c where c.assignment_id = a.id and c.at > :since
                and c.by_account is distinct from :me)
              or exists (select from work_note c where c.assignment_id = a.id and c.at > :since and c.by_account <> :me)
              or exists (select from assignment_message c where c.assignment_id = a.id and c.at > :since and c.by_account <> :me)
              or (a.state_at > :since and not exists (select from assignment_decision c where c.assignment_id = a.id)))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    LastVisit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(OffsetDateTime since) {}

    /** Notes this look; answers the end of the visit before, null on the first. */
    @Transactional
    Instant since(Actor actor) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime since = jdbc.sql("""
                        insert into work_visit as v (account_id, seen_at) values (:me, :now)
                        on conflict (account_id) do update set seen_at = :now,
                          since = case when v.seen_at < :lapsed then v.seen_at else v.since end
                        returning since
                        """)
                .param("me", actor.accountId())
                .param("now", now)
                .param("lapsed", now.minus(PAUSE))
                .query(Row.class)
                .single()
                .since();
        return since == null ? null : since.toInstant();
    }

    /** The same without noting it: for what is downloaded from the page. */
    @Transactional(readOnly = true)
    Instant known(Actor actor) {
        return jdbc.sql("select since from work_visit where account_id = ?")
                .param(actor.accountId())
                .query(Row.class)
                .optional()
                .map(Row::since)
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    static String changed(Instant since) {
        return since == null ? "false" : CHANGED;
    }

    /** As {@code :since} is bound. */
    static OffsetDateTime moment(Instant since) {
        return since == null ? null : since.atOffset(ZoneOffset.UTC);
    }
}
