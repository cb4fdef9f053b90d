package ru.metodkarta.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.evidence.EvidenceBook;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** Reads one assignment as its page shows it; a fixed number of statements. */
@Component
class AssignmentPages {

    private static final String DETAIL =
            """
            select a.id, g.short_name organization_name, a.roadmap_id, v.title roadmap_title, a.activity_id, r.number, r.title,
              s.number section_number, s.title section_title, r.deadline_text, r.result, r.precondition, a.state, o.kind,
              a.part, a.for_year, o.from_on, %s begins_on, a.scheduled_due,
              case when a.agreed_due < 'infinity' then a.agreed_due end agreed_due,
              case when a.due < 'infinity' then a.due end due,
              case when a.report_due < 'infinity' then a.report_due end report_due,
              a.done_on, a.done_count, a.closed_without_second, a.on_behalf_of,
              e.id extension_id, e.until_on extension_until, e.reason extension_reason, e.asked_name extension_by,
              e.asked_at extension_at, r.result_kind,
              (select coalesce(jsonb_agg(jsonb_build_object('printed', x.printed, 'part', x.part) order by x.position), '[]')
               from executor x where x.activity_row_id = r.id)::text executors,
              (select p.full_name from account p where p.id = %s) assignee_name, %s year_closed
            from assignment a
            join organization g on g.id = a.organization_id
            join occurrence o on o.id = a.occurrence_id
            join activity_row r on r.revision_id = coalesce(a.revision_id, o.revision_id) and r.activity_id = a.activity_id
            join revision v on v.id = r.revision_id
            left join section_row s on s.revision_id = r.revision_id and s.section_id = r.section_id
            left join lateral (
              select * from extension_request e where e.assignment_id = a.id and (e.verdict is null
                or (e.verdict = 'ENDED' and not %s and e.decided_at >= a.state_at))
              order by e.asked_at desc limit 1) e on true
            where a.id = :id
            """.formatted(WorkClock.BEGINS, Delegation.ASSIGNEE, YearClosings.CLOSED, WorkClock.OPEN);

    private final AssignmentFacts facts;
    private final Acceptance acceptance;
    private final EvidenceBook book;
    private final WorkNotes notes;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AssignmentPages(
            AssignmentFacts facts,
            Acceptance acceptance,
            EvidenceBook book,
            WorkNotes notes,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.facts = facts;
        this.acceptance = acceptance;
        this.book = book;
        this.notes = notes;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @throws NotFound when there is none, or the actor may not know of it */
    @Transactional(readOnly = true)
    AssignmentPage read(Actor actor, UUID id) {
        AssignmentFacts.Facts found = facts.visible(actor, id);
        LocalDate today = actor.today(clock);
        AssignmentPage.Detail detail = jdbc.sql(DETAIL)
                .param("id", id)
                .param("today", today)
                .query(AssignmentPage.Detail.class)
                .single();
        List<Written> written = written(id);
        List<WorkNotes.Row> noted = notes.of(id);
        Map<UUID, Evidence> proofs = proofs(written, noted);
        List<AssignmentPage.Report> reports = withProofs(written, proofs);
        AssignmentPage.Report current = reports.isEmpty() ? null : reports.get(reports.size() - 1);
        return new AssignmentPage(
                detail,
                Badge.of(detail.state()),
                Lateness.of(
                        detail.state(),
                        detail.kind(),
                        detail.agreedDue(),
                        detail.due(),
                        detail.reportDue(),
                        detail.doneOn(),
                        today),
                List.of(json.readValue(detail.executors(), AssignmentPage.Executor[].class)),
                reports,
                current,
                noted.stream().map(row -> row.note(proofs)).toList(),
                history(id),
                others(actor, id),
                rights(actor, found, detail, written, today));
    }

    /** A proof of this assignment that the actor may read, or nothing is known of it. */
    @Transactional(readOnly = true)
    Evidence proof(Actor actor, UUID assignmentId, UUID evidenceId) {
        AssignmentPlace place = facts.visible(actor, assignmentId).place();
        boolean sent = jdbc.sql("""
                        select bool_or(p.sent) from (
                          select x.state <> 'DRAFT' sent
                          from report_evidence e join execution_report x on x.id = e.report_id
                          where x.assignment_id = :assignment and e.evidence_id = :evidence
                          union all
                          select true from work_note_evidence e join work_note n on n.id = e.note_id
                          where n.assignment_id = :assignment and e.evidence_id = :evidence
                          union all
                          select true from list_entry l join entry_basis b on b.id = l.basis_id
                          where l.assignment_id = :assignment and b.evidence_id = :evidence) p
                        having count(*) > 0
                        """)
                .param("assignment", assignmentId)
                .param("evidence", evidenceId)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound("evidence"));
        if (!AssignmentPermissions.mayReadProof(actor, place, sent)) {
            throw new NotFound("evidence");
        }
        return book.find(evidenceId);
    }

    private AssignmentPage.Rights rights(
            Actor actor,
            AssignmentFacts.Facts found,
            AssignmentPage.Detail detail,
            List<Written> written,
            LocalDate today) {
        AssignmentPlace place = found.place();
        AssignmentState state = detail.state();
        List<Grant> reporters = actor.fitting(grant -> AssignmentPermissions.mayReport(grant, place));
        Written last = written.isEmpty() ? null : written.get(written.size() - 1);
        List<Grant> deciders = actor.fitting(grant -> AssignmentPermissions.mayDecide(grant, place)
                && (last == null || !ExecutionReport.concerns(last.byAccount(), last.actingFor(), actor, grant)));
        List<Grant> alone = actor.fitting(grant -> AssignmentPermissions.mayCloseAlone(grant, place));
        boolean decides = !deciders.isEmpty();
        boolean reports = !reporters.isEmpty();
        boolean waiting = state == AssignmentState.SUBMITTED;
        boolean dated = detail.due() != null;
        boolean mayAlone =
                waiting && !decides && !alone.isEmpty() && !acceptance.secondPersonExists(actor, found, today);
        return new AssignmentPage.Rights(
                reports && state.withExecutor(),
                reports && waiting && last != null && last.openedAt() == null,
                reports && state.withExecutor() && dated && detail.extensionId() == null,
                state.withExecutor()
                        && found.namedOn() == null
                        && detail.kind() != OccurrenceKind.DATED
                        && detail.kind() != OccurrenceKind.AS_NEEDED
                        && (dated ? decides : reports || decides),
                decides,
                decides && waiting,
                decides && state.open(),
                decides && !state.open() && !detail.yearClosed(),
                decides && state.withExecutor() && detail.extensionId() != null,
                mayAlone,
                actor.grants().stream().anyMatch(grant -> AssignmentPermissions.mayWithdrawProof(grant, place)),
                reporters,
                decides ? deciders : alone);
    }

    /** A report and who wrote it; the author decides who may not accept it. */
    private record Written(UUID byAccount, UUID actingFor, Instant openedAt, ResultRow row) {}

    private record ResultRow(AssignmentPage.Report report, List<UUID> proofs) {}

    private List<Written> written(UUID id) {
        return jdbc.sql("""
                        select x.*, array(select e.evidence_id from report_evidence e where e.report_id = x.id
                          order by e.position, e.evidence_id) proofs, %s
                        from execution_report x left join report_event v on v.report_id = x.id
                        where x.assignment_id = ? order by x.no
                        """.formatted(ReportEvents.COLUMNS))
                .param(id)
                .query((row, n) -> written(row))
                .list();
    }

    private static Written written(ResultSet row) throws SQLException {
        Integer count = row.getObject("count", Integer.class);
        AssignmentPage.Report report = new AssignmentPage.Report(
                row.getObject("id", UUID.class),
                row.getInt("no"),
                ExecutionReport.State.valueOf(row.getString("state")),
                row.getString("text"),
                row.getObject("done_on", LocalDate.class),
                row.getString("result"),
                Outcome.valueOf(row.getString("outcome")),
                count,
                row.getString("reason"),
                row.getString("by_name"),
                row.getString("capacity"),
                moment(row, "updated_at"),
                moment(row, "submitted_at"),
                moment(row, "opened_at"),
                List.of(),
                row.getInt("version"),
                ReportEvents.read(row));
        List<UUID> proofs = List.of((UUID[]) row.getArray("proofs").getArray());
        return new Written(
                row.getObject("by_account", UUID.class),
                row.getObject("acting_for", UUID.class),
                report.openedAt(),
                new ResultRow(report, proofs));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private Map<UUID, Evidence> proofs(List<Written> written, List<WorkNotes.Row> noted) {
        Map<UUID, Evidence> known = new HashMap<>();
        List<UUID> ids = Stream.concat(
                        written.stream().flatMap(w -> w.row().proofs().stream()),
                        noted.stream().flatMap(row -> row.proofs().stream()))
                .distinct()
                .toList();
        book.listOf(ids).forEach(evidence -> known.put(evidence.id(), evidence));
        return known;
    }

    private static List<AssignmentPage.Report> withProofs(List<Written> written, Map<UUID, Evidence> known) {
        List<AssignmentPage.Report> reports = new ArrayList<>();
        for (Written one : written) {
            AssignmentPage.Report r = one.row().report();
            reports.add(new AssignmentPage.Report(
                    r.id(),
                    r.no(),
                    r.state(),
                    r.text(),
                    r.doneOn(),
                    r.result(),
                    r.outcome(),
                    r.count(),
                    r.reason(),
                    r.byName(),
                    r.capacity(),
                    r.updatedAt(),
                    r.submittedAt(),
                    r.openedAt(),
                    one.row().proofs().stream().map(known::get).toList(),
                    r.version(),
                    r.event()));
        }
        return reports;
    }

    private List<AssignmentPage.History> history(UUID id) {
        return jdbc.sql("""
                        select d.verdict, d.from_state, d.to_state, d.remark,
                          case when d.due_before < 'infinity' then d.due_before end due_before,
                          case when d.due_after < 'infinity' then d.due_after end due_after,
                          d.by_name, d.capacity, d.at, x.no report_no
                        from assignment_decision d left join execution_report x on x.id = d.report_id
                        where d.assignment_id = ? order by d.at desc, d.id desc
                        """).param(id).query(AssignmentPage.History.class).list();
    }

    private List<AssignmentPage.Other> others(Actor actor, UUID id) {
        return jdbc.sql("""
                        select a.id, g.short_name organization_name, a.state, a.part
                        from assignment own join assignment a on a.occurrence_id = own.occurrence_id and a.id <> own.id
                        join organization g on g.id = a.organization_id
                        where own.id = :id and not a.withdrawn_by_plan and\s""" + OwnOrganizations.sees("a", actor)
                        + " order by a.part, g.short_name collate \"ru-x-icu\" limit 100")
                .params(OwnOrganizations.params(actor))
                .param("id", id)
                .query(AssignmentPage.Other.class)
                .list();
    }
}
