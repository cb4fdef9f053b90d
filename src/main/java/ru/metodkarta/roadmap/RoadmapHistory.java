package ru.metodkarta.roadmap;

import java.time.Instant;
import java.time.LocalDate;
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
                               (select s.capacity from approval_request q join step_decision s on s.request_id = q.id
                                where q.revision_id = v.id and s.verdict = 'APPROVED') capacity, v.approved_at
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

    /** One round of review: submitted, then decided or still open. */
    record Submission(
            UUID id,
            int revisionNo,
            int round,
            String state,
            String submittedBy,
            String submittedCapacity,
            Instant submittedAt,
            String note,
            String verdict,
            String remark,
            String decidedBy,
            String capacity,
            Instant decidedAt,
            boolean fromOriginal,
            List<Said> remarks) {}

    /** @param number printed number of the activity, null when it has none or the remark is on the whole */
    record Said(
            UUID requestId,
            UUID activityId,
            String number,
            String title,
            String text,
            String author,
            String capacity,
            Instant at,
            boolean resolved) {}

    private record Round(
            UUID id,
            int revisionNo,
            int round,
            String state,
            String submittedBy,
            String submittedCapacity,
            Instant submittedAt,
            String note,
            String verdict,
            String remark,
            String decidedBy,
            String capacity,
            Instant decidedAt,
            boolean fromOriginal) {}

    /** Newest first; two statements. */
    List<Submission> submissions(UUID roadmapId) {
        Map<UUID, List<Said>> said = jdbc.sql("""
                        select m.request_id, m.activity_id, w.number, w.title, m.text, m.author_name author, m.capacity,
                               m.at, m.resolved_at is not null resolved
                        from remark m
                        join approval_request q on q.id = m.request_id
                        left join activity_row w on w.revision_id = q.revision_id and w.activity_id = m.activity_id
                        left join section_row s on s.revision_id = w.revision_id and s.section_id = w.section_id
                        where q.roadmap_id = ?
                        order by s.position nulls first, w.position nulls first, m.at
                        """).param(roadmapId).query(Said.class).list().stream()
                .collect(Collectors.groupingBy(Said::requestId));
        return jdbc.sql("""
                        select q.id, v.no revision_no, q.round, q.state, p.full_name submitted_by, q.submitted_capacity,
                               q.submitted_at, q.note, s.verdict, s.remark, d.full_name decided_by, s.capacity,
                               s.at decided_at, coalesce(a.registered_from_original, false) from_original
                        from approval_request q
                        join revision v on v.id = q.revision_id
                        join account p on p.id = q.submitted_by
                        left join step_decision s on s.request_id = q.id
                        left join account d on d.id = s.decided_by
                        left join official_act a on a.id = s.act_id
                        where q.roadmap_id = ?
                        order by q.submitted_at desc, q.id desc
                        """).param(roadmapId).query(Round.class).list().stream()
                .map(r -> new Submission(
                        r.id(),
                        r.revisionNo(),
                        r.round(),
                        r.state(),
                        r.submittedBy(),
                        r.submittedCapacity(),
                        r.submittedAt(),
                        r.note(),
                        r.verdict(),
                        r.remark(),
                        r.decidedBy(),
                        r.capacity(),
                        r.decidedAt(),
                        r.fromOriginal(),
                        said.getOrDefault(r.id(), List.of())))
                .toList();
    }
}
