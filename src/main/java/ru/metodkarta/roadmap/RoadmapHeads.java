package ru.metodkarta.roadmap;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;

/** Finds a roadmap for somebody: what is out of sight is not found. */
@Component
class RoadmapHeads {

    private static final String HEAD = """
            select r.id, r.region_id, r.municipality_id, r.organization_id, r.owner_id, r.level, r.state,
                   r.effective_revision_id effective_id, d.id draft_id, d.no draft_no,
                   coalesce(d.state = 'IN_REVIEW', false) draft_in_review,
                   (select q.state from approval_request q where q.subject_id = r.id
                    order by q.submitted_at desc, q.id desc limit 1) last_request,
                   coalesce(e.id is not null and (a.on_date is null or a.number is null), false) requisites_missing,
                   coalesce(o.short_name, m.name, t.name) territory, w.short_name owner_name,
                   (select count(*) from revision c where c.roadmap_id = r.id) revisions, r.version, r.plan_kind,
                   exists (select 1 from approval_request q join approval_step s on s.request_id = q.id
                           where q.subject_id = r.id and q.state = 'OPEN' and s.kind = 'ENDORSE' and s.verdict is null
                             and s.carried_from is null) endorsing,
                   r.copied_from_id, f.title copied_from_title,
                   coalesce((x.level, x.municipality_id, x.organization_id)
                     is not distinct from (r.level, r.municipality_id, r.organization_id), false) copied_from_own_place,
                   exists (select 1 from roadmap_template k where k.roadmap_id = r.id) offered
            from roadmap r
            join territory t on t.id = r.region_id
            join organization w on w.id = r.owner_id
            left join territory m on m.id = r.municipality_id
            left join organization o on o.id = r.organization_id
            left join revision e on e.id = r.effective_revision_id
            left join official_act a on a.id = e.act_id
            left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED'
            left join roadmap x on x.id = r.copied_from_id
            left join revision f on f.id = x.effective_revision_id
            where r.id = ?
            """;

    private final ReviewDeciders deciders;
    private final JdbcClient jdbc;

    RoadmapHeads(ReviewDeciders deciders, JdbcClient jdbc) {
        this.deciders = deciders;
        this.jdbc = jdbc;
    }

    /** @throws NotFound when there is none, or the viewer may not know of it */
    RoadmapHead seen(Actor viewer, UUID roadmapId) {
        return find(roadmapId).filter(head -> head.seenBy(viewer)).orElseThrow(() -> new NotFound("roadmap"));
    }

    /** The same for pages of its review: also for offices its route names, wherever they are. */
    RoadmapHead reviewed(Actor viewer, UUID roadmapId) {
        return find(roadmapId)
                .filter(head -> head.seenBy(viewer)
                        || (head.regionId().equals(viewer.regionId()) && deciders.addressed(viewer, head)))
                .orElseThrow(() -> new NotFound("roadmap"));
    }

    private Optional<RoadmapHead> find(UUID roadmapId) {
        return jdbc.sql(HEAD).param(roadmapId).query(RoadmapHead.class).optional();
    }
}
