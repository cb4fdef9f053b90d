package ru.metodkarta.papers;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.execution.AssignmentState;
import ru.metodkarta.execution.OwnOrganizations;
import ru.metodkarta.shared.Actor;

/**
 * Proofs of work by row of the plan: of the last report that was sent, of the paper by which work was entered for many
 * («Отметить списком»), of the log and interim information. Drafts are nobody's proof yet.
 */
@Component
class ProofRows {

    /** lines one inventory may have; a longer one is narrowed first */
    static final int MOST = 20_000;

    private static final String ROWS = """
            select a.id, g.full_name organization, g.short_name, c.short_name town, a.roadmap_id, v.title roadmap,
              r.number, r.title, a.for_year, a.state, p.evidence_id
            from assignment a
            join occurrence o on o.id = a.occurrence_id
            join activity_row r on r.revision_id = coalesce(a.revision_id, o.revision_id) and r.activity_id = a.activity_id
            join roadmap m on m.id = a.roadmap_id
            join revision v on v.id = m.effective_revision_id
            join organization g on g.id = a.organization_id
            left join territory c on c.id = a.municipality_id
            join lateral (
              select e.evidence_id, 1 source, e.position from report_evidence e
              where e.report_id = (select x.id from execution_report x
                where x.assignment_id = a.id and x.state <> 'DRAFT' order by x.no desc limit 1)
              union all
              select b.evidence_id, 2, 0 from list_entry l join entry_basis b on b.id = l.basis_id
              where l.id = a.entry_id and b.evidence_id is not null
              union all
              select e.evidence_id, 3, e.position from work_note n join work_note_evidence e on e.note_id = n.id
              where n.assignment_id = a.id and n.struck_at is null
            ) p on true
            where not a.withdrawn_by_plan and %s
            order by v.title, a.roadmap_id, r.position, a.for_year, c.short_name collate "ru-x-icu" nulls first,
              g.short_name collate numbered, a.id, p.source, p.position limit :limit
            """;

    private final JdbcClient jdbc;

    ProofRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param organization full name
     * @param town null for a body of the whole region
     */
    record Row(
            UUID id,
            String organization,
            String shortName,
            String town,
            UUID roadmapId,
            String roadmap,
            String number,
            String title,
            int forYear,
            AssignmentState state,
            UUID evidenceId) {}

    /** Of work the person may see; one more than {@link #MOST} when there are more. */
    @Transactional(readOnly = true)
    List<Row> read(Actor actor, PaperFilter filter) {
        return jdbc.sql(ROWS.formatted(OwnOrganizations.sees("a", actor) + filter.where()))
                .params(OwnOrganizations.params(actor))
                .params(filter.params())
                .param("limit", MOST + 1)
                .query(Row.class)
                .list();
    }
}
