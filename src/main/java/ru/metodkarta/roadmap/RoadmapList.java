package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** The list of roadmaps as one person sees it: four statements, whatever its length. */
@Component
class RoadmapList {

    private static final int MATCHES_SHOWN = 3;

    private static final Map<String, String> ORDER = Map.of(
            "territory",
            "array_position(array['REGIONAL','MUNICIPAL','INSTITUTIONAL'], level),"
                    + " territory collate \"ru-x-icu\", period_from desc nulls last, title collate \"ru-x-icu\", id",
            "title",
            "title collate \"ru-x-icu\", id",
            "period",
            "period_from desc nulls last, title collate \"ru-x-icu\", id",
            "state",
            "array_position(array['IN_REVIEW','RETURNED','NO_REQUISITES','DRAFT','IN_FORCE','COMPLETED','ARCHIVED'], shown),"
                    + " title collate \"ru-x-icu\", id");

    private final JdbcClient jdbc;
    private final ObjectProvider<ExecutionView> execution;

    RoadmapList(JdbcClient jdbc, ObjectProvider<ExecutionView> execution) {
        this.jdbc = jdbc;
        this.execution = execution;
    }

    /**
     * @param draftNo number of the next revision, null when there is none or it is not for this viewer's eyes
     * @param matches activities in which the searched words stand
     */
    record Line(
            UUID id,
            String title,
            String territory,
            String level,
            LocalDate periodFrom,
            LocalDate periodTo,
            String periodText,
            String coordinator,
            ShownState state,
            Integer draftNo,
            ShownState draftState,
            ProgressLine progress,
            List<Match> matches) {}

    record Match(UUID roadmapId, UUID activityId, String number, String title) {}

    private record Found(
            UUID id,
            UUID revisionId,
            String title,
            String territory,
            String level,
            LocalDate periodFrom,
            LocalDate periodTo,
            String periodText,
            String coordinator,
            String shown,
            Integer draftNo,
            String draftShown,
            long total) {}

    Paged<Line> page(Actor viewer, RoadmapFilter filter, PageRequestParams page, LocalDate today) {
        TextQuery words = TextQuery.of(filter.q());
        List<Found> found = find(viewer, filter, words, page);
        List<UUID> ids = found.stream().map(Found::id).toList();
        ExecutionView view = execution.getIfAvailable();
        Map<UUID, ExecutionView.Progress> progress =
                view == null || ids.isEmpty() ? Map.of() : view.byRoadmap(ids, viewer, today);
        Map<UUID, List<Match>> matches = words.isEmpty() || ids.isEmpty()
                ? Map.of()
                : matches(found.stream().map(Found::revisionId).toList(), words);
        List<Line> lines = found.stream()
                .map(row -> new Line(
                        row.id(),
                        row.title(),
                        row.territory(),
                        row.level(),
                        row.periodFrom(),
                        row.periodTo(),
                        row.periodText(),
                        row.coordinator(),
                        ShownState.valueOf(row.shown()),
                        row.draftNo(),
                        row.draftShown() == null ? null : ShownState.valueOf(row.draftShown()),
                        ProgressLine.of(progress.get(row.id())),
                        matches.getOrDefault(row.id(), List.of())))
                .toList();
        return Paged.of(lines, page, found.isEmpty() ? 0 : found.get(0).total());
    }

    private List<Found> find(Actor viewer, RoadmapFilter filter, TextQuery words, PageRequestParams page) {
        RoadmapAccess.Condition seen = RoadmapAccess.visible(viewer);
        Map<String, Object> params = new HashMap<>(seen.params());
        StringBuilder where = new StringBuilder("true");
        narrow(filter, words, where, params);
        params.put("limit", page.size());
        params.put("offset", page.offset());
        return jdbc.sql("""
                        with seen as (
                          select r.id, v.id revision_id, v.title, v.fts, coalesce(o.short_name, m.name, t.name) territory,
                                 r.municipality_id, r.level, r.plan_kind, v.period_from, v.period_to, v.period_text,
                                 v.coordinator_id, coalesce(c.short_name, v.coordinator_text) coordinator,
                                 case when r.state = 'IN_FORCE' and (a.on_date is null or a.number is null)
                                      then 'NO_REQUISITES' else r.state end shown,
                                 case when r.effective_revision_id is not null and %s then d.no end draft_no,
                                 case when r.effective_revision_id is null or not %s then null
                                      when d.state = 'IN_REVIEW' then 'IN_REVIEW'
                                      when (select q.state from approval_request q where q.text_id = d.id
                                            order by q.round desc limit 1) = 'RETURNED' then 'RETURNED'
                                      when d.state is not null then 'DRAFT' end draft_shown
                          from roadmap r
                          left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED'
                          join revision v on v.id = coalesce(r.effective_revision_id, d.id)
                          join territory t on t.id = r.region_id
                          left join territory m on m.id = r.municipality_id
                          left join organization o on o.id = r.organization_id
                          left join organization c on c.id = v.coordinator_id
                          left join official_act a on a.id = v.act_id
                          where %s)
                        select *, count(*) over () total from seen
                        where %s
                        order by %s
                        limit :limit offset :offset
                        """.formatted(
                                RoadmapAccess.draftVisible(viewer).sql(),
                                RoadmapAccess.draftVisible(viewer).sql(),
                                seen.sql(),
                                where,
                                ORDER.get(filter.sort())))
                .params(params)
                .query(Found.class)
                .list();
    }

    private static void narrow(RoadmapFilter filter, TextQuery words, StringBuilder where, Map<String, Object> params) {
        if (filter.regionOnly()) {
            where.append(" and level = 'REGIONAL'");
        } else if (filter.territory() != null) {
            where.append(" and municipality_id = :territory");
            params.put("territory", RoadmapFilter.id(filter.territory()));
        }
        if (filter.level() != null) {
            where.append(" and level = :level");
            params.put("level", filter.level());
        }
        if (filter.kind() != null) {
            where.append(" and plan_kind = :kind");
            params.put("kind", filter.kind());
        }
        if (filter.state() != null) {
            where.append(" and :state in (shown, draft_shown)");
            params.put("state", filter.state());
        } else {
            where.append(" and shown <> 'ARCHIVED'");
        }
        if (filter.year() != null) {
            where.append(" and (period_from is null or period_from <= make_date(:year, 12, 31))"
                    + " and (period_to is null or period_to >= make_date(:year, 1, 1))");
            params.put("year", Integer.valueOf(filter.year()));
        }
        if (filter.coordinator() != null) {
            where.append(" and coordinator_id = :coordinator");
            params.put("coordinator", RoadmapFilter.id(filter.coordinator()));
        }
        if (!words.isEmpty()) {
            where.append(" and (" + words.matches("fts", "title") + " or exists (select 1 from activity_row w"
                    + " where w.revision_id = seen.revision_id and " + words.matches("w.fts", "w.title") + "))");
            params.putAll(words.params());
        }
    }

    private Map<UUID, List<Match>> matches(List<UUID> revisionIds, TextQuery words) {
        return jdbc
                .sql("""
                        select * from (
                          select v.roadmap_id, w.activity_id, w.number, w.title,
                                 row_number() over (partition by w.revision_id order by s.position, w.position) n
                          from activity_row w
                          join revision v on v.id = w.revision_id
                          left join section_row s on s.revision_id = w.revision_id and s.section_id = w.section_id
                          where w.revision_id in (:revisions) and %s) found
                        where n <= :shown order by n
                        """.formatted(words.matches("w.fts", "w.title")))
                .param("revisions", revisionIds)
                .params(words.params())
                .param("shown", MATCHES_SHOWN)
                .query(Match.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Match::roadmapId));
    }

    /** Choices of the filter: municipalities and coordinators of the roadmaps that the viewer sees. */
    record Choices(List<Option> territories, List<Option> coordinators) {}

    Choices choices(Actor viewer) {
        record Choice(String kind, String value, String label) {}
        RoadmapAccess.Condition seen = RoadmapAccess.visible(viewer);
        List<Choice> all = jdbc.sql("""
                        select kind, value, label from (
                          select distinct 'T' kind, m.id::text value, m.name label from roadmap r
                          join territory m on m.id = r.municipality_id where %1$s
                          union all
                          select distinct 'C', c.id::text, c.short_name from roadmap r
                          join revision v on v.id = r.effective_revision_id
                          join organization c on c.id = v.coordinator_id where %1$s) choice
                        order by kind, label collate "ru-x-icu", value
                        """.formatted(seen.sql()))
                .params(seen.params())
                .query(Choice.class)
                .list();
        return new Choices(
                all.stream()
                        .filter(choice -> "T".equals(choice.kind()))
                        .map(choice -> new Option(choice.value(), choice.label()))
                        .toList(),
                all.stream()
                        .filter(choice -> "C".equals(choice.kind()))
                        .map(choice -> new Option(choice.value(), choice.label()))
                        .toList());
    }
}
