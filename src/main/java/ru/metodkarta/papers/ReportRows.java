package ru.metodkarta.papers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.execution.AssignmentState;
import ru.metodkarta.execution.OwnOrganizations;
import ru.metodkarta.shared.Actor;

/** Work with what has been reported on it, for report forms; the last report that was sent counts. */
@Component
class ReportRows {

    private static final String COLUMNS = """
            select a.id, g.id organization_id, g.full_name organization, g.short_name, c.short_name town, a.roadmap_id,
              v.title roadmap, s.number section_number, s.title section, r.number, r.title, r.deadline_text deadline, r.result planned, a.for_year,
              case when a.due < 'infinity' then a.due end due, a.state, x.id report_id, x.text, x.done_on, x.result actual,
              x.reason
            """;

    private static final String FROM = """
             from assignment a
             join occurrence o on o.id = a.occurrence_id
             join activity_row r on r.revision_id = coalesce(a.revision_id, o.revision_id) and r.activity_id = a.activity_id
             join roadmap m on m.id = a.roadmap_id
             join revision v on v.id = m.effective_revision_id
             left join section_row s on s.revision_id = r.revision_id and s.section_id = r.section_id
             join organization g on g.id = a.organization_id
             left join territory c on c.id = a.municipality_id
             left join lateral (select e.id, e.text, e.done_on, e.result, e.reason from execution_report e
               where e.assignment_id = a.id and e.state <> 'DRAFT' order by e.no desc limit 1) x on true
            """;

    private static final String ORDER =
            " order by v.title, a.roadmap_id, c.short_name collate \"ru-x-icu\" nulls first,"
                    + " r.position, a.for_year, a.due, g.short_name collate \"ru-x-icu\", a.id limit :limit";

    private final JdbcClient jdbc;

    ReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One assignment.
     *
     * @param town null for a body of the whole region
     * @param reportId null while nothing has been sent; then the next five are null, too
     */
    record Row(
            UUID id,
            UUID organizationId,
            String organization,
            String shortName,
            String town,
            UUID roadmapId,
            String roadmap,
            String sectionNumber,
            String section,
            String number,
            String title,
            String deadline,
            String planned,
            int forYear,
            LocalDate due,
            AssignmentState state,
            UUID reportId,
            String text,
            LocalDate doneOn,
            String actual,
            String reason) {}

    /** Work the person reports on, done or not. */
    @Transactional(readOnly = true)
    List<Row> own(Actor actor, PaperFilter filter) {
        return rows(OwnOrganizations.reportsFor("a", actor), actor, filter);
    }

    private List<Row> rows(String which, Actor actor, PaperFilter filter) {
        return jdbc.sql(COLUMNS + FROM + " where " + which + " and not a.withdrawn_by_plan" + filter.where() + ORDER)
                .params(OwnOrganizations.params(actor))
                .params(filter.params())
                .param("limit", ListExports.MAX_ROWS)
                .query(Row.class)
                .list();
    }

    /** One assignment, or null when the person may not know of it. */
    @Transactional(readOnly = true)
    Row one(Actor actor, UUID assignmentId) {
        return jdbc.sql(COLUMNS + FROM + " where a.id = :id and " + OwnOrganizations.sees("a", actor))
                .params(OwnOrganizations.params(actor))
                .param("id", assignmentId)
                .query(Row.class)
                .optional()
                .orElse(null);
    }

    /** A proof of a report that was sent. */
    record Proof(UUID reportId, UUID evidenceId) {}

    @Transactional(readOnly = true)
    List<Proof> proofs(List<Row> rows) {
        List<UUID> reports = rows.stream()
                .map(Row::reportId)
                .filter(java.util.Objects::nonNull)
                .toList();
        return reports.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select report_id, evidence_id from report_evidence where report_id = any(cast(:reports as uuid[]))"
                                        + " order by report_id, position")
                        .param("reports", reports.stream().map(UUID::toString).toArray(String[]::new))
                        .query(Proof.class)
                        .list();
    }
}
