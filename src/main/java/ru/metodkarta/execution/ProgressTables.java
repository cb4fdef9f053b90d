package ru.metodkarta.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.roadmap.ExecutionView.Progress;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;
import ru.metodkarta.web.Segment;

/** «Ход исполнения»: counts by roadmap, by activity, and the lists behind every figure. */
@Component
class ProgressTables {

    private static final int ACTIVITIES = 100;
    private static final int ROWS = 50;

    /** Sorts a table may ask for; anything else falls back to the first. */
    private static final Map<String, String> ACTIVITY_SORTS =
            Map.of("plan", "position", "late", "late desc, position", "accepted", "accepted::float / total, position");

    private static final Map<String, String> WORK_SORTS = Map.of(
            "due", "a.due, g.short_name collate \"ru-x-icu\", a.id",
            "organization", "g.short_name collate \"ru-x-icu\", a.due, a.id",
            "number", "r.position, g.short_name collate \"ru-x-icu\", a.id");

    /** Nobody has to do it any more, and nobody failed to. */
    private static final String RELEASED = "('NOT_NEEDED', 'NOT_APPLICABLE', 'WITHDRAWN')";

    private static final Map<String, String> STATES = Map.of(
            "late", " and " + WorkClock.LATE,
            "awaiting", " and " + WorkClock.AWAITING_REPORT,
            "waiting", " and a.state = 'SUBMITTED'",
            "returned", " and a.state = 'RETURNED'",
            "open", " and a.state in ('NOT_STARTED', 'IN_PROGRESS')",
            "accepted", " and a.state = 'ACCEPTED'",
            "partial", " and a.state = 'PARTIAL'",
            "not-done", " and a.state = 'NOT_DONE'",
            "released", " and a.state in " + RELEASED,
            "alone", " and a.closed_without_second");

    private final JdbcClient jdbc;

    ProgressTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A named row of figures: a roadmap or an activity.
     *
     * @param town of a municipal roadmap, else null
     * @param occurrences terms somebody has to keep
     * @param closed those of them whose responsible reports are accepted
     */
    record Line(
            UUID id,
            String number,
            String title,
            String section,
            String town,
            int occurrences,
            int closed,
            int partial,
            int notDone,
            Progress progress) {

        /** Not needed, not applicable, withdrawn from control. */
        public int released() {
            return progress.other() - partial - notDone;
        }

        public List<Segment> segments() {
            Progress p = progress;
            int[] counts = {
                p.accepted(), partial, notDone, released(), p.submitted(), p.inProgress(), p.returned(), p.notStarted()
            };
            String[] tones = {"ok", "partly", "undone", "gone", "wait", "work", "warn", "none"};
            List<Segment> segments = new ArrayList<>();
            long start = 0;
            for (int n = 0; n < counts.length; n++) {
                segments.add(new Segment(tones[n], start, counts[n]));
                start += counts[n];
            }
            return segments;
        }
    }

    private static String followed(Actor actor) {
        return FollowedTerritory.of(actor).predicate("a");
    }

    private static Map<String, Object> params(Actor actor) {
        Map<String, Object> params = FollowedTerritory.of(actor).params();
        params.put("scopeRegion", actor.regionId());
        return params;
    }

    @Transactional(readOnly = true)
    List<Option> roadmaps(Actor actor) {
        return RoadmapOptions.of(jdbc, followed(actor), params(actor));
    }

    /** A roadmap under the title in force, with its town where it has one. */
    private static final String ROADMAPS = """
             cross join lateral (
               select null::text number, v.title, null::text section, c.short_name town, 0 as position
               from roadmap m join revision v on v.id = m.effective_revision_id
               left join territory c on c.id = m.municipality_id where m.id = t.id) n
            """;

    /** An activity as the latest approved text has it, though some of its work was done under earlier words. */
    private static final String ACTIVITY_WORDING = """
             cross join lateral (
               select r.number, r.title, s.title section, null::text town, r.position
               from activity_row r join revision v on v.id = r.revision_id and v.state = 'APPROVED'
               left join section_row s on s.revision_id = r.revision_id and s.section_id = r.section_id
               where r.activity_id = t.id order by v.no desc limit 1) n
            """;

    @Transactional(readOnly = true)
    Paged<Line> byRoadmap(Actor actor, WorkFilter filter, String page, LocalDate today) {
        return roadmapLines(actor, filter, PageRequestParams.of(page, ROWS), today);
    }

    @Transactional(readOnly = true)
    Paged<Line> roadmapLines(Actor actor, WorkFilter filter, PageRequestParams page, LocalDate today) {
        return table(actor, filter, page, today, "a.roadmap_id", ROADMAPS, "late desc, town nulls first, title, id");
    }

    @Transactional(readOnly = true)
    Paged<Line> byActivity(Actor actor, WorkFilter filter, String sort, String page, LocalDate today) {
        return activityLines(actor, filter, sort, PageRequestParams.of(page, ACTIVITIES), today);
    }

    @Transactional(readOnly = true)
    Paged<Line> activityLines(Actor actor, WorkFilter filter, String sort, PageRequestParams page, LocalDate today) {
        return table(
                actor,
                filter,
                page,
                today,
                "a.activity_id",
                ACTIVITY_WORDING,
                ACTIVITY_SORTS.getOrDefault(String.valueOf(sort), "position") + ", id");
    }

    /** Of one term: how many have to report, and have been accepted; where nobody leads, everybody has to. */
    private static final String TERM = """
            , count(*) filter (where a.state = 'PARTIAL') partial, count(*) filter (where a.state = 'NOT_DONE') not_done,
            coalesce(nullif(count(*) filter (where a.part = 'LEAD' and a.state not in RELEASED), 0),
              count(*) filter (where a.state not in RELEASED)) responsible,
            case when count(*) filter (where a.part = 'LEAD' and a.state not in RELEASED) > 0
              then count(*) filter (where a.part = 'LEAD' and a.state = 'ACCEPTED')
              else count(*) filter (where a.state = 'ACCEPTED') end kept
            """.replace("RELEASED", RELEASED);

    private static final String SUMS = """
            select id, sum(total) total, sum(accepted) accepted, sum(submitted) submitted, sum(returned) returned,
              sum(in_progress) in_progress, sum(not_started) not_started, sum(late) late, sum(awaiting) awaiting,
              min(nearest) nearest, sum(partial) partial, sum(not_done) not_done,
              count(*) filter (where responsible > 0) occurrences,
              count(*) filter (where responsible > 0 and kept = responsible) closed
            """;

    private Paged<Line> table(
            Actor actor,
            WorkFilter filter,
            PageRequestParams page,
            LocalDate today,
            String key,
            String names,
            String order) {
        String which = WorkRow.FROM + " where " + followed(actor) + " and not a.withdrawn_by_plan" + filter.where();
        String grouped = SUMS + " from (select " + key + " id, " + ExecutionViews.Counts.COLUMNS + TERM + which
                + " group by " + key + ", o.id) s group by id";
        List<Line> rows = new ArrayList<>();
        long[] total = {0};
        jdbc.sql("select t.*, n.*, count(*) over () all_rows from (" + grouped + ") t" + names + " order by " + order
                        + " limit :size offset :offset")
                .params(params(actor))
                .params(filter.params())
                .param("today", today)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(row -> {
                    total[0] = row.getLong("all_rows");
                    rows.add(line(row));
                });
        return Paged.of(rows, page, total[0]);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("section"),
                row.getString("town"),
                row.getInt("occurrences"),
                row.getInt("closed"),
                row.getInt("partial"),
                row.getInt("not_done"),
                ExecutionViews.Counts.read(row));
    }

    /** Assignments behind a figure; {@code filter.state()} is one of {@link #STATES}, anything else means all. */
    @Transactional(readOnly = true)
    Paged<OwnAssignments.Line> work(
            Actor actor, WorkFilter filter, WorkCut cut, String sort, String page, LocalDate today) {
        return workLines(actor, filter, cut, sort, PageRequestParams.of(page, ROWS), today);
    }

    @Transactional(readOnly = true)
    Paged<OwnAssignments.Line> workLines(
            Actor actor, WorkFilter filter, WorkCut cut, String sort, PageRequestParams request, LocalDate today) {
        FollowedTerritory territory = FollowedTerritory.of(actor);
        String which = WorkRow.FROM + " where " + followed(actor) + " and not a.withdrawn_by_plan"
                + filter.where() + (filter.state() == null ? "" : STATES.getOrDefault(filter.state(), ""))
                + (cut.given() ? " and " + territory.predicate("a") + cut.where() : "");
        Map<String, Object> cutParams = new HashMap<>(territory.params());
        cutParams.putAll(cut.params(today, actor.zone()));
        long total = jdbc.sql("select count(*)" + which)
                .params(params(actor))
                .params(filter.params())
                .params(cutParams)
                .param("today", today)
                .query(Long.class)
                .single();
        List<OwnAssignments.Line> rows = jdbc
                .sql("select " + WorkRow.COLUMNS + which + " order by "
                        + WORK_SORTS.getOrDefault(String.valueOf(sort), WORK_SORTS.get("due"))
                        + " limit :size offset :offset")
                .params(params(actor))
                .params(filter.params())
                .params(cutParams)
                .param("today", today)
                .param("size", request.size())
                .param("offset", request.offset())
                .query(WorkRow.class)
                .list()
                .stream()
                .map(row -> OwnAssignments.Line.of(row, today))
                .toList();
        return Paged.of(rows, request, total);
    }

    /** Organizations that have any work the viewer may see, for a filter. */
    @Transactional(readOnly = true)
    List<Option> organizations(Actor actor) {
        String label = WorkRow.ofSeveralTowns(actor) ? "concat(g.short_name, ' · ' || c.short_name)" : "g.short_name";
        return jdbc.sql("select g.id, " + label + " label from organization g"
                        + " left join territory c on c.id = g.municipality_id where g.region_id = :scopeRegion and exists ("
                        + "select 1 from assignment a where a.organization_id = g.id and "
                        + followed(actor) + ") order by g.short_name collate \"ru-x-icu\" limit 500")
                .params(params(actor))
                .query((row, n) -> new Option(row.getString("id"), row.getString("label")))
                .list();
    }
}
