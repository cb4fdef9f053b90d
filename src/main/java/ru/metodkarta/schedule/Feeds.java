package ru.metodkarta.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.account.Actors;
import ru.metodkarta.shared.Actor;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a secret link shows. What holds now is compared with what was shown last: so every change is numbered and what has
 * gone is cancelled, whatever the reason — a decision, a new revision, a role that ended.
 */
@Component
class Feeds {

    private static final int YEARS_BACK = 1;
    private static final int YEARS_AHEAD = 2;

    /** Of a large region the days nearest to today: calendar programs choke on more, and a reading must stay small. */
    static final int MOST_EVENTS = 3000;

    /** By then every calendar program has fetched it. */
    private static final Duration CANCELLED_KEPT = Duration.ofDays(180);

    private final FeedLinks links;
    private final FeedSource source;
    private final Actors actors;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Feeds(FeedLinks links, FeedSource source, Actors actors, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.links = links;
        this.source = source;
        this.actors = actors;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    record Shown(CalendarScope scope, Locale language, List<FeedEvent> events) {}

    /** Empty for a wrong or revoked secret, a blocked account, an ended role: from outside they are one. */
    @Transactional
    Optional<Shown> read(String token) {
        return links.find(token)
                .flatMap(feed -> actors.inGoodStanding(feed.accountId())
                        .filter(feed.scope()::isOpenTo)
                        .map(actor -> new Shown(feed.scope(), feed.language(), events(feed, actor))));
    }

    private List<FeedEvent> events(FeedLinks.Feed feed, Actor actor) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        LocalDate today = actor.today(clock);
        LocalDate earliest = today.minusYears(YEARS_BACK);
        LocalDate latest = today.plusYears(YEARS_AHEAD);
        // what lies beyond is forgotten, not cancelled
        Integer around = source.daysAround(feed.scope(), actor, earliest, latest, today, MOST_EVENTS);
        LocalDate from = around == null ? earliest : Collections.max(List.of(earliest, today.minusDays(around)));
        LocalDate to = around == null ? latest : Collections.min(List.of(latest, today.plusDays(around)));
        forget(feed.id(), from, to, at.minus(CANCELLED_KEPT));
        Map<UUID, FeedEvent> before = shown(feed.id());
        List<FeedEvent> events = new ArrayList<>();
        List<FeedEvent> changed = new ArrayList<>();
        for (FeedEvent now : source.events(feed.scope(), actor, feed.language(), from, to, today, at)) {
            FeedEvent former = before.remove(now.subjectId());
            FeedEvent next = FeedEvent.next(former, now);
            events.add(next);
            if (!next.equals(former)) {
                changed.add(next);
            }
        }
        for (FeedEvent gone : before.values()) {
            FeedEvent next = gone.cancelled() ? gone : gone.cancel(at);
            events.add(next);
            if (next != gone) {
                changed.add(next);
            }
        }
        keep(feed.id(), changed);
        events.sort(Comparator.comparing(FeedEvent::day).thenComparing(FeedEvent::subjectId));
        return events;
    }

    private void forget(UUID feed, LocalDate from, LocalDate to, Instant cancelledBefore) {
        jdbc.sql("delete from calendar_feed_event where feed_id = :feed"
                        + " and (day not between :from and :to or cancelled_at < cast(:before as timestamptz))")
                .param("feed", feed)
                .param("from", from)
                .param("to", to)
                .param("before", cancelledBefore.toString())
                .update();
    }

    private Map<UUID, FeedEvent> shown(UUID feed) {
        Map<UUID, FeedEvent> shown = new HashMap<>();
        jdbc.sql("select * from calendar_feed_event where feed_id = ?")
                .param(feed)
                .query(row -> {
                    FeedEvent event = event(row);
                    shown.put(event.subjectId(), event);
                });
        return shown;
    }

    private static FeedEvent event(ResultSet row) throws SQLException {
        OffsetDateTime cancelled = row.getObject("cancelled_at", OffsetDateTime.class);
        return new FeedEvent(
                row.getObject("subject_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getString("summary"),
                row.getString("description"),
                row.getString("path"),
                row.getInt("sequence"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                cancelled == null ? null : cancelled.toInstant());
    }

    private record Line(
            UUID subject,
            String day,
            String summary,
            String description,
            String path,
            int sequence,
            String changed,
            String cancelled) {

        static Line of(FeedEvent event) {
            return new Line(
                    event.subjectId(),
                    event.day().toString(),
                    event.summary(),
                    event.description(),
                    event.path(),
                    event.sequence(),
                    event.changedAt().toString(),
                    event.cancelled() ? event.cancelledAt().toString() : null);
        }
    }

    private void keep(UUID feed, List<FeedEvent> changed) {
        if (changed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into calendar_feed_event (feed_id, subject_id, day, summary, description, path, sequence,
                          changed_at, cancelled_at)
                        select :feed, subject, day, summary, description, path, sequence, changed, cancelled
                        from jsonb_to_recordset(cast(:lines as jsonb)) as l (subject uuid, day date, summary text,
                          description text, path text, sequence int, changed timestamptz, cancelled timestamptz)
                        on conflict (feed_id, subject_id) do update set day = excluded.day, summary = excluded.summary,
                          description = excluded.description, path = excluded.path, sequence = excluded.sequence,
                          changed_at = excluded.changed_at, cancelled_at = excluded.cancelled_at
                        """)
                .param("feed", feed)
                .param(
                        "lines",
                        json.writeValueAsString(changed.stream().map(Line::of).toList()))
                .update();
    }
}
