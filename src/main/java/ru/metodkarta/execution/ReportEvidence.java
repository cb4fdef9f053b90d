package ru.metodkarta.execution;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Ids;

/** Proofs of reports. A new report after a return starts with the proofs of the returned one. */
@Component
class ReportEvidence {

    private final JdbcClient jdbc;

    ReportEvidence(JdbcClient jdbc) {
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

    /** Takes away what was not kept; a proof that no report holds any more goes with it. */
    void keepOnly(UUID report, List<UUID> kept) {
        if (kept == null) {
            return;
        }
        List<UUID> removed = jdbc.sql("delete from report_evidence e where e.report_id = :report" + only("not in", kept)
                        + " returning e.evidence_id")
                .param("report", report)
                .param("kept", kept)
                .query(UUID.class)
                .list();
        if (!removed.isEmpty()) {
            jdbc.sql("delete from evidence p where p.id in (:removed) and not exists ("
                            + "select 1 from report_evidence e where e.evidence_id = p.id)")
                    .param("removed", removed)
                    .update();
        }
    }

    private static String only(String relation, List<UUID> kept) {
        if (kept == null) {
            return "";
        }
        return kept.isEmpty()
                ? ("in".equals(relation) ? " and false" : "")
                : " and e.evidence_id " + relation + " (:kept)";
    }

    void add(AssignmentFacts.Facts facts, UUID report, List<ReportContent.Proof> proofs, Decider by) {
        for (ReportContent.Proof proof : proofs) {
            UUID id = Ids.next();
            jdbc.sql("""
                            insert into evidence (id, region_id, organization_id, file_id, file_name, url, title, doc_kind,
                              doc_number, doc_date, added_by, added_at)
                            values (:id, :region, :organization, :file, :fileName, :url, :title, :kind, :number, :date,
                              :by, :at)
                            """)
                    .param("id", id)
                    .param("region", facts.regionId())
                    .param("organization", facts.organizationId())
                    .param("file", proof.fileId())
                    .param("fileName", proof.fileName())
                    .param("url", proof.url())
                    .param("title", proof.title())
                    .param("kind", proof.docKind())
                    .param("number", proof.docNumber())
                    .param("date", proof.docDate())
                    .param("by", by.accountId())
                    .param("at", OffsetDateTime.ofInstant(by.at(), ZoneOffset.UTC))
                    .update();
            jdbc.sql("""
                            insert into report_evidence (report_id, evidence_id, position)
                            select :report, :id, coalesce(max(position), 0) + 1 from report_evidence where report_id = :report
                            """).param("report", report).param("id", id).update();
        }
    }
}
