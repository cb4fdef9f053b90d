package ru.metodkarta.cascade;

import java.util.List;
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
}
