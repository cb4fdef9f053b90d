package ru.metodkarta.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.execution.FollowedTerritory;
import ru.metodkarta.execution.RoadmapOptions;
import ru.metodkarta.execution.WorkClock;
import ru.metodkarta.execution.WorkCut;
import ru.metodkarta.execution.WorkMeasure;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.PageRequestParams;

/**
 * The overview's figures, each table in one statement: work is first counted by class, and only the counts are turned
 * round, so that the cost is one pass over the period's work.
 */
@Component
class OverviewQueries {

    private static final int ROADMAPS = 300;
    private static final int LONGEST = 5;

    private final JdbcClient jdbc;

    OverviewQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who asks for what.
     *
     * @param organizations rows are organizations of one town, else towns
     */
    record Question(
            Actor actor,
            FollowedTerritory territory,
            LocalDate today,
            Period period,
            WorkCut cut,
            boolean organizations) {

        String where() {
            return " where " + territory.predicate("a") + " and not a.withdrawn_by_plan and " + WorkCut.dated()
                    + cut.place();
        }

        Question in(Period other, WorkCut otherCut) {
            return new Question(actor, territory, today, other, otherCut, organizations);
        }

        String key() {
            return organizations ? "a.organization_id" : "coalesce(a.municipality_id, a.region_id)";
        }

        Map<String, Object> params() {
            Map<String, Object> params = new HashMap<>(territory.params());
            params.putAll(cut.params(today, actor.zone()));
            params.put("today", today);
            return params;
        }

        boolean ofRoadmap() {
            return cut.tree() != null;
        }
    }

    /**
     * A roadmap that may be chosen.
     *
     * @param town null for one of the region
     * @param years it is for, as text
     * @param workYears years its work is due in, by commas; null without any
     */
    record Plan(UUID id, String title, String town, String years, String workYears) {

        IntStream dueIn() {
            return workYears == null
                    ? IntStream.empty()
                    : Stream.of(workYears.split(",")).mapToInt(Integer::parseInt);
        }
    }

    /** Roadmaps in force or ended: the region's, and those of the followed towns, of one town when it is chosen. */
    List<Plan> plans(FollowedTerritory territory, UUID municipality, UUID chosen) {
        String towns = territory.wholeRegion() ? "true" : "m.municipality_id in (:followed)";
        return jdbc.sql("""
                        select m.id, v.title, t.short_name town, %s years,
                          (select string_agg(distinct extract(year from coalesce(o.named_on, o.due))::int::text, ',')
                            from occurrence o where o.roadmap_id = m.id and o.withdrawn_by_revision is null) work_years
                        from roadmap m join revision v on v.id = m.effective_revision_id
                        left join territory t on t.id = m.municipality_id
                        where m.region_id = :followedRegion and (m.level = 'REGIONAL' or %s)
                          and (cast(:municipality as uuid) is null or m.municipality_id is null
                            or m.municipality_id = :municipality or m.id = :chosen)
                        order by m.id is not distinct from :chosen desc, m.level <> 'REGIONAL', t.short_name,
                          v.period_from desc nulls last, v.title, m.id limit :limit
                        """.formatted(RoadmapOptions.YEARS, towns))
                .params(territory.params())
                .param("municipality", municipality)
                .param("chosen", chosen)
                .param("limit", ROADMAPS)
                .query(Plan.class)
                .list();
    }

    record Town(UUID id, String name) {}

    List<Town> towns(FollowedTerritory territory) {
        String which = territory.wholeRegion() ? "" : " and t.id in (:followed)";
        return jdbc.sql("select t.id, t.short_name as name from territory t where t.region_id = :followedRegion"
                        + " and (t.kind = 'MUNICIPALITY' or t.id = :followedRegion)" + which
                        + " order by t.kind desc, t.short_name collate \"ru-x-icu\"")
                .params(territory.params())
                .query(Town.class)
                .list();
    }

    /** A section as the latest approved text has it. */
    record Section(UUID id, String number, String title) {}

    /** Of the chosen roadmap in its order; without one, of every roadmap of the region, by number. */
    List<Section> sections(Question question) {
        String which = question.ofRoadmap() ? "m.id = :cutTree" : "m.region_id = :followedRegion";
        String order = question.ofRoadmap() ? "s.no desc, s.position" : "length(s.number), s.number, s.title, s.id";
        return jdbc.sql("""
                        select s.id, s.number, s.title from (
                          select distinct on (s.section_id) s.section_id id, s.number, s.title, s.position, v.no
                          from roadmap m join revision v on v.roadmap_id = m.id join section_row s on s.revision_id = v.id
                          where %s and v.state = 'APPROVED' order by s.section_id, v.no desc) s
                        order by %s
                        """.formatted(which, order))
                .params(question.params())
                .query(Section.class)
                .list();
    }

    /** Counts of one row, whole and by section; {@code null} stands for work outside sections. */
    static final class Counted {
        final UUID id;
        final String name;
        final Figures whole = new Figures();
        final Map<UUID, Figures> sections = new HashMap<>();

        Counted(UUID id, String name) {
            this.id = id;
            this.name = name;
        }

        private void add(ResultSet row) throws SQLException {
            WorkMeasure measure = WorkMeasure.valueOf(row.getString("class"));
            long number = row.getLong("n");
            long alone = row.getLong("alone");
            whole.add(measure, number, alone);
            sections.computeIfAbsent(row.getObject("section_id", UUID.class), section -> new Figures())
                    .add(measure, number, alone);
        }
    }

    /** @param rows of one page, in order; all rows when they are towns */
    record Table(List<Counted> rows, long allRows, Counted total) {}

    Table table(Question question, String order, PageRequestParams page) {
        Map<UUID, Counted> rows = new LinkedHashMap<>();
        Counted total = new Counted(null, null);
        long[] all = {0};
        jdbc.sql("with w as materialized (" + classes(question) + """
                        ), k as (
                          select w.key, sum(n) filter (where class = 'LATE') late,
                            sum(n) filter (where class in ('NOT_DONE', 'EARLY_NOT_DONE')) not_done,
                            coalesce(sum(n) filter (where class in ('ON_TIME', 'DONE_LATE', 'UNJUDGED')), 0)
                              / nullif(sum(n) filter (where class in ('ON_TIME', 'DONE_LATE', 'UNJUDGED', 'PARTIAL',
                                'NOT_DONE', 'LATE')), 0) share
                          from w group by w.key),
                        p as (
                          select k.key, g.name, count(*) over () all_rows, row_number() over (order by %s,
                            g.name collate "ru-x-icu", k.key) place
                          from k left join (%s) g on g.id = k.key
                          order by place limit :size offset :offset)
                        select p.key, p.name, p.place, p.all_rows, w.section_id, w.class, w.n, w.alone
                        from p join w on w.key = p.key
                        union all
                        select null, null, 0, 0, w.section_id, w.class, sum(w.n), sum(w.alone)
                        from w group by w.section_id, w.class
                        order by place
                        """.formatted(order(order), names(question)))
                .params(question.params())
                .param("size", page.size())
                .param("offset", page.offset())
                .query(row -> {
                    UUID key = row.getObject("key", UUID.class);
                    if (key == null) {
                        total.add(row);
                    } else {
                        String name = row.getString("name");
                        all[0] = row.getLong("all_rows");
                        rows.computeIfAbsent(key, id -> new Counted(id, name)).add(row);
                    }
                });
        return new Table(new ArrayList<>(rows.values()), all[0], total);
    }

    private static String order(String order) {
        return switch (order) {
            case "name" -> "true";
            case "done" -> "k.share nulls last";
            default -> "k.late desc nulls last, k.not_done desc nulls last, k.share nulls last";
        };
    }

    private static String names(Question question) {
        return question.organizations()
                ? "select id, short_name as name from organization where region_id = :followedRegion"
                : "select id, short_name as name from territory where region_id = :followedRegion";
    }

    private static String classes(Question question) {
        return "select " + question.key() + " as key, c.section_id, " + WorkMeasure.CLASS
                + " as class, count(*) n, count(*) filter (where a.closed_without_second) alone from assignment a join "
                + question.cut().sections() + " c on c.activity_id = a.activity_id" + question.where()
                + " group by 1, 2, 3";
    }

    /** Whole figures of another period, by row; null stands for all rows together. */
    Map<UUID, Figures> wholes(Question question) {
        Map<UUID, Figures> figures = new HashMap<>();
        Figures all = new Figures();
        jdbc.sql("select " + question.key() + " as key, " + WorkMeasure.CLASS
                        + " as class, count(*) n, count(*) filter (where a.closed_without_second) alone"
                        + " from assignment a" + question.where() + " group by 1, 2")
                .params(question.params())
                .query(row -> {
                    WorkMeasure measure = WorkMeasure.valueOf(row.getString("class"));
                    figures.computeIfAbsent(row.getObject("key", UUID.class), key -> new Figures())
                            .add(measure, row.getLong("n"), row.getLong("alone"));
                    all.add(measure, row.getLong("n"), row.getLong("alone"));
                });
        figures.put(null, all);
        return figures;
    }

    /**
     * What asks for attention and is no class.
     *
     * @param silent organizations that have not reported: late with anything
     * @param undated open work without a day, of the years of the period
     * @param settled the same when it has an outcome
     */
    record Attention(long silent, long stale, long undated, Settled settled) {

        static final Attention NONE = new Attention(0, 0, 0, Settled.NONE);

        Attention plus(Attention other) {
            return new Attention(
                    silent + other.silent, stale + other.stale, undated + other.undated, settled.plus(other.settled));
        }
    }

    /** By row; null stands for all rows together. Of what is decided only work without a day is read. */
    Map<UUID, Attention> attention(Question question) {
        WorkCut place = question.cut();
        Map<UUID, Attention> attention = new HashMap<>();
        jdbc.sql("select " + question.key() + " as key, grouping(" + question.key() + ") whole,"
                        + " count(distinct a.organization_id) filter (where " + WorkMeasure.LATE.sql()
                        + " and in_place) silent,"
                        + " count(*) filter (where in_place and " + WorkMeasure.STALE.sql() + ") stale,"
                        + " count(*) filter (where " + WorkMeasure.UNDATED.sql() + Settled.years(place) + ") undated,"
                        + " 0 done, 0 partial, 0 not_done, 0 released"
                        + " from (select a.*, (" + WorkCut.dated() + inPeriod(place)
                        + ") in_place from assignment a where "
                        + question.territory().predicate("a") + " and not a.withdrawn_by_plan"
                        + " and " + WorkClock.OPEN + Settled.always(place).place()
                        + ") a join occurrence o on o.id = a.occurrence_id group by rollup(" + question.key()
                        + ") union all " + Settled.sql(question))
                .params(question.params())
                .query(row -> {
                    attention.merge(
                            row.getInt("whole") == 1 ? null : row.getObject("key", UUID.class),
                            new Attention(
                                    row.getLong("silent"),
                                    row.getLong("stale"),
                                    row.getLong("undated"),
                                    Settled.read(row)),
                            Attention::plus);
                });
        return attention;
    }

    private static String inPeriod(WorkCut cut) {
        return new WorkCut(null, cut.from(), cut.until(), null, null, null, null, null).place();
    }

    /** Figures by the month of the day, for the months given and everything between them. */
    Map<YearMonth, Figures> months(Question question) {
        Map<YearMonth, Figures> months = new TreeMap<>();
        jdbc.sql("select date_trunc('month', day)::date as month, class, sum(n) n from (select " + WorkMeasure.DAY
                        + " as day, "
                        + WorkMeasure.CLASS + " as class, count(*) n from assignment a" + question.where()
                        + " group by 1, 2) t group by 1, 2")
                .params(question.params())
                .query(row -> {
                    YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
                    months.computeIfAbsent(month, key -> new Figures())
                            .add(WorkMeasure.valueOf(row.getString("class")), row.getLong("n"), 0);
                });
        return months;
    }

    /**
     * An activity that is late longest.
     *
     * @param town null for a body of the whole region
     * @param organization when it is the only one
     */
    record Longest(
            UUID activityId,
            UUID municipalityId,
            String town,
            String number,
            String title,
            LocalDate since,
            long organizations,
            String organization) {}

    List<Longest> longest(Question question) {
        return jdbc.sql("""
                        select t.activity_id, t.municipality_id, c.short_name town, n.number, n.title, t.since, t.organizations,
                          case when t.organizations = 1
                            then (select g.short_name from organization g where g.id = t.organization_id) end organization
                        from (select a.activity_id, a.municipality_id, min(a.due) since,
                            count(distinct a.organization_id) organizations, min(a.organization_id::text)::uuid organization_id
                          from assignment a
                        """ + question.where() + " and " + WorkClock.OPEN + " and " + WorkMeasure.LATE.sql() + """
                         group by 1, 2 order by since, organizations desc, 1 limit :limit) t
                        left join territory c on c.id = t.municipality_id
                        cross join lateral (select r.number, r.title from activity_row r
                          join revision v on v.id = r.revision_id and v.state = 'APPROVED'
                          where r.activity_id = t.activity_id order by v.no desc limit 1) n
                        order by t.since, t.organizations desc, t.activity_id
                        """)
                .params(question.params())
                .param("limit", LONGEST)
                .query(Longest.class)
                .list();
    }

    /** An organization that has not reported; town null for a body of the whole region. */
    record Silent(String organization, String town, long late, LocalDate since) {}

    List<Silent> silent(Question question, int limit) {
        return jdbc.sql("""
                        select g.short_name organization, c.short_name town, t.late, t.since
                        from (select a.organization_id, count(*) late, min(a.due) since from assignment a
                        """ + question.where() + " and " + WorkClock.OPEN + " and " + WorkMeasure.LATE.sql() + """
                         group by 1) t
                        join organization g on g.id = t.organization_id
                        left join territory c on c.id = g.municipality_id
                        order by c.short_name collate "ru-x-icu" nulls first, t.late desc,
                          g.short_name collate "ru-x-icu", g.id limit :limit
                        """)
                .params(question.params())
                .param("limit", limit)
                .query(Silent.class)
                .list();
    }
}
