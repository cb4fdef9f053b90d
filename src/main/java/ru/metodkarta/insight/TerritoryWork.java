package ru.metodkarta.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.execution.WorkClock;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** What happens on the territory a person follows. Open states are literals, so that the partial indexes hold. */
@Component
class TerritoryWork {

    private static final int ROWS = 4;

    private final JdbcClient jdbc;

    TerritoryWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param oldest when the oldest of the waiting reports came; null when none waits
     * @param onControl everything that is not closed, where the person is charged with control; else 0
     */
    record Counts(
            long toAccept,
            Instant oldest,
            long late,
            long lateOrganizations,
            long soon,
            long soonNotStarted,
            long onControl) {}

    Counts counts(Actor actor, LocalDate today, LocalDate soon) {
        AccessScope scope = HomeScope.territory(actor);
        return jdbc.sql("""
                        select q.to_accept, q.oldest, w.late, w.late_organizations, w.soon, w.soon_not_started,
                          (%s) on_control
                        from (select count(*) to_accept, min(a.state_at) oldest %s) q,
                          (select count(*) filter (where %s) late,
                             count(distinct a.organization_id)
                               filter (where %s) late_organizations,
                             count(*) filter (where a.due >= :today) soon,
                             count(*) filter (where a.due >= :today and a.state = 'NOT_STARTED') soon_not_started
                           from assignment a
                           where %s and %s and a.due <= :soon and %s) w
                        """.formatted(
                                onControl(actor),
                                queue(actor),
                                WorkClock.LATE,
                                WorkClock.LATE,
                                WorkClock.WITH_EXECUTOR,
                                WorkClock.OPEN,
                                scope.predicate("a")))
                .params(params(actor))
                .param("today", today)
                .param("soon", soon)
                .query(Counts.class)
                .single();
    }

    private static String onControl(Actor actor) {
        return HomeScope.follows(actor, Role.SUPERVISOR)
                ? "select count(*) from assignment a"
                        + " where " + WorkClock.OPEN + " and "
                        + HomeScope.territory(actor).predicate("a")
                : "0";
    }

    /** Reports of one activity that wait for acceptance; assignmentId only when there is one, town when they come from one. */
    record Waiting(
            UUID assignmentId,
            String number,
            String title,
            String organization,
            long reports,
            Instant oldest,
            LocalDate due,
            String town) {}

    List<Waiting> waiting(Actor actor) {
        return jdbc.sql("""
                        with queue as (
                          select a.activity_id, min(a.occurrence_id::text)::uuid occurrence_id,
                            case when count(*) = 1 then min(a.id::text)::uuid end assignment_id,
                            min(o.short_name) organization, count(*) reports, min(a.state_at) oldest,
                            nullif(min(a.due), date 'infinity') due,
                            case when count(distinct a.municipality_id) = 1
                              then min(a.municipality_id::text)::uuid end municipality_id
                          %s group by a.activity_id order by oldest limit :rows)
                        select q.assignment_id, w.number, w.title,
                          q.organization, q.reports, q.oldest, q.due, c.short_name town
                        from queue q
                        left join territory c on c.id = q.municipality_id
                        join occurrence occ on occ.id = q.occurrence_id
                        join activity_row w on w.revision_id = occ.revision_id and w.activity_id = q.activity_id
                        order by q.oldest
                        """.formatted(queue(actor)))
                .params(params(actor))
                .param("rows", ROWS)
                .query(Waiting.class)
                .list();
    }

    /** @param name of a municipality or an organization; id of it, for the link */
    record Late(UUID id, String name, long assignments, long organizations, LocalDate since) {}

    /** Late work by municipality for a whole region, by organization for a town; the longest first. */
    List<Late> late(Actor actor, LocalDate today) {
        AccessScope scope = HomeScope.territory(actor);
        String by = scope.wholeRegion() ? "coalesce(m.name, t.name)" : "o.short_name";
        String id = scope.wholeRegion() ? "coalesce(a.municipality_id, a.region_id)" : "a.organization_id";
        return jdbc.sql("""
                        select %s id, %s name, count(*) assignments, count(distinct a.organization_id) organizations,
                          min(a.due) since
                        from assignment a
                        join organization o on o.id = a.organization_id
                        join territory t on t.id = a.region_id
                        left join territory m on m.id = a.municipality_id
                        where %s and %s and a.due < :today and %s
                        group by 1, 2 order by min(a.due), 2 limit :rows
                        """.formatted(id, by, WorkClock.LATE, WorkClock.OPEN, scope.predicate("a")))
                .params(scope.params())
                .param("today", today)
                .param("rows", ROWS)
                .query(Late.class)
                .list();
    }

    /** One date of one activity with how far its organizations are. */
    record Ahead(
            UUID roadmapId,
            UUID activityId,
            String number,
            String title,
            LocalDate due,
            String town,
            long organizations,
            long accepted,
            long submitted,
            long inProgress,
            long notStarted) {}

    /** The nearest dates: from the occurrences, which are few however many schools there are. */
    List<Ahead> ahead(Actor actor, LocalDate today) {
        AccessScope scope = HomeScope.territory(actor);
        String plans = scope.wholeRegion() || scope.municipalityIds().isEmpty()
                ? "true"
                : "(r.level = 'REGIONAL' or r.municipality_id in (:scopeMunicipalities))";
        return jdbc.sql("""
                        with near as (
                          select occ.id, occ.activity_id, occ.roadmap_id, coalesce(occ.named_on, occ.due) as due, occ.revision_id,
                            r.municipality_id
                          from roadmap r
                          join occurrence occ on occ.roadmap_id = r.id
                          where r.region_id = :scopeRegion and r.effective_revision_id is not null and %s
                            and coalesce(occ.named_on, occ.due) >= :today
                            and exists (select 1 from assignment a where a.occurrence_id = occ.id
                              and %s and %s)
                          order by 4, occ.id limit :rows)
                        select n.roadmap_id, n.activity_id, w.number, w.title, n.due, c.short_name town, count(*) organizations,
                          count(*) filter (where a.state = 'ACCEPTED') accepted,
                          count(*) filter (where a.state = 'SUBMITTED') submitted,
                          count(*) filter (where a.state in ('IN_PROGRESS', 'RETURNED')) in_progress,
                          count(*) filter (where a.state = 'NOT_STARTED') not_started
                        from near n
                        join assignment a on a.occurrence_id = n.id and a.state <> 'WITHDRAWN' and %s
                        join activity_row w on w.revision_id = n.revision_id and w.activity_id = n.activity_id
                        left join territory c on c.id = n.municipality_id
                        group by n.id, n.roadmap_id, n.activity_id, w.number, w.title, n.due, c.short_name
                        order by n.due, n.id
                        """.formatted(plans, WorkClock.OPEN, scope.predicate("a"), scope.predicate("a")))
                .params(scope.params())
                .param("today", today)
                .param("rows", ROWS)
                .query(Ahead.class)
                .list();
    }

    /**
     * Reports this person may accept. Nobody accepts the own ones; those of the bodies that lead the plan go to the official
     * or the person in control; a municipal body's duty in the region's plan is accepted by the region.
     */
    /** Each level accepts the one below: the region its own plans, a town everything but its bodies' part in those. */
    private static String ownLevel(AccessScope scope) {
        return scope.wholeRegion()
                ? " and r.level = 'REGIONAL'"
                : " and (r.level <> 'REGIONAL' or o.kind not in ('AUTHORITY', 'METHODICAL_SERVICE'))";
    }

    private static String queue(Actor actor) {
        AccessScope heads = HomeScope.territory(actor, Role.OFFICIAL, Role.SUPERVISOR);
        AccessScope methodologists = HomeScope.territory(actor, Role.METHODOLOGIST);
        String notLeading = methodologists.wholeRegion()
                ? " and (r.level <> 'REGIONAL' or %s)".formatted(notLeading())
                : " and " + notLeading();
        return """
                from assignment a
                join organization o on o.id = a.organization_id
                join roadmap r on r.id = a.roadmap_id
                left join revision v on v.id = r.effective_revision_id
                where a.state = 'SUBMITTED' and a.region_id = :scopeRegion and ((%s%s) or (%s%s%s
                  and a.organization_id not in (:employers)
                  and (o.reporter_id is null or o.reporter_id not in (:employers))))
                """.formatted(
                        heads.isEmpty() ? "false" : place(heads, "heads"),
                        ownLevel(heads),
                        methodologists.isEmpty() ? "false" : place(methodologists, "methodologists"),
                        ownLevel(methodologists),
                        notLeading);
    }

    private static String notLeading() {
        return "(a.organization_id <> r.owner_id and a.organization_id is distinct from v.coordinator_id"
                + " and o.kind not in ('AUTHORITY', 'MINISTRY'))";
    }

    private static String place(AccessScope scope, String name) {
        return scope.wholeRegion() ? "true" : "a.municipality_id in (:" + name + ")";
    }

    private static Map<String, Object> params(Actor actor) {
        Map<String, Object> params = new HashMap<>(HomeScope.territory(actor).params());
        Set<UUID> employers = actor.grants().stream()
                .filter(grant -> grant.role() == Role.METHODOLOGIST)
                .map(Grant::employerId)
                .collect(Collectors.toSet());
        params.put("employers", employers.isEmpty() ? Set.of(new UUID(0, 0)) : employers);
        AccessScope heads = HomeScope.territory(actor, Role.OFFICIAL, Role.SUPERVISOR);
        AccessScope methodologists = HomeScope.territory(actor, Role.METHODOLOGIST);
        if (!heads.wholeRegion() && !heads.isEmpty()) {
            params.put("heads", heads.municipalityIds());
        }
        if (!methodologists.wholeRegion() && !methodologists.isEmpty()) {
            params.put("methodologists", methodologists.municipalityIds());
        }
        return params;
    }
}
