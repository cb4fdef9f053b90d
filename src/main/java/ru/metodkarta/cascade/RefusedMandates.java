package ru.metodkarta.cascade;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.DroppedMandates;

/** Mandatory activities above that the territory refuses with a reason: reviewers read it before they decide. */
@Component
class RefusedMandates implements DroppedMandates {

    private final JdbcClient jdbc;

    RefusedMandates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Dropped> of(UUID roadmapId) {
        return jdbc.sql("""
                        select concat_ws(' ', w.number, w.title) title, f.reason
                        from cascade_roadmap c
                        join roadmap r on r.id = c.roadmap_id
                        join roadmap p on p.id = c.parent_roadmap_id and p.state = 'IN_FORCE'
                        join cascade_mandate d on d.roadmap_id = p.id and d.ended_at is null
                        join activity_row w on w.revision_id = p.effective_revision_id and w.activity_id = d.activity_id
                        join cascade_refusal f on f.parent_activity_id = d.activity_id and f.ended_at is null
                          and f.unit_id = coalesce(r.organization_id, r.municipality_id)
                        where c.roadmap_id = ? order by w.position
                        """).param(roadmapId).query(Dropped.class).list();
    }

    /** As {@link MandateNotes} asks it before submission, were the copy gone. */
    @Override
    public Optional<String> droppedWith(UUID roadmapId, UUID activityId) {
        return jdbc.sql("""
                        select v.title from cascade_link l
                        join roadmap r on r.id = l.roadmap_id
                        join roadmap p on p.id = l.parent_roadmap_id and p.state = 'IN_FORCE'
                        join revision v on v.id = p.effective_revision_id
                        join cascade_mandate d on d.activity_id = l.parent_activity_id and d.roadmap_id = p.id
                          and d.ended_at is null
                        join activity_row w on w.revision_id = v.id and w.activity_id = l.parent_activity_id
                        left join revision c on c.roadmap_id = r.id and c.state <> 'APPROVED'
                        where l.roadmap_id = :roadmap and l.activity_id = :activity
                          and not exists (select 1 from cascade_link x
                            join activity_row o on o.activity_id = x.activity_id
                              and o.revision_id = coalesce(c.id, r.effective_revision_id)
                            where x.roadmap_id = r.id and x.parent_activity_id = l.parent_activity_id
                              and x.activity_id <> l.activity_id)
                          and not exists (select 1 from cascade_refusal f
                            where f.parent_activity_id = l.parent_activity_id and f.ended_at is null
                              and f.unit_id = coalesce(r.organization_id, r.municipality_id))
                        """)
                .param("roadmap", roadmapId)
                .param("activity", activityId)
                .query(String.class)
                .optional();
    }
}
