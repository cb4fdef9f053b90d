package ru.metodkarta.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.execution.AssignmentState;
import ru.metodkarta.execution.RoadmapOptions;
import ru.metodkarta.execution.WorkClock;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Option;

/** Days and what falls on them, grouped by the database: two thousand schools are one line. */
@Component
class CalendarEntries {

    private static final String COUNTS = """
            count(*) total,
            count(*) filter (where a.state = 'ACCEPTED') accepted,
            count(*) filter (where a.state in ('ACCEPTED', 'PARTIAL', 'NOT_DONE', 'NOT_NEEDED', 'NOT_APPLICABLE')) closed,
            count(*) filter (where a.state = 'SUBMITTED') submitted,
            count(*) filter (where a.state = 'RETURNED') returned,
            count(*) filter (where %s) awaiting,
            count(*) filter (where %s) late""".formatted(WorkClock.AWAITING_REPORT, WorkClock.LATE);

    private final JdbcClient jdbc;

    CalendarEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param late assignments, not entries */
    record DayCount(int entries, int late) {}

    Map<LocalDate, DayCount> days(
            CalendarScope scope, Actor actor, UUID roadmap, LocalDate from, LocalDate to, LocalDate today) {
        Map<LocalDate, DayCount> days = new HashMap<>();
        query(
                        "select a.due, count(distinct " + key(scope) + ") entries, count(*) filter (where "
                                + WorkClock.LATE + ") late from assignment a where " + which(scope, actor, roadmap)
                                + " group by a.due",
                        scope,
                        actor,
                        roadmap,
                        from,
                        to,
                        today)
                .query(row -> {
                    days.put(
                            row.getObject("due", LocalDate.class),
                            new DayCount(row.getInt("entries"), row.getInt("late")));
                });
        return days;
    }

    /**
     * In order of days; of each day so many after the first ones.
     *
     * @param calendar of the person's region
     */
    List<Entry> between(
            CalendarScope scope,
            Actor actor,
            UUID roadmap,
            LocalDate from,
            LocalDate to,
            LocalDate today,
            int offset,
            int ofADay,
            WorkingCalendar calendar) {
        boolean single = scope == CalendarScope.OWN;
        String grouped =
                "select min(a.id::text)::uuid id, a.occurrence_id, a.activity_id, a.roadmap_id, a.for_year, a.due,"
                        + " min(a.state) state, min(a.organization_id::text)::uuid organization_id,"
                        + " min(a.revision_id::text)::uuid revision_id, " + COUNTS + " from assignment a where "
                        + which(scope, actor, roadmap) + " group by " + (single ? "a.id, " : "")
                        + "a.occurrence_id, a.activity_id, a.roadmap_id, a.for_year, a.due";
        String place = single ? "g.short_name" : CalendarScope.ofSeveralTowns(actor) ? "c.short_name" : "null::text";
        // the wording of finished work is kept with it; a group speaks by the latest
        String wording = single ? "coalesce(t.revision_id, o.revision_id)" : "o.revision_id";
        return query(
                        "select * from (select t.*, o.from_on, r.number, r.title, " + place + " place,"
                                + " row_number() over (partition by t.due"
                                + " order by c.short_name nulls first, t.roadmap_id, r.position, t.id) of_day"
                                + " from (" + grouped + ") t"
                                + " join occurrence o on o.id = t.occurrence_id"
                                + " join activity_row r on r.revision_id = " + wording
                                + " and r.activity_id = t.activity_id"
                                + " join organization g on g.id = t.organization_id"
                                + " join roadmap m on m.id = t.roadmap_id"
                                + " left join territory c on c.id = m.municipality_id"
                                + ") d where of_day > :offset and of_day <= :last order by due, of_day",
                        scope,
                        actor,
                        roadmap,
                        from,
                        to,
                        today)
                .param("offset", offset)
                .param("last", offset + ofADay)
                .query((row, n) -> entry(row, single, calendar))
                .list();
    }

    /** Roadmaps in view, for the filter. */
    List<Option> roadmaps(CalendarScope scope, Actor actor) {
        return RoadmapOptions.of(jdbc, scope.where(actor), scope.params(actor));
    }

    private static String key(CalendarScope scope) {
        return scope == CalendarScope.OWN ? "a.id" : "a.occurrence_id";
    }

    private static String which(CalendarScope scope, Actor actor, UUID roadmap) {
        return scope.where(actor) + " and a.due between :from and :to"
                + (roadmap == null ? "" : " and a.roadmap_id = :roadmap");
    }

    private JdbcClient.StatementSpec query(
            String sql, CalendarScope scope, Actor actor, UUID roadmap, LocalDate from, LocalDate to, LocalDate today) {
        return jdbc.sql(sql)
                .params(scope.params(actor))
                .param("roadmap", roadmap)
                .param("from", from)
                .param("to", to)
                .param("today", today);
    }

    private static Entry entry(ResultSet row, boolean single, WorkingCalendar calendar) throws SQLException {
        LocalDate due = row.getObject("due", LocalDate.class);
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("activity_id", UUID.class),
                row.getObject("roadmap_id", UUID.class),
                row.getInt("for_year"),
                due,
                calendar.isDayOff(due)
                        ? calendar.controlReminderDay(due, row.getObject("from_on", LocalDate.class))
                        : null,
                row.getString("number"),
                row.getString("title"),
                row.getString("place"),
                AssignmentState.valueOf(row.getString("state")),
                single,
                row.getInt("total"),
                row.getInt("accepted"),
                row.getInt("closed"),
                row.getInt("submitted"),
                row.getInt("returned"),
                row.getInt("awaiting"),
                row.getInt("late"));
    }
}
