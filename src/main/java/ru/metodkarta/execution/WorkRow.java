package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;

/**
 * One assignment in a list.
 *
 * @param town municipality the work belongs to, null for a body of the whole region
 * @param due date in force, null without a date; likewise the other dates
 * @param remark of the last return, null unless returned
 * @param extensionUntil day asked for in an open request, else null
 */
record WorkRow(
        UUID id,
        UUID organizationId,
        String organizationName,
        String town,
        UUID roadmapId,
        UUID activityId,
        String number,
        String title,
        AssignmentState state,
        OccurrenceKind kind,
        Part part,
        int forYear,
        LocalDate fromOn,
        LocalDate agreedDue,
        LocalDate due,
        LocalDate reportDue,
        LocalDate doneOn,
        String onBehalfOf,
        Instant stateAt,
        String remark,
        LocalDate extensionUntil) {

    /** Columns of {@link #FROM} in the record's names. */
    static final String COLUMNS = """
            a.id, a.organization_id, g.short_name organization_name,
            (select c.short_name from territory c where c.id = a.municipality_id) town, a.roadmap_id, a.activity_id, r.number, r.title, a.state,
            o.kind, a.part, a.for_year, o.from_on,
            case when a.agreed_due < 'infinity' then a.agreed_due end agreed_due,
            case when a.due < 'infinity' then a.due end due,
            case when a.report_due < 'infinity' then a.report_due end report_due,
            a.done_on, a.on_behalf_of, a.state_at,
            case when a.state = 'RETURNED' then (select d.remark from assignment_decision d
              where d.assignment_id = a.id and d.verdict in ('RETURNED', 'REOPENED') order by d.at desc limit 1) end remark,
            (select e.until_on from extension_request e where e.assignment_id = a.id and e.verdict is null and IS_OPEN) extension_until
            """.replace("IS_OPEN", WorkClock.OPEN);

    static final String FROM = """
             from assignment a
             join occurrence o on o.id = a.occurrence_id
             join activity_row r on r.revision_id = coalesce(a.revision_id, o.revision_id) and r.activity_id = a.activity_id
             join organization g on g.id = a.organization_id
            """;

    /** Whether lists of this person name the town beside the organization: «СОШ № 1» stands in each. */
    static boolean ofSeveralTowns(Actor actor) {
        AccessScope scope = actor.scope();
        return scope.wholeRegion() || scope.municipalityIds().size() > 1;
    }

    Lateness lateness(LocalDate today) {
        return Lateness.of(state, kind, agreedDue, due, reportDue, doneOn, today);
    }

    Badge badge() {
        return Badge.of(state);
    }
}
