package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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

/** «Мои мероприятия»: what the organizations a person speaks for have to do, in the order it presses. */
@Component
class OwnAssignments {

    static final int SOON_DAYS = 14;
    private static final int OPEN_LIMIT = 500;
    private static final int DONE_PAGE = 20;

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
     */
    record Work(
            Map<Group, List<Line>> groups,
            Paged<Line> done,
            Line nearest,
            Progress year,
            List<Option> roadmaps,
            List<Option> years,
            List<Option> sections) {

        /** Nothing presses: no late, awaited, returned or soon duty. */
        public boolean calm() {
            return groups.keySet().stream().allMatch(group -> group.ordinal() > Group.SOON.ordinal());
        }
    }

    record Line(WorkRow row, Badge badge, Lateness lateness) {
        static Line of(WorkRow row, LocalDate today) {
            return new Line(row, row.badge(), row.lateness(today));
        }
    }

    @Transactional(readOnly = true)
    Work of(Actor actor, WorkFilter filter, String page, LocalDate today) {
        List<Line> open = open(actor, filter, today);
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
                done(actor, filter, PageRequestParams.of(page, DONE_PAGE), today),
                nearest,
                year(actor, today),
                roadmaps(actor),
                years(actor),
                sections(actor, filter));
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
    List<WorkRow> all(Actor actor, WorkFilter filter, int limit) {
        return jdbc.sql("select " + WorkRow.COLUMNS + WorkRow.FROM + " where " + OwnOrganizations.reportsFor("a", actor)
                        + " and not a.withdrawn_by_plan" + filter.where()
                        + " order by a.due, r.position, a.id limit :limit")
                .params(OwnOrganizations.params(actor))
                .params(filter.params())
                .param("limit", limit)
                .query(WorkRow.class)
                .list();
    }

    private List<Line> open(Actor actor, WorkFilter filter, LocalDate today) {
        return jdbc
                .sql("select " + WorkRow.COLUMNS + WorkRow.FROM + " where " + OwnOrganizations.reportsFor("a", actor)
                        + " and a.state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')" + filter.where()
                        + " order by a.due, r.position, a.id limit " + OPEN_LIMIT)
                .params(OwnOrganizations.params(actor))
                .params(filter.params())
                .query(WorkRow.class)
                .list()
                .stream()
                .map(row -> Line.of(row, today))
                .toList();
    }

    private Paged<Line> done(Actor actor, WorkFilter filter, PageRequestParams page, LocalDate today) {
        String which = " where " + OwnOrganizations.reportsFor("a", actor)
                + " and a.state in ('ACCEPTED', 'PARTIAL', 'NOT_DONE', 'NOT_NEEDED', 'NOT_APPLICABLE', 'WITHDRAWN')"
                + " and not a.withdrawn_by_plan" + filter.where();
        long total = jdbc.sql("select count(*)" + WorkRow.FROM + which)
                .params(OwnOrganizations.params(actor))
                .params(filter.params())
                .query(Long.class)
                .single();
        List<Line> rows = jdbc
                .sql("select " + WorkRow.COLUMNS + WorkRow.FROM + which
                        + " order by a.state_at desc, a.id desc limit :size offset :offset")
                .params(OwnOrganizations.params(actor))
                .params(filter.params())
                .param("size", page.size())
                .param("offset", page.offset())
                .query(WorkRow.class)
                .list()
                .stream()
                .map(row -> Line.of(row, today))
                .toList();
        return Paged.of(rows, page, total);
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

    private List<Option> years(Actor actor) {
        return jdbc
                .sql("select distinct a.for_year from assignment a where " + OwnOrganizations.reportsFor("a", actor)
                        + " order by 1")
                .params(OwnOrganizations.params(actor))
                .query(String.class)
                .list()
                .stream()
                .map(year -> new Option(year, year))
                .toList();
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
