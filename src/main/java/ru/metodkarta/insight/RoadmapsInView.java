package ru.metodkarta.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.ExecutionView;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** Roadmaps a person works with: those of the own level with their drafts, approved ones below it, for
 * schools the approved ones of the territory. */
@Component
class RoadmapsInView {

    private static final int ROWS = 5;

    private final JdbcClient jdbc;
    private final ObjectProvider<ExecutionView> execution;

    RoadmapsInView(JdbcClient jdbc, ObjectProvider<ExecutionView> execution) {
        this.jdbc = jdbc;
        this.execution = execution;
    }

    /**
     * @param state DRAFT, ENDORSING, IN_REVIEW, RETURNED, NO_REQUISITES, IN_FORCE, COMPLETED: the text that most needs somebody
     * @param revisionNo number of the text in that state
     * @param since when it was submitted, returned or approved; null for a draft
     */
    record Line(
            UUID id,
            String title,
            String territory,
            String state,
            int revisionNo,
            Instant since,
            boolean approved,
            ExecutionView.Progress progress) {}

    /**
     * @param returned counted over all, not only the lines shown
     * @param noRequisites only where this person may enter them; withoutRequisites is one of these roadmaps
     */
    record Found(long drafts, long returned, long noRequisites, UUID withoutRequisites, List<Line> lines) {

        static Found none() {
            return new Found(0, 0, 0, null, List.of());
        }
    }

    private record Row(
            UUID id,
            String title,
            String territory,
            String state,
            int revisionNo,
            Instant since,
            boolean approved,
            long drafts,
            long returned,
            long noRequisites,
            UUID withoutRequisites) {}

    Found of(Actor actor, LocalDate today) {
        AccessScope zone = HomeScope.territory(actor);
        Set<UUID> homes = HomeScope.homes(actor);
        Set<UUID> organizations =
                actor.scope(Role.STAFF, Role.OFFICIAL, Role.METHODOLOGIST).organizationIds();
        List<String> seen = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        List<String> draftsIn = new ArrayList<>();
        if (zone.wholeRegion()) {
            draftsIn.add("r.level = 'REGIONAL'");
            seen.add("(r.level = 'MUNICIPAL' and r.effective_revision_id is not null)");
        }
        if (!zone.municipalityIds().isEmpty()) {
            draftsIn.add("(r.level = 'MUNICIPAL' and r.municipality_id in (:towns))");
            params.put("towns", zone.municipalityIds());
        }
        seen.addAll(draftsIn);
        if (!homes.isEmpty()) {
            seen.add(
                    "(r.level = 'MUNICIPAL' and r.municipality_id in (:homes) and r.effective_revision_id is not null)");
            params.put("homes", homes);
        }
        if (!organizations.isEmpty()) {
            seen.add("(r.level = 'INSTITUTIONAL' and r.organization_id in (:organizations))");
            params.put("organizations", organizations);
        }
        if (seen.isEmpty()) {
            return Found.none();
        }
        String drafts = draftsIn.isEmpty() ? "false" : "(" + String.join(" or ", draftsIn) + ")";
        List<Row> rows = jdbc.sql("""
                        with seen as (
                          select r.id, r.level, coalesce(d.title, e.title) title, coalesce(o.short_name, m.name, t.name) territory,
                            case when d.state = 'IN_REVIEW' and q.endorsing then 'ENDORSING'
                                 when d.state = 'IN_REVIEW' then 'IN_REVIEW'
                                 when d.id is not null and q.state = 'RETURNED' then 'RETURNED'
                                 when d.id is not null then 'DRAFT'
                                 when r.state = 'IN_FORCE' and (a.on_date is null or a.number is null)
                                   then 'NO_REQUISITES'
                                 else r.state end state,
                            coalesce(d.no, e.no) revision_no,
                            case when d.state = 'IN_REVIEW' then q.submitted_at
                                 when q.state = 'RETURNED' then s.at
                                 when d.id is null then e.approved_at end since,
                            r.effective_revision_id is not null approved, %s registers
                          from roadmap r
                          left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED' and %s
                          left join revision e on e.id = r.effective_revision_id
                          left join official_act a on a.id = e.act_id
                          left join lateral (select id, state, submitted_at, exists (select 1 from approval_step p
                              where p.request_id = approval_request.id and p.kind = 'ENDORSE' and p.verdict is null
                                and p.carried_from is null) endorsing
                            from approval_request where text_id = d.id order by round desc limit 1) q on true
                          left join lateral (select max(c.at) at from approval_step p
                            join approval_decision c on c.step_id = p.id where p.request_id = q.id) s on true
                          join territory t on t.id = r.region_id
                          left join territory m on m.id = r.municipality_id
                          left join organization o on o.id = r.organization_id
                          where r.region_id = :region and r.state <> 'ARCHIVED' and (%s)
                            and (d.id is not null or e.id is not null))
                        select *, count(*) filter (where state = 'DRAFT') over () drafts,
                          count(*) filter (where state = 'RETURNED') over () returned,
                          count(*) filter (where state = 'NO_REQUISITES' and registers) over () no_requisites,
                          (min(id::text) filter (where state = 'NO_REQUISITES' and registers) over ())::uuid
                            without_requisites
                        from seen
                        order by level = 'MUNICIPAL' and :region_first, array_position(
                            array['RETURNED', 'NO_REQUISITES', 'ENDORSING', 'IN_REVIEW', 'DRAFT', 'IN_FORCE', 'COMPLETED'], state),
                          since desc nulls last, title collate "ru-x-icu", id
                        limit :rows
                        """.formatted(registers(actor, params), drafts, String.join(" or ", seen)))
                .param("region", actor.regionId())
                .param("region_first", zone.wholeRegion())
                .param("rows", ROWS)
                .params(params)
                .query(Row.class)
                .list();
        if (rows.isEmpty()) {
            return Found.none();
        }
        Map<UUID, ExecutionView.Progress> progress = progress(rows, actor, today);
        Row head = rows.get(0);
        return new Found(
                head.drafts(),
                head.returned(),
                head.noRequisites(),
                head.withoutRequisites(),
                rows.stream()
                        .map(row -> new Line(
                                row.id(),
                                row.title(),
                                row.territory(),
                                row.state(),
                                row.revisionNo(),
                                row.since(),
                                row.approved(),
                                progress.getOrDefault(row.id(), ExecutionView.Progress.none())))
                        .toList());
    }

    /** Where this person may enter the requisites of an act: a roadmap of the own level, written or approved by the role. */
    private static String registers(Actor actor, Map<String, Object> params) {
        List<Grant> grants = actor.fitting(
                grant -> HomeScope.follows(grant) && (grant.role() != Role.SUPERVISOR || grant.registersActs()));
        Set<UUID> towns = new HashSet<>();
        grants.forEach(grant -> towns.addAll(grant.municipalityIds()));
        List<String> any = new ArrayList<>();
        if (grants.stream().anyMatch(Grant::wholeRegion)) {
            any.add("r.level = 'REGIONAL'");
        }
        if (!towns.isEmpty()) {
            any.add("(r.level = 'MUNICIPAL' and r.municipality_id in (:registering))");
            params.put("registering", towns);
        }
        return any.isEmpty() ? "false" : "(" + String.join(" or ", any) + ")";
    }

    private Map<UUID, ExecutionView.Progress> progress(List<Row> rows, Actor actor, LocalDate today) {
        ExecutionView view = execution.getIfAvailable();
        List<UUID> approved = rows.stream().filter(Row::approved).map(Row::id).toList();
        return view == null || approved.isEmpty() ? Map.of() : view.byRoadmap(approved, actor, today);
    }
}
