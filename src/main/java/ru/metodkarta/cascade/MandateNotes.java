package ru.metodkarta.cascade;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.SubmissionNotes;

/** Before a plan is submitted: mandatory activities above that it neither takes over nor refuses with a reason. */
@Component
class MandateNotes implements SubmissionNotes {

    private final JdbcClient jdbc;

    MandateNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Unsettled(UUID activityId, String number, String title) {}

    @Override
    public List<Note> of(UUID roadmapId) {
        return jdbc.sql("""
                        select w.activity_id, w.number, w.title
                        from cascade_roadmap c
                        join roadmap r on r.id = c.roadmap_id
                        left join revision v on v.roadmap_id = r.id and v.state <> 'APPROVED'
                        join roadmap p on p.id = c.parent_roadmap_id and p.state = 'IN_FORCE'
                        join cascade_mandate d on d.roadmap_id = p.id and d.ended_at is null
                        join activity_row w on w.revision_id = p.effective_revision_id and w.activity_id = d.activity_id
                        where c.roadmap_id = :roadmap
                          and not exists (select 1 from cascade_link l
                            join activity_row o on o.activity_id = l.activity_id
                              and o.revision_id = coalesce(v.id, r.effective_revision_id)
                            where l.roadmap_id = :roadmap and l.parent_activity_id = d.activity_id)
                          and not exists (select 1 from cascade_refusal f
                            where f.parent_activity_id = d.activity_id and f.ended_at is null
                              and f.unit_id = coalesce(r.organization_id, r.municipality_id))
                        order by p.id, w.position
                        """).param("roadmap", roadmapId).query(Unsettled.class).list().stream()
                .map(row -> new Note(
                        "cascade.note.mandatory",
                        List.of((row.number() == null ? "" : row.number() + " ") + row.title()),
                        "/roadmaps/" + roadmapId + "/refusals/" + row.activityId(),
                        true))
                .toList();
    }
}
