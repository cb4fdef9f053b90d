package ru.metodkarta.execution;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.evidence.EvidenceBook;
import ru.metodkarta.shared.Actor;

/** Proofs of reports. A new report after a return starts with the proofs of the returned one. */
@Component
class ReportEvidence {

    private final EvidenceBook book;
    private final JdbcClient jdbc;

    ReportEvidence(EvidenceBook book, JdbcClient jdbc) {
        this.book = book;
        this.jdbc = jdbc;
    }

    /** @param kept of the former report; null keeps all */
    void carryOver(UUID formerReport, UUID newReport, List<UUID> kept) {
        jdbc.sql("insert into report_evidence (report_id, evidence_id, position) "
                        + "select :new, e.evidence_id, e.position from report_evidence e "
                        + "join evidence p on p.id = e.evidence_id and p.withdrawn_at is null "
                        + "where e.report_id = :former" + only("in", kept))
                .param("new", newReport)
                .param("former", formerReport)
                .param("kept", kept)
                .update();
    }

    /** Takes away what was not kept; a proof that no report holds any more goes with it. The record of a withdrawn one stays. */
    void keepOnly(UUID report, List<UUID> kept) {
        if (kept == null) {
            return;
        }
        List<UUID> removed = jdbc.sql("delete from report_evidence e where e.report_id = :report"
                        + " and exists (select 1 from evidence p where p.id = e.evidence_id and p.withdrawn_at is null)"
                        + only("not in", kept)
                        + " returning e.evidence_id")
                .param("report", report)
                .param("kept", kept)
                .query(UUID.class)
                .list();
        for (UUID id : unheld(removed)) {
            book.discard(id);
        }
    }

    private List<UUID> unheld(List<UUID> removed) {
        return removed.isEmpty()
                ? List.of()
                : jdbc.sql("select p.id from evidence p where p.id in (:removed) and not exists ("
                                + "select 1 from report_evidence e where e.evidence_id = p.id) and not exists ("
                                + "select 1 from work_note_evidence n where n.evidence_id = p.id) and not exists ("
                                + "select 1 from evidence o where o.replaced_by = p.id) and not exists ("
                                + "select 1 from entry_basis b where b.evidence_id = p.id)")
                        .param("removed", removed)
                        .query(UUID.class)
                        .list();
    }

    private static String only(String relation, List<UUID> kept) {
        if (kept == null) {
            return "";
        }
        return kept.isEmpty()
                ? ("in".equals(relation) ? " and false" : "")
                : " and e.evidence_id " + relation + " (:kept)";
    }

    void add(Actor actor, AssignmentFacts.Facts facts, UUID report, List<ReportContent.Proof> proofs) {
        for (ReportContent.Proof proof : proofs) {
            UUID id = store(actor, facts, proof);
            if (proof.known() != null) {
                attach(report, id);
                continue;
            }
            boolean again = proof.file() != null && holdsSameFile(report, id);
            if (again) {
                book.discard(id);
                continue;
            }
            attach(report, id);
        }
    }

    private void attach(UUID report, UUID id) {
        jdbc.sql("""
                        insert into report_evidence (report_id, evidence_id, position)
                        select :report, :id, coalesce(max(position), 0) + 1 from report_evidence where report_id = :report
                        on conflict do nothing
                        """).param("report", report).param("id", id).update();
    }

    /** Wherever the old proof stands, the new one stands from now on beside its record. */
    void putBeside(UUID old, UUID replacement) {
        jdbc.sql("""
                        insert into report_evidence (report_id, evidence_id, position)
                        select report_id, :new, position from report_evidence where evidence_id = :old
                        """).param("new", replacement).param("old", old).update();
        jdbc.sql("""
                        insert into work_note_evidence (note_id, evidence_id, position)
                        select note_id, :new, position from work_note_evidence where evidence_id = :old
                        """).param("new", replacement).param("old", old).update();
    }

    /** A new row of evidence for the proof, or the one that is known. */
    UUID store(Actor actor, AssignmentFacts.Facts facts, ReportContent.Proof proof) {
        if (proof.known() != null) {
            return proof.known();
        }
        if (proof.file() != null) {
            return book.addFile(actor, facts.organizationId(), facts.regionId(), proof.file(), proof.fileName());
        }
        return proof.url() != null
                ? book.addLink(actor, facts.organizationId(), facts.regionId(), proof.url(), proof.title())
                : book.addRequisites(
                        actor,
                        facts.organizationId(),
                        facts.regionId(),
                        proof.docKind(),
                        proof.docNumber(),
                        proof.docDate(),
                        proof.title());
    }

    /** A repeated POST brings the same file again. */
    private boolean holdsSameFile(UUID report, UUID added) {
        return jdbc.sql("""
                        select exists (
                          select 1 from report_evidence e join evidence p on p.id = e.evidence_id
                          join evidence n on n.id = :added
                          where e.report_id = :report and p.file_id = n.file_id and p.file_name = n.file_name)
                        """)
                .param("report", report)
                .param("added", added)
                .query(Boolean.class)
                .single();
    }
}
