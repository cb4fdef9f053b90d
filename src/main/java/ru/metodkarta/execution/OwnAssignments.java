package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.roadmap.ExecutionView.Progress;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** «Мои мероприятия»: what the organizations a person speaks for have to do, in the order it presses. */
@Component
class OwnAssignments {

    static final int SOON_DAYS = 14;
    private static final int OPEN_LIMIT = 500;
    private static final int DONE_PAGE = 20;
    private static final String DONE =
            "('ACCEPTED', 'PARTIAL', 'NOT_DONE', 'NOT_NEEDED', 'NOT_APPLICABLE', 'WITHDRAWN')";

    enum Group {
        LATE,
        AWAITING_REPORT,
        RETURNED,
        SOON,
        LATER,
        UNDATED,
        REVIEW
    }

    private final JdbcClient jdbc;

    OwnAssignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param groups only those with work in them, in order
     * @param nearest the next dated duty, null when there is none
     * @param year counts of the current year
     * @param since end of the visit before, null on the first
     * @param changed work that others have done something to since then, under the same filter but for that
     */
    record Work(
            Map<Group, List<Line>> groups,
            Paged<Line> done,
            Line nearest,
            Progress year,
            List<Option> roadmaps,
            List<Option> years,
            List<Option> sections,
            Instant since,
            long changed) {

        /** Whether anything in the list may be ticked. */
        public boolean ticks() {
            return groups.values().stream().flatMap(List::stream).anyMatch(Line::ticks);
        }

        /** Nothing presses: no late, awaited, returned or soon duty. */
        public boolean calm() {
            return groups.keySet().stream().allMatch(group -> group.ordinal() > Group.SOON.ordinal());
        }
    }

    /** @param beside what only the own list tells */
    record Line(WorkRow row, Badge badge, Lateness lateness, Beside beside) {
        static Line of(WorkRow row, LocalDate today) {
            return new Line(row, row.badge(), row.lateness(today), Beside.NOTHING);
        }

        Line with(Beside told) {
            return told == null ? this : new Line(row, badge, lateness, told);
        }

        /** May stand among several that are reported on together, or be given to a colleague. */
        public boolean ticks() {
            return row.state().withExecutor();
        }
    }

    /**
     * @param assigneeName who was asked to do it, null when nobody
     * @param mine the reader was
     * @param changed others have done something to it since the last visit
     * @param news the last of that, null when it is new or only noted
     */
    record Beside(UUID id, String roadmapTitle, String assigneeName, boolean mine, boolean changed, Verdict news) {

        static final Beside NOTHING = new Beside(null, null, null, false, false, null);

        public String roadmap() {
            return roadmapTitle == null ? null : RoadmapOptions.shortened(roadmapTitle);
        }
    }

    /** Who looks, at what, when. */
    private record Look(Actor actor, WorkFilter filter, OwnFilter own, LocalDate today, Instant since) {

        String where() {
            return filter.where() + own.where(since);
        }

        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql) {
            return sql.params(OwnOrganizations.params(actor))
                    .params(filter.params())
                    .params(own.params(actor, today, since));
        }
    }

    /** @param since end of the visit before, null when nothing is to be marked as changed */
    @Transactional(readOnly = true)
    Work of(Actor actor, WorkFilter filter, OwnFilter own, String page, LocalDate today, Instant since) {
        Look look = new Look(actor, filter, own, today, since);
        List<WorkRow> openRows = open(look);
        PageRequestParams request = PageRequestParams.of(page, DONE_PAGE);
        Totals totals = totals(look);
        List<WorkRow> doneRows = totals.done() == 0 ? List.of() : done(look, request);
        Map<UUID, Beside> beside =
                beside(look, Stream.concat(openRows.stream(), doneRows.stream()).toList());
        List<Line> open = lines(openRows, beside, today);
        Map<Group, List<Line>> groups = new EnumMap<>(Group.class);
        open.forEach(line -> groups.computeIfAbsent(group(line, today), group -> new ArrayList<>())
                .add(line));
        Line nearest = open.stream()
                .filter(line -> line.row().state().withExecutor()
                        && line.row().due() != null
                        && !line.row().due().isBefore(today))
                .findFirst()
                .orElse(null);
        return new Work(
                groups,
                Paged.of(lines(doneRows, beside, today), request, totals.done()),
                nearest,
                year(actor, today),
                roadmaps(actor),
                totals.years(),
                sections(actor, filter),
                since,
                totals.changed());
    }

    private static List<Line> lines(List<WorkRow> rows, Map<UUID, Beside> beside, LocalDate today) {
        return rows.stream()
                .map(row -> Line.of(row, today).with(beside.get(row.id())))
                .toList();
    }

    static Group group(Line line, LocalDate today) {
        WorkRow row = line.row();
        if (row.state() == AssignmentState.SUBMITTED) {
            return Group.REVIEW;
        }
        if (line.lateness().late()) {
            return Group.LATE;
        }
        if (row.state() == AssignmentState.RETURNED) {
            return Group.RETURNED;
        }
        return switch (line.lateness().mark()) {
            case AWAITING_REPORT -> Group.AWAITING_REPORT;
            case DUE_IN -> line.lateness().days() <= SOON_DAYS ? Group.SOON : Group.LATER;
            default -> row.fromOn() != null && row.fromOn().isAfter(today) ? Group.LATER : Group.UNDATED;
        };
    }

    /** Open and done together, by date; for those who want the whole list. */
    @Transactional(readOnly = true)
    List<WorkRow> all(Actor actor, WorkFilter filter, OwnFilter own, LocalDate today, Instant since, int limit) {
        Look look = new Look(actor, filter, own, today, since);
        return look.bind(jdbc.sql("select " + WorkRow.COLUMNS + WorkRow.FROM + " where "
                        + OwnOrganizations.reportsFor("a", actor) + " and not a.withdrawn_by_plan" + look.where()
                        + " order by a.due, r.position, a.id limit :limit"))
                .param("limit", limit)
                .query(WorkRow.class)
                .list();
    }

    private List<WorkRow> open(Look look) {
        return look.bind(jdbc.sql("select " + WorkRow.COLUMNS + WorkRow.FROM + " where "
                        + OwnOrganizations.reportsFor("a", look.actor())
                        + " and " + WorkClock.OPEN + look.where()
                        + " order by a.due, r.position, a.id limit " + OPEN_LIMIT))
                .query(WorkRow.class)
                .list();
    }

    /** @param years of any work, whatever the filter */
    private record Totals(long done, long changed, List<Option> years) {}

    private Totals totals(Look look) {
        String show = new OwnFilter(null, look.own().show()).where(look.since());
        String rest = new OwnFilter(look.own().period(), null).where(look.since());
        return look.bind(jdbc.sql("select count(*) filter (where a.state in " + DONE + show + ") done,"
                        + " count(*) filter (where " + LastVisit.changed(look.since()) + ") changed,"
                        + " array(select distinct y.for_year from assignment y where "
                        + OwnOrganizations.reportsFor("y", look.actor()) + " order by 1) years" + WorkRow.FROM
                        + " where " + OwnOrganizations.reportsFor("a", look.actor())
                        + " and not a.withdrawn_by_plan" + look.filter().where() + rest))
                .query((row, n) -> new Totals(
                        row.getLong("done"),
                        row.getLong("changed"),
                        Stream.of((Integer[]) row.getArray("years").getArray())
                                .map(year -> new Option(year.toString(), year.toString()))
                                .toList()))
                .single();
    }

    private List<WorkRow> done(Look look, PageRequestParams page) {
        return look.bind(jdbc.sql("select " + WorkRow.COLUMNS + WorkRow.FROM + " where "
                        + OwnOrganizations.reportsFor("a", look.actor()) + " and a.state in " + DONE
                        + " and not a.withdrawn_by_plan" + look.where()
                        + " order by a.state_at desc, a.id desc limit :size offset :offset"))
                .param("size", page.size())
                .param("offset", page.offset())
                .query(WorkRow.class)
                .list();
    }

    private Map<UUID, Beside> beside(Look look, List<WorkRow> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        String news = look.since() == null
                ? "null"
                : "(select c.verdict from assignment_decision c where c.assignment_id = a.id and c.at > :since"
                        + " and c.by_account is distinct from :me order by c.at desc, c.id desc limit 1)";
        return look
                .bind(jdbc.sql(
                        "select a.id, concat_ws(' — ', v.period_text, v.title) roadmap_title, (select p.full_name from account p where p.id = "
                                + Delegation.ASSIGNEE + ") assignee_name, a.assignee_id is not distinct from :me mine, "
                                + LastVisit.changed(look.since()) + " changed, " + news + " news" + WorkRow.FROM
                                + " join revision v on v.id = r.revision_id where a.id in (:ids)"))
                .param("ids", rows.stream().map(WorkRow::id).toList())
                .query(Beside.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Beside::id, one -> one));
    }

    private Progress year(Actor actor, LocalDate today) {
        return jdbc.sql("select " + ExecutionViews.Counts.COLUMNS + " from assignment a where "
                        + OwnOrganizations.reportsFor("a", actor)
                        + " and a.for_year = :year and not a.withdrawn_by_plan")
                .params(OwnOrganizations.params(actor))
                .param("today", today)
                .param("year", today.getYear())
                .query((row, n) -> ExecutionViews.Counts.read(row))
                .single();
    }

    private List<Option> roadmaps(Actor actor) {
        return RoadmapOptions.of(jdbc, OwnOrganizations.reportsFor("a", actor), OwnOrganizations.params(actor));
    }

    /** Sections of the chosen roadmap; of all roadmaps together they would mean nothing. */
    private List<Option> sections(Actor actor, WorkFilter filter) {
        if (filter.roadmapId() == null) {
            return List.of();
        }
        Map<UUID, Option> sections = new LinkedHashMap<>();
        jdbc.sql("select distinct s.section_id, s.position, s.number, s.title" + WorkRow.FROM
                        + " join section_row s on s.revision_id = r.revision_id and s.section_id = r.section_id where "
                        + OwnOrganizations.reportsFor("a", actor) + " and a.roadmap_id = :roadmap order by s.position")
                .params(OwnOrganizations.params(actor))
                .param("roadmap", filter.roadmapId())
                .query(row -> {
                    String number = row.getString("number");
                    UUID id = row.getObject("section_id", UUID.class);
                    String label = (number == null ? "" : number + " ") + row.getString("title");
                    sections.putIfAbsent(id, new Option(id.toString(), RoadmapOptions.shortened(label)));
                });
        return List.copyOf(sections.values());
    }
}
