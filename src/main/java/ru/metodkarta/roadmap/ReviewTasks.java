package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.approval.Addressee;
import ru.metodkarta.approval.AddresseeKind;
import ru.metodkarta.approval.ApprovalRequest;
import ru.metodkarta.approval.Reviewer;
import ru.metodkarta.approval.Reviewers;
import ru.metodkarta.approval.StepKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;

/** Steps of reviews that wait: for this person, or too long for the author to go on waiting in silence. */
@Component
public class ReviewTasks {

    private final Reviewers reviewers;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewTasks(Reviewers reviewers, JdbcClient jdbc, Clock clock) {
        this.reviewers = reviewers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A roadmap in review.
     *
     * @param since when the step arrived
     * @param dueOn last day for the decision, null for no deadline
     * @param late that day has passed
     * @param objection an endorsement given before an editorial correction: one may object until {@code dueOn}
     */
    public record Awaiting(
            UUID roadmapId,
            String title,
            String territory,
            int revisionNo,
            Instant since,
            LocalDate dueOn,
            boolean late,
            boolean approves,
            boolean objection) {}

    private record Found(
            UUID roadmapId,
            UUID regionId,
            UUID municipalityId,
            UUID organizationId,
            UUID ownerId,
            Level level,
            String title,
            String territory,
            int revisionNo,
            StepKind kind,
            AddresseeKind addressee,
            UUID toOrganization,
            String office,
            String body,
            boolean onPaper,
            boolean carried,
            Instant since,
            LocalDate dueOn,
            UUID submittedBy,
            String submittedCapacity) {

        RoadmapPlace place() {
            return new RoadmapPlace(regionId, municipalityId, organizationId, level, ownerId);
        }

        /** The same rule as the use case's: an office of one's own, or a paper one may enter. */
        boolean awaits(Reviewer reviewer) {
            Addressee to = Addressee.of(addressee, toOrganization, office, body);
            return reviewer.actor().grants().stream()
                    .anyMatch(grant -> carried
                            ? reviewer.holds(grant, to, place().review())
                            : reviewer.mayDecide(grant, kind, to, onPaper, place().review())
                                    && (kind == StepKind.ENDORSE
                                            || !ApprovalRequest.submittedBy(
                                                    submittedBy, submittedCapacity, reviewer.actor(), grant)));
        }

        Awaiting awaiting(LocalDate today) {
            return new Awaiting(
                    roadmapId,
                    title,
                    territory,
                    revisionNo,
                    since,
                    dueOn,
                    !carried && dueOn != null && dueOn.isBefore(today),
                    kind == StepKind.APPROVE,
                    carried);
        }
    }

    /** What waits for this person, oldest first, one line a roadmap; at most two statements. */
    public List<Awaiting> of(Actor actor) {
        return waiting(actor).mine();
    }

    /**
     * @param mine what waits for this person
     * @param late roadmaps this person writes on which somebody has let the deadline of a step pass
     */
    record Waiting(List<Awaiting> mine, List<Awaiting> late) {}

    /** At most two statements, one while no review is open. */
    Waiting waiting(Actor actor) {
        LocalDate today = actor.today(clock);
        List<Found> found = found(actor, today);
        return found.isEmpty()
                ? new Waiting(List.of(), List.of())
                : new Waiting(mine(found, reviewers.of(actor), today), late(found, actor, today));
    }

    private static List<Awaiting> mine(List<Found> steps, Reviewer reviewer, LocalDate today) {
        Map<UUID, Awaiting> byRoadmap = new LinkedHashMap<>();
        steps.stream()
                .filter(found -> found.awaits(reviewer))
                .forEach(found ->
                        byRoadmap.merge(found.roadmapId(), found.awaiting(today), (a, b) -> a.objection() ? b : a));
        return List.copyOf(byRoadmap.values());
    }

    private static List<Awaiting> late(List<Found> steps, Actor actor, LocalDate today) {
        Map<UUID, Awaiting> byRoadmap = new LinkedHashMap<>();
        steps.stream()
                .filter(found -> !found.carried() && found.awaiting(today).late())
                .filter(found -> actor.grants().stream().anyMatch(grant -> RoadmapAccess.mayEdit(grant, found.place())))
                .forEach(found -> byRoadmap.putIfAbsent(found.roadmapId(), found.awaiting(today)));
        return List.copyOf(byRoadmap.values());
    }

    private List<Found> found(Actor actor, LocalDate today) {
        Map<String, Object> params = new HashMap<>();
        List<String> any = new ArrayList<>();
        Set<UUID> employers = new HashSet<>();
        Set<UUID> towns = new HashSet<>();
        Set<UUID> organizations = new HashSet<>();
        actor.grants().forEach(grant -> {
            employers.add(grant.employerId());
            towns.addAll(grant.municipalityIds());
            organizations.addAll(grant.organizationIds());
        });
        if (employers.isEmpty()) {
            return List.of();
        }
        if (actor.grants().stream().allMatch(grant -> grant.role() == Role.STAFF)) {
            any.add("s.organization_id in (:employers)");
            params.put("employers", employers);
        } else {
            // affairs may have been handed over from another organization
            any.add("s.addressee = 'OFFICE'");
        }
        if (actor.grants().stream().anyMatch(Grant::wholeRegion)) {
            any.add("r.level = 'REGIONAL' or s.addressee = 'ABOVE'");
        }
        if (!towns.isEmpty()) {
            any.add("r.municipality_id in (:towns) and (r.level = 'MUNICIPAL' or s.addressee = 'ABOVE')");
            params.put("towns", towns);
        }
        if (!organizations.isEmpty()) {
            any.add("r.level = 'INSTITUTIONAL' and r.organization_id in (:organizations)");
            params.put("organizations", organizations);
        }
        return jdbc.sql("""
                        select r.id roadmap_id, r.region_id, r.municipality_id, r.organization_id, r.owner_id, r.level, v.title,
                          coalesce(o.short_name, m.name, t.name) territory, v.no revision_no, s.kind, s.addressee,
                          s.organization_id to_organization, s.office, s.body, s.on_paper,
                          s.carried_from is not null carried, s.arrived_at since, s.due_on, q.submitted_by,
                          q.submitted_capacity
                        from approval_request q
                        join approval_step s on s.request_id = q.id and s.verdict is null and s.arrived_at is not null
                          and (s.carried_from is null or q.objections_until >= :today)
                        join roadmap r on r.id = q.subject_id
                        join revision v on v.id = q.text_id
                        join territory t on t.id = r.region_id
                        left join territory m on m.id = r.municipality_id
                        left join organization o on o.id = r.organization_id
                        where q.state = 'OPEN' and r.region_id = :region and (%s)
                        order by s.arrived_at, r.id, s.position
                        """.formatted(String.join(" or ", any)))
                .param("region", actor.regionId())
                .param("today", today)
                .params(params)
                .query(Found.class)
                .list();
    }
}
