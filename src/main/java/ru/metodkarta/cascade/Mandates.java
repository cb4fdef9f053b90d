package ru.metodkarta.cascade;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** Which activities of a roadmap in force those below must take over: decisions beside the approved text. */
@Service
public class Mandates {

    private final RoadmapSight sight;
    private final UpperTexts uppers;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    Mandates(RoadmapSight sight, UpperTexts uppers, Journal journal, JdbcClient jdbc, Clock clock) {
        this.sight = sight;
        this.uppers = uppers;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param seen of the marks in force, to be sent back with a change */
    record Page(
            RoadmapSight.Sight roadmap,
            List<SourceRow> rows,
            Map<UUID, UpperTexts.Section> sections,
            Map<UUID, Mandate> mandates,
            String seen) {}

    record Mandate(UUID activityId, String byName, String capacity, Instant at) {}

    @Transactional(readOnly = true)
    public Page read(Actor actor, UUID roadmapId) {
        RoadmapSight.Sight roadmap = sight.seen(actor, roadmapId);
        requireMarker(actor, roadmap);
        requireInForce(roadmap);
        Map<UUID, Mandate> mandates = new HashMap<>();
        jdbc.sql("""
                        select activity_id, by_name, capacity, at from cascade_mandate where roadmap_id = ? and ended_at is null
                        """)
                .param(roadmapId)
                .query((row, n) -> new Mandate(
                        row.getObject("activity_id", UUID.class),
                        row.getString("by_name"),
                        row.getString("capacity"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list()
                .forEach(mandate -> mandates.put(mandate.activityId(), mandate));
        return new Page(
                roadmap,
                uppers.rows(roadmap.effectiveId()),
                uppers.sections(roadmap.effectiveId()),
                mandates,
                seen(mandates.keySet()));
    }

    private static Grant requireMarker(Actor actor, RoadmapSight.Sight roadmap) {
        return actor.capacity(null, grant -> CascadePermissions.mayMark(grant, roadmap.place()))
                .orElseThrow(() -> new NotAllowed(roadmap.ownerName()));
    }

    private static void requireInForce(RoadmapSight.Sight roadmap) {
        if (!roadmap.inForce()) {
            throw new Conflict("cascade.upper.not-in-force");
        }
    }

    /** Of the marks in force, for {@link #decide}. */
    @Transactional(readOnly = true)
    public String seen(Actor actor, UUID roadmapId) {
        requireMarker(actor, sight.seen(actor, roadmapId));
        return seen(uppers.mandatory(roadmapId));
    }

    private static String seen(Set<UUID> mandatory) {
        return Integer.toHexString(new TreeSet<>(mandatory).hashCode());
    }

    /** @param began number of activities that are mandatory from now on, {@code ended} of those that no longer are */
    public record Outcome(int began, int ended) {}

    /**
     * @param mandatory all that are mandatory from now on
     * @param seen of the marks as they stood when it was decided
     * @throws Conflict somebody has decided meanwhile
     */
    @Transactional
    public Outcome decide(Actor actor, UUID roadmapId, Set<UUID> mandatory, String seen) {
        RoadmapSight.Sight roadmap = sight.seen(actor, roadmapId);
        Grant grant = requireMarker(actor, roadmap);
        requireInForce(roadmap);
        jdbc.sql("select id from roadmap where id = ? for update")
                .param(roadmapId)
                .query(UUID.class)
                .single();
        Set<UUID> before = uppers.mandatory(roadmapId);
        if (!seen(before).equals(seen)) {
            throw new Conflict("cascade.mandates.changed");
        }
        Set<UUID> known = uppers.rows(roadmap.effectiveId()).stream()
                .map(SourceRow::activityId)
                .collect(Collectors.toSet());
        if (!known.containsAll(mandatory)) {
            throw new NotFound("activity");
        }
        Set<UUID> began = new HashSet<>(mandatory);
        began.removeAll(before);
        Set<UUID> ended = new HashSet<>(before);
        ended.removeAll(mandatory);
        write(actor, grant, roadmapId, began, ended);
        if (!began.isEmpty() || !ended.isEmpty()) {
            journal.record(
                    actor,
                    grant.capacity(),
                    "CASCADE_MANDATED",
                    CascadeJournal.subject(roadmap),
                    Map.of("began", String.valueOf(began.size()), "ended", String.valueOf(ended.size())));
        }
        return new Outcome(began.size(), ended.size());
    }

    private void write(Actor actor, Grant grant, UUID roadmapId, Set<UUID> began, Set<UUID> ended) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("""
                        update cascade_mandate set ended_by = :by, ended_name = :name, ended_capacity = :capacity,
                          ended_at = :at
                        where roadmap_id = :roadmap and ended_at is null and activity_id = any(cast(:ended as uuid[]))
                        """)
                .param("by", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", now)
                .param("roadmap", roadmapId)
                .param("ended", ended.toArray(UUID[]::new))
                .update();
        jdbc.sql("""
                        insert into cascade_mandate (id, roadmap_id, activity_id, decided_by, by_name, capacity, at)
                        select next_id(), :roadmap, k.activity, :by, :name, :capacity, :at
                        from unnest(cast(:began as uuid[])) k (activity)
                        """)
                .param("roadmap", roadmapId)
                .param("by", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", now)
                .param("began", began.toArray(UUID[]::new))
                .update();
    }
}
