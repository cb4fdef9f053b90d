package ru.metodkarta.roadmap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;

/** Roadmaps that wait for this person: to decide, to mend after a return, to enter the act's requisites. */
@Component
class RoadmapTasks {

    enum Kind {
        DECIDE,
        /** somebody has let the deadline of a step pass: the author may want to ask */
        REVIEW_LATE,
        MEND,
        REQUISITES
    }

    /**
     * @param url where the task is done
     * @param since when it came up, null for requisites of an act entered without a date
     */
    record Task(Kind kind, UUID roadmapId, String title, String territory, Instant since, String url) {}

    private final ReviewTasks reviews;
    private final JdbcClient jdbc;

    RoadmapTasks(ReviewTasks reviews, JdbcClient jdbc) {
        this.reviews = reviews;
        this.jdbc = jdbc;
    }

    private record Found(
            UUID id,
            UUID regionId,
            UUID municipalityId,
            UUID organizationId,
            UUID ownerId,
            Level level,
            String title,
            String territory,
            boolean returned,
            boolean requisitesMissing,
            Instant since) {

        RoadmapPlace place() {
            return new RoadmapPlace(regionId, municipalityId, organizationId, level, ownerId);
        }
    }

    /** At most three statements; what waits for a decision first, oldest first. */
    List<Task> of(Actor actor) {
        Map<String, Object> params = new HashMap<>();
        List<Task> tasks = new ArrayList<>();
        ReviewTasks.Waiting waiting = reviews.waiting(actor);
        waiting.mine().forEach(step -> tasks.add(task(Kind.DECIDE, step, "/approval")));
        waiting.late().forEach(step -> tasks.add(task(Kind.REVIEW_LATE, step, "/submissions")));
        String zone = ownZone(actor, params);
        if (zone == null) {
            return tasks;
        }
        jdbc.sql("""
                        select r.id, r.region_id, r.municipality_id, r.organization_id, r.owner_id, r.level,
                               coalesce(d.title, e.title) title, coalesce(o.short_name, m.name, t.name) territory,
                               coalesce(d.state = 'DRAFT' and q.state = 'RETURNED', false) returned,
                               coalesce(e.id is not null and (a.on_date is null or a.number is null), false) requisites_missing,
                               coalesce(s.at, q.submitted_at, e.approved_at) since
                        from roadmap r
                        join territory t on t.id = r.region_id
                        left join territory m on m.id = r.municipality_id
                        left join organization o on o.id = r.organization_id
                        left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED'
                        left join revision e on e.id = r.effective_revision_id
                        left join official_act a on a.id = e.act_id
                        left join lateral (select * from approval_request q where q.text_id = d.id
                                           order by q.round desc limit 1) q on true
                        left join lateral (select max(c.at) at from approval_step p
                                           join approval_decision c on c.step_id = p.id where p.request_id = q.id) s on true
                        where r.region_id = :region and %s and r.state in ('DRAFT', 'IN_REVIEW', 'RETURNED', 'IN_FORCE')
                          and (q.state = 'RETURNED'
                               or (e.id is not null and (a.on_date is null or a.number is null)))
                        order by since, r.id
                        """.formatted(zone))
                .params(params)
                .query(Found.class)
                .list()
                .forEach(found -> add(found, actor, tasks));
        return tasks;
    }

    private static void add(Found found, Actor actor, List<Task> tasks) {
        boolean edits = actor.grants().stream().anyMatch(grant -> RoadmapAccess.mayEdit(grant, found.place()));
        boolean decides = actor.grants().stream().anyMatch(grant -> RoadmapAccess.mayDecide(grant, found.place()));
        if (found.returned() && edits) {
            tasks.add(task(Kind.MEND, found, "/edition"));
        }
        if (found.requisitesMissing() && (edits || decides)) {
            tasks.add(task(Kind.REQUISITES, found, "/requisites"));
        }
    }

    private static Task task(Kind kind, ReviewTasks.Awaiting step, String page) {
        return new Task(
                kind,
                step.roadmapId(),
                step.title(),
                step.territory(),
                step.since(),
                "/roadmaps/" + step.roadmapId() + page);
    }

    private static Task task(Kind kind, Found found, String page) {
        return new Task(
                kind, found.id(), found.title(), found.territory(), found.since(), "/roadmaps/" + found.id() + page);
    }

    /** Roadmaps of the actor's own level and zone; null when there are none. */
    private static String ownZone(Actor actor, Map<String, Object> params) {
        params.put("region", actor.regionId());
        List<String> any = new ArrayList<>();
        if (actor.grants().stream().anyMatch(Grant::wholeRegion)) {
            any.add("r.level = 'REGIONAL'");
        }
        Set<UUID> municipalities = actor.grants().stream()
                .flatMap(grant -> grant.municipalityIds().stream())
                .collect(Collectors.toSet());
        if (!municipalities.isEmpty()) {
            params.put("municipalities", municipalities);
            any.add("(r.level = 'MUNICIPAL' and r.municipality_id in (:municipalities))");
        }
        Set<UUID> organizations = actor.grants().stream()
                .flatMap(grant -> grant.organizationIds().stream())
                .collect(Collectors.toSet());
        if (!organizations.isEmpty()) {
            params.put("organizations", organizations);
            any.add("(r.level = 'INSTITUTIONAL' and r.organization_id in (:organizations))");
        }
        return any.isEmpty() ? null : "(" + String.join(" or ", any) + ")";
    }
}
