package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** What use cases need to know around an assignment: its place, its names. One statement, whatever the number. */
@Component
class AssignmentFacts {

    private static final String FACTS = """
            select a.id, a.region_id, a.municipality_id, a.organization_id, g.reporter_id, g.kind, m.level, m.owner_id,
                   v.coordinator_id, a.roadmap_id, r.number, r.title, r.result_kind, g.short_name organization_name,
                   c.short_name lead_name, o.kind occurrence_kind, o.named_on
            from assignment a
            join organization g on g.id = a.organization_id
            join occurrence o on o.id = a.occurrence_id
            join roadmap m on m.id = a.roadmap_id
            join revision v on v.id = o.revision_id
            join activity_row r on r.revision_id = coalesce(a.revision_id, o.revision_id) and r.activity_id = a.activity_id
            left join organization c on c.id = coalesce(v.coordinator_id, m.owner_id)
            where a.id in (:ids)
            """;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final EndedRequests requests;
    private final ApplicationEventPublisher events;

    AssignmentFacts(JdbcClient jdbc, Journal journal, EndedRequests requests, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.requests = requests;
        this.events = events;
    }

    /**
     * @param leadName who leads the plan: named when somebody may see but not do
     * @param namedOn day of the event for all executors, null until it is named
     */
    record Facts(
            UUID id,
            UUID regionId,
            UUID municipalityId,
            UUID organizationId,
            UUID reporterId,
            OrganizationKind kind,
            Level level,
            UUID ownerId,
            UUID coordinatorId,
            UUID roadmapId,
            String number,
            String title,
            String resultKind,
            String organizationName,
            String leadName,
            OccurrenceKind occurrenceKind,
            LocalDate namedOn) {

        AssignmentPlace place() {
            return new AssignmentPlace(
                    regionId, municipalityId, organizationId, reporterId, kind, level, ownerId, coordinatorId);
        }

        /** As the journal names it. */
        Journal.Subject subject() {
            String named = (number == null ? "" : number + " ") + title + " — " + organizationName;
            return new Journal.Subject("ASSIGNMENT", id, named, regionId, municipalityId, organizationId);
        }

        /** Who reports: its name answers a 403 on the report. */
        Grant reporter(Actor actor, String capacity) {
            return actor.capacity(capacity, grant -> AssignmentPermissions.mayReport(grant, place()))
                    .orElseThrow(() -> new NotAllowed(organizationName));
        }

        Grant acceptor(Actor actor, String capacity) {
            return actor.capacity(capacity, grant -> AssignmentPermissions.mayDecide(grant, place()))
                    .orElseThrow(() -> new NotAllowed(leadName));
        }
    }

    /** @throws NotFound when there is none, or the actor may not know of it */
    Facts visible(Actor actor, UUID id) {
        return visible(actor, List.of(id)).get(0);
    }

    List<Facts> visible(Actor actor, Collection<UUID> ids) {
        List<Facts> found = jdbc.sql(FACTS).param("ids", ids).query(Facts.class).list();
        boolean all = found.size() == ids.size()
                && found.stream().allMatch(facts -> AssignmentPermissions.mayView(actor, facts.place()));
        if (!all) {
            throw new NotFound("assignment");
        }
        return found;
    }

    /** Enters the decision into the journal and tells whoever listens; {@link AssignmentsDecided}. */
    void journal(Actor actor, Facts facts, AssignmentDecision decision) {
        if (decision.endsWork()) {
            requests.of(List.of(facts.id()));
        }
        if (decision.verdict().isNews()) {
            events.publishEvent(new AssignmentsDecided(List.of(decision.getId())));
        }
        journal.record(
                actor,
                decision.capacity(),
                "ASSIGNMENT_" + decision.verdict(),
                facts.subject(),
                decision.remark() == null ? Map.of() : Map.of("remark", decision.remark()));
    }
}
