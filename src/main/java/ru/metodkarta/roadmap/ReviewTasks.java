package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import ru.metodkarta.approval.Addressee;
import ru.metodkarta.approval.AddresseeKind;
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
            String submittedCapacity,
            boolean heir,
            boolean returned,
            boolean requisitesMissing) {

        RoadmapPlace place() {
            return new RoadmapPlace(regionId, municipalityId, organizationId, level, ownerId);
        }

        /** The same rule as the use case's: an office of one's own, or a paper one may enter. */
        boolean awaits(Reviewer reviewer) {
            Addressee to = Addressee.of(addressee, toOrganization, office, body);
            return reviewer.actor().grants().stream()
                    .anyMatch(grant -> carried
                            ? reviewer.holds(grant, to, place().review())
                            : reviewer.decides(
                                    grant, kind, to, onPaper, place().review(), submittedBy, submittedCapacity));
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

    /** What waits for this person's decision, oldest first, one line a roadmap. */
    public List<Awaiting> of(Actor actor) {
        return waiting(actor).mine();
    }

    /**
     * The same for many people of a region, by account: one statement, two when affairs were handed over to one of them.
     *
     * @param today of the region
     */
    public Map<UUID, List<Awaiting>> of(UUID regionId, Collection<Actor> people, LocalDate today) {
        Set<UUID> roles = people.stream()
                .flatMap(person -> person.grants().stream())
                .map(Grant::roleId)
                .collect(Collectors.toSet());
        List<Found> steps = roles.isEmpty() ? List.of() : found("true", "false", regionId, today, roles, Map.of());
        Map<UUID, List<Awaiting>> waiting = new HashMap<>();
        if (!steps.isEmpty()) {
            reviewers
                    .of(people, steps.get(0).heir())
                    .forEach(person -> waiting.put(person.actor().accountId(), mine(steps, person, today)));
        }
        return waiting;
    }

    /**
     * @param mine what waits for this person's decision
     * @param late roadmaps this person writes on which somebody has let the deadline of a step pass
     * @param toMend returned to this person with remarks
     * @param withoutRequisites in force, the act's date or number to be entered by this person
     */
    record Waiting(List<Awaiting> mine, List<Awaiting> late, List<Awaiting> toMend, List<Awaiting> withoutRequisites) {

        private static final Waiting NOTHING = new Waiting(List.of(), List.of(), List.of(), List.of());
    }

    /** The menu and the page of one request ask for the same. */
    private static final String KEPT = ReviewTasks.class.getName();

    /** What waits for each own role of a person; roles without anything are missing. */
    Map<UUID, List<Awaiting>> byRole(Actor person) {
        LocalDate today = person.today(clock);
        List<Found> steps = found(person, today).stream()
                .filter(line -> line.kind() != null)
                .toList();
        if (steps.isEmpty()) {
            return Map.of();
        }
        Reviewer all = reviewers.of(person, steps.get(0).heir());
        Map<UUID, List<Awaiting>> byRole = new LinkedHashMap<>();
        person.fitting(grant -> !grant.lent()).forEach(grant -> {
            List<Awaiting> mine = mine(steps, all.as(grant), today);
            if (!mine.isEmpty()) {
                byRole.put(grant.roleId(), mine);
            }
        });
        return byRole;
    }

    /** One statement, two when affairs of another office were handed over to the person; once a request. */
    Waiting waiting(Actor actor) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        String key = KEPT + actor.accountId();
        if (request != null && request.getAttribute(key, RequestAttributes.SCOPE_REQUEST) instanceof Waiting kept) {
            return kept;
        }
        Waiting waiting = read(actor);
        if (request != null) {
            request.setAttribute(key, waiting, RequestAttributes.SCOPE_REQUEST);
        }
        return waiting;
    }

    private Waiting read(Actor actor) {
        LocalDate today = actor.today(clock);
        List<Found> found = found(actor, today);
        if (found.isEmpty()) {
            return Waiting.NOTHING;
        }
        List<Found> steps = found.stream().filter(line -> line.kind() != null).toList();
        Reviewer reviewer = reviewers.of(actor, found.get(0).heir() && !steps.isEmpty());
        return new Waiting(
                mine(steps, reviewer, today),
                late(steps, actor, today),
                own(found, Found::returned, actor, today, false),
                own(found, Found::requisitesMissing, actor, today, true));
    }

    private static List<Awaiting> own(
            List<Found> found, Predicate<Found> what, Actor actor, LocalDate today, boolean deciders) {
        return found.stream()
                .filter(what)
                .filter(line -> actor.grants().stream()
                        .anyMatch(grant -> RoadmapAccess.mayEdit(grant, line.place())
                                || (deciders && RoadmapAccess.mayDecide(grant, line.place()))))
                .map(line -> line.awaiting(today))
                .toList();
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
        List<String> steps = new ArrayList<>();
        List<String> own = new ArrayList<>();
        own.add("false");
        if (actor.grants().stream().allMatch(grant -> grant.role() == Role.STAFF)) {
            steps.add("s.organization_id in (:employers)");
            params.put("employers", employers);
        } else {
            // affairs may have been handed over from another organization
            steps.add("s.addressee = 'OFFICE'");
        }
        if (actor.grants().stream().anyMatch(Grant::wholeRegion)) {
            steps.add("r.level = 'REGIONAL' or s.addressee = 'ABOVE'");
            own.add("r.level = 'REGIONAL'");
        }
        if (!towns.isEmpty()) {
            steps.add("r.municipality_id in (:towns) and (r.level = 'MUNICIPAL' or s.addressee = 'ABOVE')");
            own.add("r.level = 'MUNICIPAL' and r.municipality_id in (:towns)");
            params.put("towns", towns);
        }
        if (!organizations.isEmpty()) {
            steps.add("r.level = 'INSTITUTIONAL' and r.organization_id in (:organizations)");
            own.add("r.level = 'INSTITUTIONAL' and r.organization_id in (:organizations)");
            params.put("organizations", organizations);
        }
        List<UUID> roles = actor.grants().stream().map(Grant::roleId).toList();
        return found(any(steps), any(own), actor.regionId(), today, roles, params);
    }

    private List<Found> found(
            String steps,
            String own,
            UUID regionId,
            LocalDate today,
            Collection<UUID> roles,
            Map<String, Object> params) {
        return jdbc.sql(FOUND.formatted(steps, own))
                .param("region", regionId)
                .param("today", today)
                .param("roles", roles)
                .params(params)
                .query(Found.class)
                .list();
    }

    private static String any(List<String> conditions) {
        return conditions.stream().map(part -> "(" + part + ")").collect(Collectors.joining(" or "));
    }

    /** Steps that wait, then texts returned and acts without requisites of the own zone; oldest first. */
    private static final String FOUND = """
            select r.id roadmap_id, r.region_id, r.municipality_id, r.organization_id, r.owner_id, r.level, x.title,
              coalesce(o.short_name, m.name, t.name) territory, x.revision_no, x.kind, x.addressee, x.to_organization,
              x.office, x.body, coalesce(x.on_paper, false) on_paper, coalesce(x.carried, false) carried, x.since, x.due_on,
              x.submitted_by, x.submitted_capacity,
              exists (select 1 from role_succession h where h.to_role_id in (:roles)) heir,
              coalesce(x.returned, false) returned, coalesce(x.requisites_missing, false) requisites_missing
            from (
              select r.id, v.title, v.no revision_no, s.kind, s.addressee, s.organization_id to_organization, s.office, s.body,
                s.on_paper, s.carried_from is not null carried, s.arrived_at since, s.due_on, q.submitted_by,
                q.submitted_capacity, false returned, false requisites_missing, s.position place
              from approval_request q
              join approval_step s on s.request_id = q.id and s.verdict is null and s.arrived_at is not null
                and (s.carried_from is null or q.objections_until >= :today)
              join roadmap r on r.id = q.subject_id
              join revision v on v.id = q.text_id
              where q.state = 'OPEN' and r.region_id = :region and (%s)
              union all
              select r.id, coalesce(d.title, e.title), coalesce(d.no, e.no), null, null, null, null, null, null, null,
                coalesce(s.at, q.submitted_at, e.approved_at), null, null, null,
                coalesce(d.state = 'DRAFT' and q.state = 'RETURNED', false),
                coalesce(e.id is not null and (a.on_date is null or a.number is null), false), 0
              from roadmap r
              left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED'
              left join revision e on e.id = r.effective_revision_id
              left join official_act a on a.id = e.act_id
              left join lateral (select * from approval_request q where q.text_id = d.id
                                 order by q.round desc limit 1) q on true
              left join lateral (select max(c.at) at from approval_step p
                                 join approval_decision c on c.step_id = p.id where p.request_id = q.id) s on true
              where r.region_id = :region and (%s) and r.state in ('DRAFT', 'IN_REVIEW', 'RETURNED', 'IN_FORCE')
                and (q.state = 'RETURNED' or (e.id is not null and (a.on_date is null or a.number is null)))
            ) x
            join roadmap r on r.id = x.id
            join territory t on t.id = r.region_id
            left join territory m on m.id = r.municipality_id
            left join organization o on o.id = r.organization_id
            order by x.since, r.id, x.place
            """;
}
