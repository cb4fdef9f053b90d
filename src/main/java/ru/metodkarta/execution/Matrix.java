package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/**
 * Occurrences × organizations of one plan. Who follows several towns sees the towns with counts first, and the
 * organizations of one on demand. A page of the grid is read by unnest × unnest, one look into the unique index a cell.
 */
@Component
class Matrix {

    static final int ROWS = 50;
    static final int COLUMNS = 40;

    /** Occurrences of a plan in a year that are looked at at all. */
    private static final int MOST = 2_000;

    private final JdbcClient jdbc;

    Matrix(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param day named day of the event, else the rule's date, null without one */
    record Column(UUID id, String number, String title, LocalDate day, OccurrenceKind kind, int forYear) {

        /** The printed number, else how the words begin. */
        public String label() {
            return number == null ? title.substring(0, Math.min(12, title.length())) : number;
        }
    }

    /**
     * @param id organization or, where {@code kind} is null, municipality ({@link MatrixFilter#NO_TOWN} for the region)
     * @param first the row begins another kind of organizations
     */
    record Row(UUID id, String name, OrganizationKind kind, boolean first, List<Cell> cells, int accepted, int total) {}

    /**
     * One assignment, or all of a town: then {@code id} is null and the counts tell. An empty one has no total.
     *
     * @param left still open
     */
    record Cell(
            UUID id,
            int version,
            AssignmentState state,
            boolean late,
            int total,
            int accepted,
            int waiting,
            int overdue,
            int left) {

        static final Cell EMPTY = new Cell(null, 0, null, false, 0, 0, 0, 0, 0);

        public String tone() {
            if (id != null) {
                return late ? "late" : Badge.of(state).tone();
            }
            return overdue > 0 ? "late" : waiting > 0 ? "wait" : accepted == total ? "ok" : "none";
        }

        public String icon() {
            return late ? "clock-exclamation" : Badge.of(state).icon();
        }

        /** Message of the state in a word. */
        public String word() {
            return late ? "execution.count.late" : Badge.of(state).key();
        }

        public boolean open() {
            return state != null && state.open();
        }

        public boolean waits() {
            return state == AssignmentState.SUBMITTED;
        }

        public String mark() {
            return id + ":" + version;
        }
    }

    /**
     * @param towns rows are municipalities with counts
     * @param columns one page of them, with how many there are
     */
    record Grid(MatrixFilter filter, boolean towns, String town, Paged<Column> columns, Paged<Row> rows) {}

    /** Years in which the viewer sees work of the plan, for a filter. */
    @Transactional(readOnly = true)
    List<Option> years(Actor actor, UUID roadmapId) {
        return jdbc
                .sql("select distinct o.for_year from occurrence o where o.roadmap_id = :roadmap"
                        + " and o.withdrawn_by_revision is null and exists (select 1 from assignment a"
                        + " where a.occurrence_id = o.id and not a.withdrawn_by_plan and "
                        + OwnOrganizations.sees("a", actor) + ") order by 1")
                .params(OwnOrganizations.params(actor))
                .param("roadmap", roadmapId)
                .query(String.class)
                .list()
                .stream()
                .map(year -> new Option(year, year))
                .toList();
    }

    /** Roadmaps of whose work of that year the viewer sees some. */
    @Transactional(readOnly = true)
    Set<String> withWorkOf(Actor actor, int year) {
        return Set.copyOf(
                jdbc.sql("select m.id::text from roadmap m where m.region_id = :scopeRegion and exists (select 1 from"
                                + " assignment a where a.roadmap_id = m.id and a.for_year = :year"
                                + " and not a.withdrawn_by_plan and "
                                + OwnOrganizations.sees("a", actor) + ")")
                        .params(OwnOrganizations.params(actor))
                        .param("scopeRegion", actor.regionId())
                        .param("year", year)
                        .query(String.class)
                        .list());
    }

    @Transactional(readOnly = true)
    List<Option> sections(UUID roadmapId) {
        return jdbc.sql("""
                        select s.section_id, concat(s.number || ' ', s.title) label
                        from roadmap m join section_row s on s.revision_id = m.effective_revision_id
                        where m.id = ? order by s.position
                        """)
                .param(roadmapId)
                .query((row, n) ->
                        new Option(row.getString("section_id"), RoadmapOptions.shortened(row.getString("label"))))
                .list();
    }

    @Transactional(readOnly = true)
    Grid read(Actor actor, MatrixFilter filter, LocalDate today) {
        List<Column> all = columns(actor, filter);
        PageRequestParams columnPage = PageRequestParams.of(filter.columns(), COLUMNS);
        List<Column> shown = page(all, columnPage);
        PageRequestParams rowPage = PageRequestParams.of(filter.page(), ROWS);
        List<UUID> ids = all.stream().map(Column::id).toList();
        boolean severalTowns = WorkRow.ofSeveralTowns(actor) && filter.town() == null;
        List<Named> towns = severalTowns ? towns(actor, filter, ids, today) : List.of();
        Paged<Column> columns = Paged.of(shown, columnPage, all.size());
        if (towns.size() > 1) {
            List<Named> rows = page(towns, rowPage);
            return new Grid(
                    filter,
                    true,
                    null,
                    columns,
                    Paged.of(rows(rows, shown, townCells(actor, filter, shown, today)), rowPage, towns.size()));
        }
        List<Named> rows = organizations(actor, filter, ids, rowPage, today);
        long total = rows.isEmpty() ? 0 : rows.get(0).allRows();
        return new Grid(
                filter,
                false,
                town(filter),
                columns,
                Paged.of(rows(rows, shown, cells(actor, filter, rows, shown, today)), rowPage, total));
    }

    private static <T> List<T> page(List<T> all, PageRequestParams page) {
        int from = Math.min(page.offset(), all.size());
        return all.subList(from, Math.min(from + page.size(), all.size()));
    }

    private String town(MatrixFilter filter) {
        return filter.town() == null
                ? null
                : jdbc.sql("select short_name from territory where id = ?")
                        .param(filter.town())
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }

    /** Occurrences with any work the viewer may see. */
    @Transactional(readOnly = true)
    List<Column> columns(Actor actor, MatrixFilter filter) {
        if (filter.roadmapId() == null) {
            return List.of();
        }
        return jdbc.sql("""
                        select o.id, r.number, r.title, coalesce(o.named_on, o.due) as day, o.kind, o.for_year
                        from occurrence o
                        join activity_row r on r.revision_id = o.revision_id and r.activity_id = o.activity_id
                        where o.roadmap_id = :roadmap and o.withdrawn_by_revision is null
                        """ + filter.ofOccurrences() + """

                         and exists (select 1 from assignment a where a.occurrence_id = o.id and not a.withdrawn_by_plan
                           and\s""" + OwnOrganizations.sees("a", actor) + ")"
                        + " order by r.position, o.due nulls last, o.key limit " + MOST)
                .params(OwnOrganizations.params(actor))
                .params(filter.params())
                .query(Column.class)
                .list();
    }

    private record Named(UUID id, String name, OrganizationKind kind, long allRows) {}

    /** Over {@code a} and {@code g}: what of the chosen occurrences the viewer sees under this filter. */
    static String which(Actor actor, MatrixFilter filter) {
        return " not a.withdrawn_by_plan and " + OwnOrganizations.sees("a", actor) + filter.ofWork()
                + filter.ofOrganizations();
    }

    private List<Named> towns(Actor actor, MatrixFilter filter, List<UUID> occurrences, LocalDate today) {
        return statement(
                        "select coalesce(a.municipality_id, :noTown) id, t.short_name as name, null::text kind, 0 all_rows"
                                + " from assignment a join organization g on g.id = a.organization_id"
                                + " left join territory t on t.id = a.municipality_id where a.occurrence_id = any("
                                + IdList.array("occurrences") + ") and" + which(actor, filter)
                                + " group by 1, 2 order by t.short_name collate numbered nulls first",
                        actor,
                        filter,
                        today)
                .param("occurrences", IdList.of(occurrences))
                .query(Named.class)
                .list();
    }

    private List<Named> organizations(
            Actor actor, MatrixFilter filter, List<UUID> occurrences, PageRequestParams page, LocalDate today) {
        return statement(
                        "select g.id, g.short_name as name, g.kind, count(*) over () all_rows from organization g"
                                + " where g.region_id = :scopeRegion and exists (select 1 from unnest("
                                + IdList.array("occurrences") + ") as w(id) join assignment a on a.occurrence_id = w.id"
                                + " and a.organization_id = g.id where" + which(actor, filter) + ")"
                                + " order by " + KIND_ORDER
                                + ", g.short_name collate numbered, g.id limit :size offset :offset",
                        actor,
                        filter,
                        today)
                .param("occurrences", IdList.of(occurrences))
                .param("size", page.size())
                .param("offset", page.offset())
                .query(Named.class)
                .list();
    }

    /** Bodies first, then schools, kindergartens and the rest. */
    private static final String KIND_ORDER = "array_position(array['MINISTRY', 'CNPPM', 'INSTITUTE', 'AUTHORITY',"
            + " 'METHODICAL_SERVICE', 'SCHOOL', 'KINDERGARTEN', 'SUPPLEMENTARY', 'ASSOCIATION', 'NETWORK_SITE', 'OTHER'],"
            + " g.kind)";

    private record Key(UUID row, UUID column) {}

    private Map<Key, Cell> cells(
            Actor actor, MatrixFilter filter, List<Named> rows, List<Column> columns, LocalDate today) {
        Map<Key, Cell> cells = new HashMap<>();
        statement(
                        "select w.id as org, c.id as occurrence, a.id, a.version, a.state,"
                                + " " + WorkClock.LATE + " late"
                                + " from unnest(" + IdList.array("organizations") + ") as w(id) cross join unnest("
                                + IdList.array("occurrences")
                                + ") as c(id) cross join lateral (select a.* from assignment a"
                                + " where a.occurrence_id = c.id and a.organization_id = w.id and not a.withdrawn_by_plan and "
                                + OwnOrganizations.sees("a", actor) + filter.ofWork() + ") a",
                        actor,
                        filter,
                        today)
                .param("organizations", IdList.of(rows.stream().map(Named::id).toList()))
                .param("occurrences", IdList.of(columns.stream().map(Column::id).toList()))
                .query(row -> {
                    AssignmentState state = AssignmentState.valueOf(row.getString("state"));
                    cells.put(
                            new Key(row.getObject("org", UUID.class), row.getObject("occurrence", UUID.class)),
                            new Cell(
                                    row.getObject("id", UUID.class),
                                    row.getInt("version"),
                                    state,
                                    row.getBoolean("late"),
                                    1,
                                    state == AssignmentState.ACCEPTED ? 1 : 0,
                                    0,
                                    0,
                                    state.open() ? 1 : 0));
                });
        return cells;
    }

    private Map<Key, Cell> townCells(Actor actor, MatrixFilter filter, List<Column> columns, LocalDate today) {
        Map<Key, Cell> cells = new HashMap<>();
        statement(
                        "select coalesce(a.municipality_id, :noTown) town, a.occurrence_id, count(*) total,"
                                + " count(*) filter (where a.state = 'ACCEPTED') accepted,"
                                + " count(*) filter (where a.state = 'SUBMITTED') waiting,"
                                + " count(*) filter (where " + WorkClock.LATE + ") overdue,"
                                + " count(*) filter (where " + WorkClock.OPEN + ") still_open"
                                + " from assignment a join organization g on g.id = a.organization_id"
                                + " where a.occurrence_id = any(" + IdList.array("occurrences") + ") and"
                                + which(actor, filter) + " group by 1, 2",
                        actor,
                        filter,
                        today)
                .param("occurrences", IdList.of(columns.stream().map(Column::id).toList()))
                .query(row -> {
                    cells.put(
                            new Key(row.getObject("town", UUID.class), row.getObject("occurrence_id", UUID.class)),
                            new Cell(
                                    null,
                                    0,
                                    null,
                                    false,
                                    row.getInt("total"),
                                    row.getInt("accepted"),
                                    row.getInt("waiting"),
                                    row.getInt("overdue"),
                                    row.getInt("still_open")));
                });
        return cells;
    }

    private static List<Row> rows(List<Named> named, List<Column> columns, Map<Key, Cell> cells) {
        List<Row> rows = new ArrayList<>();
        OrganizationKind before = null;
        for (Named one : named) {
            List<Cell> line = columns.stream()
                    .map(column -> cells.getOrDefault(new Key(one.id(), column.id()), Cell.EMPTY))
                    .toList();
            rows.add(new Row(
                    one.id(),
                    one.name(),
                    one.kind(),
                    one.kind() != before,
                    line,
                    line.stream().mapToInt(Cell::accepted).sum(),
                    line.stream().mapToInt(Cell::total).sum()));
            before = one.kind();
        }
        return rows;
    }

    private JdbcClient.StatementSpec statement(String sql, Actor actor, MatrixFilter filter, LocalDate today) {
        return jdbc.sql(sql)
                .params(OwnOrganizations.params(actor))
                .params(filter.params())
                .param("today", today);
    }
}
