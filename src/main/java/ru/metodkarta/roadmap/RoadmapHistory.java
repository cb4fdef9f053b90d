package ru.metodkarta.roadmap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Revisions of a roadmap, and what was said and decided about each submission. */
@Component
class RoadmapHistory {

    private final JdbcClient jdbc;

    RoadmapHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param effective the text in force now */
    record Edition(
            int no,
            String state,
            boolean effective,
            String actKind,
            LocalDate onDate,
            String number,
            boolean fromOriginal,
            String approvedBy,
            String capacity,
            Instant approvedAt) {}

    /** Newest first. */
    List<Edition> editions(UUID roadmapId) {
        return jdbc.sql("""
                        select v.no, v.state, v.id is not distinct from r.effective_revision_id effective, a.kind act_kind, a.on_date, a.number,
                               coalesce(a.registered_from_original, false) from_original, p.full_name approved_by,
                               (select c.capacity from approval_request q join approval_step s on s.request_id = q.id
                                join approval_decision c on c.step_id = s.id
                                where q.text_id = v.id and c.verdict = 'APPROVED') capacity, v.approved_at
                        from revision v
                        join roadmap r on r.id = v.roadmap_id
                        left join official_act a on a.id = v.act_id
                        left join account p on p.id = v.approved_by
                        where v.roadmap_id = ?
                        order by v.no desc
                        """).param(roadmapId).query(Edition.class).list();
    }

    /** The act of the first approval, when a later revision changes it; null for the first. */
    RevisionText.Act firstAct(RevisionText.Head head) {
        if (head.no() == 1 || !head.approved()) {
            return null;
        }
        return jdbc.sql("""
                        select a.id, a.kind, a.issuer_text issuer, a.signatory_text signatory, a.on_date, a.number,
                               a.annex_number, a.registered_from_original from_original, a.scan_file_id is not null scanned
                        from revision v join official_act a on a.id = v.act_id
                        where v.roadmap_id = ? and v.no < ?
                        order by v.no limit 1
                        """)
                .params(head.roadmapId(), head.no())
                .query(RevisionText.Act.class)
                .optional()
                .orElse(null);
    }

    /** What a remark hangs on, as the text of its round called it. */
    record Anchor(UUID activityId, String number, String title) {}

    /** By the remark's anchor; one statement. */
    Map<String, Anchor> anchors(UUID roadmapId) {
        return jdbc.sql("""
                        select distinct on (m.anchor) m.anchor::uuid activity_id,
                          coalesce(x.row ->> 'number', w.number) number, coalesce(x.row ->> 'title', w.title) title
                        from remark m join approval_request q on q.id = m.request_id
                        left join submitted_text t on t.request_id = q.id
                        left join lateral (
                          select e.row from jsonb_array_elements((t.content -> 'rows') || (t.content -> 'clauses')) e (row)
                          where e.row ->> 'activityId' = m.anchor limit 1) x on true
                        left join activity_row w on w.revision_id = q.text_id and w.activity_id::text = m.anchor
                        where q.subject_id = ? and m.anchor is not null
                          and coalesce(x.row ->> 'title', w.title) is not null
                        order by m.anchor, q.submitted_at desc
                        """).param(roadmapId).query(Anchor.class).list().stream()
                .collect(Collectors.toMap(anchor -> anchor.activityId().toString(), anchor -> anchor));
    }

    /** Numbers of the revisions by id. */
    Map<UUID, Integer> numbers(UUID roadmapId) {
        Map<UUID, Integer> numbers = new HashMap<>();
        jdbc.sql("select id, no from revision where roadmap_id = ?")
                .param(roadmapId)
                .query(row -> {
                    numbers.put(row.getObject("id", UUID.class), row.getInt("no"));
                });
        return numbers;
    }
}
