package ru.metodkarta.reuse;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.roadmap.RoadmapCopies;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** «Предлагать как образец»: roadmaps offered to everybody of the region who writes roadmaps. */
@Service
class RoadmapTemplates {

    /** What is offered: marked, published, of the viewer's own region. */
    private static final String OFFERED = """
             from roadmap_template t
             join roadmap r on r.id = t.roadmap_id and r.region_id = :region and r.state in ('IN_FORCE', 'COMPLETED')
             join revision v on v.id = r.effective_revision_id
             join territory g on g.id = r.region_id
             left join territory m on m.id = r.municipality_id
             left join organization o on o.id = r.organization_id
            """;

    private final RoadmapCopies copies;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    RoadmapTemplates(RoadmapCopies copies, JdbcClient jdbc, Journal journal, Clock clock) {
        this.copies = copies;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    record Offered(
            UUID id,
            String title,
            String description,
            String territory,
            Level level,
            LocalDate periodFrom,
            LocalDate periodTo,
            int activities) {}

    @Transactional(readOnly = true)
    public Paged<Offered> list(Actor actor, TemplateFilter filter, PageRequestParams page) {
        String which = OFFERED + " where (:phrase = '' or v.title ilike :like or t.description ilike :like"
                + " or coalesce(o.short_name, m.name, g.name) ilike :like) and (:level = '' or r.level = :level)";
        Map<String, Object> params = Map.of(
                "region",
                actor.regionId(),
                "phrase",
                filter.q(),
                "like",
                "%" + filter.q().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%",
                "level",
                filter.level());
        long total = jdbc.sql("select count(*)" + which)
                .params(params)
                .query(Long.class)
                .single();
        List<Offered> rows = jdbc.sql("""
                        select r.id, v.title, t.description, coalesce(o.short_name, m.name, g.name) territory, r.level,
                               v.period_from, v.period_to,
                               (select count(*) from activity_row a where a.revision_id = v.id) activities
                        """ + which + " order by t.marked_at desc, r.id limit :size offset :offset")
                .params(params)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(Offered.class)
                .list();
        return Paged.of(rows, page, total);
    }

    /** @throws NotFound it is not offered to this person */
    @Transactional(readOnly = true)
    public Offered requireOffered(Actor actor, UUID roadmapId) {
        return jdbc.sql("""
                        select r.id, v.title, t.description, coalesce(o.short_name, m.name, g.name) territory, r.level,
                               v.period_from, v.period_to,
                               (select count(*) from activity_row a where a.revision_id = v.id) activities
                        """ + OFFERED + " where r.id = :roadmap")
                .param("region", actor.regionId())
                .param("roadmap", roadmapId)
                .query(Offered.class)
                .optional()
                .orElseThrow(() -> new NotFound("template"));
    }

    /** @param description null: not marked yet */
    record Marking(RoadmapCopies.Rights rights, String description) {}

    /**
     * @throws NotFound the actor may not know of the roadmap
     * @throws NotAllowed the actor neither writes nor approves it
     * @throws Conflict it is not in force and not completed
     */
    @Transactional(readOnly = true)
    public Marking marking(Actor actor, UUID roadmapId) {
        RoadmapCopies.Rights rights = copies.rights(actor, roadmapId);
        if (!rights.edits() && !rights.approves()) {
            throw new NotAllowed(rights.ownerName());
        }
        Optional<String> description = jdbc.sql("select description from roadmap_template where roadmap_id = ?")
                .param(roadmapId)
                .query(String.class)
                .optional();
        boolean current = "IN_FORCE".equals(rights.state()) || "COMPLETED".equals(rights.state());
        if (!current && description.isEmpty()) {
            throw new Conflict("reuse.conflict.not-current");
        }
        return new Marking(rights, description.orElse(null));
    }

    /**
     * @param seen the description as it was shown, empty when it was not offered
     * @throws Stale somebody has written another one meanwhile, or ended the offer
     */
    @Transactional
    public void mark(Actor actor, UUID roadmapId, String description, String seen) {
        Marking marking = unchanged(actor, roadmapId, seen);
        jdbc.sql("""
                        insert into roadmap_template (roadmap_id, description, marked_by, capacity, marked_at)
                        values (:roadmap, :description, :by, :capacity, :at)
                        on conflict (roadmap_id) do update set description = excluded.description
                        """)
                .param("roadmap", roadmapId)
                .param("description", description)
                .param("by", actor.accountId())
                .param("capacity", marking.rights().capacity())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        record(actor, marking, roadmapId, "ROADMAP_OFFERED", Map.of("description", description));
    }

    /** «Больше не предлагать»; what was copied stays. */
    @Transactional
    public void unmark(Actor actor, UUID roadmapId, String seen) {
        Marking marking = unchanged(actor, roadmapId, seen);
        if (marking.description() == null) {
            throw new Stale();
        }
        jdbc.sql("delete from roadmap_template where roadmap_id = ?")
                .param(roadmapId)
                .update();
        record(actor, marking, roadmapId, "ROADMAP_OFFER_ENDED", Map.of());
    }

    /** Whoever comes at the same moment waits, and is told. */
    private Marking unchanged(Actor actor, UUID roadmapId, String seen) {
        marking(actor, roadmapId);
        jdbc.sql("select id from roadmap where id = ? for no key update")
                .param(roadmapId)
                .query(UUID.class)
                .single();
        Marking marking = marking(actor, roadmapId);
        if (!lines(Objects.toString(marking.description(), "")).equals(lines(seen))) {
            throw new Stale();
        }
        return marking;
    }

    /** A browser sends the end of a line as two characters. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }

    /** Somebody has decided on the offer meanwhile: the page shows both. */
    static final class Stale extends RuntimeException {}

    /** Who offered it last, or ended the offer. */
    record Change(String byName, Instant at) {}

    @Transactional(readOnly = true)
    public Optional<Change> lastChange(UUID roadmapId) {
        return jdbc.sql("""
                        select actor_name, at from journal
                        where subject_id = ? and action in ('ROADMAP_OFFERED', 'ROADMAP_OFFER_ENDED')
                        order by at desc, id desc limit 1
                        """)
                .param(roadmapId)
                .query((row, n) -> new Change(
                        row.getString("actor_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private void record(Actor actor, Marking marking, UUID id, String action, Map<String, String> details) {
        RoadmapCopies.Rights rights = marking.rights();
        journal.record(
                actor,
                rights.capacity(),
                action,
                new Journal.Subject(
                        "ROADMAP",
                        id,
                        rights.title(),
                        rights.place().regionId(),
                        rights.place().municipalityId(),
                        rights.place().organizationId()),
                details);
    }
}
