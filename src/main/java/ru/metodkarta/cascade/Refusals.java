package ru.metodkarta.cascade;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;

/** «Не берём в план»: with a reason that the level above reads. */
@Service
public class Refusals {

    static final int LONGEST_REASON = 1000;

    private final RoadmapSight sight;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    Refusals(RoadmapSight sight, Journal journal, JdbcClient jdbc, Clock clock) {
        this.sight = sight;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Activity(UUID id, UUID roadmapId, String number, String title, String roadmapTitle, boolean mandatory) {}

    record Refusal(UUID id, String reason, String byName, String capacity, Instant at) {}

    /** @param refusal in force now, null when there is none */
    record Page(RoadmapSight.Sight roadmap, Activity activity, boolean copied, Refusal refusal) {}

    @Transactional(readOnly = true)
    public Page read(Actor actor, UUID roadmapId, UUID activityId) {
        RoadmapSight.Sight roadmap = sight.seen(actor, roadmapId);
        RoadmapSight.editor(actor, roadmap);
        Activity activity = above(actor, roadmap, activityId);
        return new Page(
                roadmap,
                activity,
                copied(roadmap, activityId),
                current(activityId, AdoptionPages.unit(roadmap.place())).orElse(null));
    }

    /** An activity of a text in force above. */
    private Activity above(Actor actor, RoadmapSight.Sight roadmap, UUID activityId) {
        Activity found = jdbc.sql("""
                        select a.id, a.roadmap_id, w.number, w.title, v.title roadmap_title,
                          exists (select 1 from cascade_mandate d where d.activity_id = a.id and d.ended_at is null) mandatory
                        from activity a
                        join roadmap p on p.id = a.roadmap_id and p.state = 'IN_FORCE' and p.region_id = :region
                        join revision v on v.id = p.effective_revision_id
                        join activity_row w on w.revision_id = v.id and w.activity_id = a.id
                        where a.id = :activity
                        """)
                .param("region", roadmap.place().regionId())
                .param("activity", activityId)
                .query(Activity.class)
                .optional()
                .orElseThrow(() -> new NotFound("activity"));
        if (!RoadmapSight.isAbove(sight.seen(actor, found.roadmapId()).place(), roadmap.place())) {
            throw new NotFound("activity");
        }
        return found;
    }

    private boolean copied(RoadmapSight.Sight roadmap, UUID activityId) {
        return jdbc.sql("""
                        select exists (select 1 from cascade_link l
                          join activity_row o on o.activity_id = l.activity_id and o.revision_id = :current
                          where l.roadmap_id = :roadmap and l.parent_activity_id = :activity)
                        """)
                .param("current", roadmap.currentId())
                .param("roadmap", roadmap.id())
                .param("activity", activityId)
                .query(Boolean.class)
                .single();
    }

    private Optional<Refusal> current(UUID activityId, UUID unit) {
        return jdbc.sql("""
                        select id, reason, by_name, capacity, at from cascade_refusal
                        where parent_activity_id = ? and unit_id = ? and ended_at is null
                        """)
                .params(activityId, unit)
                .query((row, n) -> new Refusal(
                        row.getObject("id", UUID.class),
                        row.getString("reason"),
                        row.getString("by_name"),
                        row.getString("capacity"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** @throws Conflict it stands in the plan, or was refused already */
    @Transactional
    public void refuse(Actor actor, UUID roadmapId, UUID activityId, String reason) {
        RoadmapSight.Sight roadmap = sight.seen(actor, roadmapId);
        Grant grant = RoadmapSight.editor(actor, roadmap);
        Activity activity = above(actor, roadmap, activityId);
        if (copied(roadmap, activityId)) {
            throw new Conflict("cascade.refusal.copied");
        }
        int written = jdbc.sql("""
                        insert into cascade_refusal (id, roadmap_id, parent_roadmap_id, parent_activity_id, unit_id, reason,
                          decided_by, by_name, capacity, at)
                        values (:id, :roadmap, :upper, :activity, :unit, :reason, :by, :name, :capacity, :at)
                        on conflict (parent_activity_id, unit_id) where ended_at is null do nothing
                        """)
                .param("id", Ids.next())
                .param("roadmap", roadmapId)
                .param("upper", activity.roadmapId())
                .param("activity", activityId)
                .param("unit", AdoptionPages.unit(roadmap.place()))
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", now())
                .update();
        if (written == 0) {
            throw new Conflict("cascade.refusal.already");
        }
        record(actor, grant, "CASCADE_REFUSED", roadmap, activity, reason);
    }

    /** @throws Conflict there is no refusal in force */
    @Transactional
    public void withdraw(Actor actor, UUID roadmapId, UUID activityId) {
        RoadmapSight.Sight roadmap = sight.seen(actor, roadmapId);
        Grant grant = RoadmapSight.editor(actor, roadmap);
        Activity activity = above(actor, roadmap, activityId);
        int ended = jdbc.sql("""
                        update cascade_refusal set ended_by = ?, ended_at = ?
                        where parent_activity_id = ? and unit_id = ? and ended_at is null
                        """)
                .params(actor.accountId(), now(), activityId, AdoptionPages.unit(roadmap.place()))
                .update();
        if (ended == 0) {
            throw new Conflict("cascade.refusal.none");
        }
        record(actor, grant, "CASCADE_REFUSAL_WITHDRAWN", roadmap, activity, null);
    }

    private void record(
            Actor actor, Grant grant, String action, RoadmapSight.Sight roadmap, Activity activity, String reason) {
        String name = activity.number() == null ? activity.title() : activity.number() + " " + activity.title();
        journal.record(
                actor,
                grant.capacity(),
                action,
                CascadeJournal.subject(roadmap),
                reason == null ? Map.of("activity", name) : Map.of("activity", name, "reason", reason));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
