package ru.metodkarta.execution;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.evidence.EvidenceSets;
import ru.metodkarta.shared.Actor;
import tools.jackson.databind.json.JsonMapper;

/** The same report on many assignments, with its proofs, in a fixed number of statements. */
@Component
class ReportsInSets {

    private static final String LINES = " from jsonb_to_recordset(cast(:lines as jsonb)) as c"
            + " (id uuid, capacity text, acting uuid, replaces boolean)";

    private final EvidenceSets evidence;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReportsInSets(EvidenceSets evidence, JdbcClient jdbc, JsonMapper json) {
        this.evidence = evidence;
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Line(UUID id, String capacity, UUID acting, boolean replaces) {}

    private record Proof(UUID assignment, UUID evidence, int place) {}

    /**
     * Ready to be sent with {@link WorkInSets#write}: drafts, with the moment of sending. A draft that exists keeps its
     * proofs and what it tells of an event; its words, when they are replaced, are kept beside the report.
     *
     * @param works held, and asked whether they may be reported on
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Actor actor, List<SeveralReports.Line> works, ReportContent content, Map<UUID, Decider> by) {
        List<Line> lines = works.stream()
                .map(work -> {
                    UUID id = work.work().id();
                    Decider decider = by.get(id);
                    boolean replaces = work.draft() != null && work.draft().words();
                    return new Line(id, decider.capacity(), decider.actingFor(), replaces);
                })
                .toList();
        String written = json.writeValueAsString(lines);
        OffsetDateTime at = by.values().iterator().next().at().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into replaced_draft (id, report_id, text, done_on, result, outcome, reason, by_name, written_at,
                          replaced_at)
                        select next_id(), x.id, x.text, x.done_on, x.result, x.outcome, x.reason, x.by_name, x.updated_at, :at
                        """ + LINES
                        + " join execution_report x on x.assignment_id = c.id and x.state = 'DRAFT' where c.replaces")
                .param("lines", written)
                .param("at", at)
                .update();
        words("""
                update execution_report x set text = :text, done_on = :doneOn, result = :result, outcome = :outcome,
                  count = null, reason = null, by_account = :account, by_name = :name, capacity = c.capacity,
                  acting_for = c.acting, updated_at = :at, submitted_at = :at, opened_at = null, version = x.version + 1
                """ + LINES + " where x.assignment_id = c.id and x.state = 'DRAFT'", actor, content, written, at);
        words("""
                insert into execution_report (id, assignment_id, no, state, text, done_on, result, outcome, by_account, by_name,
                  capacity, acting_for, updated_at, submitted_at, version)
                select next_id(), c.id,
                  coalesce((select max(f.no) from execution_report f where f.assignment_id = c.id), 0) + 1, 'DRAFT', :text,
                  :doneOn, :result, :outcome, :account, :name, c.capacity, c.acting, :at, :at, 0
                """ + LINES + """
                 where not exists (select from execution_report x where x.assignment_id = c.id and x.state = 'DRAFT')
                """, actor, content, written, at);
        prove(actor, works, content.added());
    }

    private void words(String sql, Actor actor, ReportContent content, String lines, OffsetDateTime at) {
        jdbc.sql(sql)
                .param("lines", lines)
                .param("text", content.text())
                .param("doneOn", content.doneOn())
                .param("result", content.result())
                .param("outcome", content.outcome().name())
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("at", at)
                .update();
    }

    /** Kept once for every organization, whatever the number of its reports; a file the report holds already is left out. */
    private void prove(Actor actor, List<SeveralReports.Line> works, List<ReportContent.Proof> proofs) {
        if (proofs.isEmpty()) {
            return;
        }
        List<UUID> organizations = works.stream()
                .map(line -> line.work().organizationId())
                .distinct()
                .toList();
        Map<UUID, List<UUID>> added = evidence.add(
                actor,
                works.get(0).work().regionId(),
                organizations,
                proofs.stream().map(ReportsInSets::proof).toList());
        List<Proof> rows = new ArrayList<>();
        for (SeveralReports.Line line : works) {
            int place = 0;
            for (UUID id : added.get(line.work().organizationId())) {
                rows.add(new Proof(line.work().id(), id, ++place));
            }
        }
        jdbc.sql("""
                        insert into report_evidence (report_id, evidence_id, position)
                        select x.id, c.evidence, c.place
                          + coalesce((select max(h.position) from report_evidence h where h.report_id = x.id), 0)
                        from jsonb_to_recordset(cast(:rows as jsonb)) as c (assignment uuid, evidence uuid, place int)
                        join execution_report x on x.assignment_id = c.assignment and x.state = 'DRAFT'
                        join evidence n on n.id = c.evidence
                        where not exists (select from report_evidence h join evidence p on p.id = h.evidence_id
                          where h.report_id = x.id and p.file_id = n.file_id and p.file_name = n.file_name)
                        """).param("rows", json.writeValueAsString(rows)).update();
        jdbc.sql("delete from evidence e where e.id = any(" + IdList.array("added")
                        + ") and not exists (select from report_evidence h where h.evidence_id = e.id)")
                .param(
                        "added",
                        IdList.of(added.values().stream().flatMap(List::stream).toList()))
                .update();
    }

    private static EvidenceSets.Proof proof(ReportContent.Proof proof) {
        return new EvidenceSets.Proof(
                proof.file(), proof.fileName(), proof.url(), proof.docKind(), proof.docNumber(), proof.docDate());
    }
}
