package ru.metodkarta.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.execution.AssignmentState;
import ru.metodkarta.execution.Badge;
import ru.metodkarta.execution.RoadmapOptions;
import ru.metodkarta.execution.WorkClock;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Dates;

/** What a link has to show now, in words: activities, organizations and states, never people. */
@Component
class FeedSource {

    private static final String OWN = """
            select a.id, a.due as day, a.activity_id, a.roadmap_id, a.for_year, r.number, r.title, g.short_name place,
              a.state, nullif(a.report_due, date 'infinity') report_due, (%s) is_late
            from assignment a
            join occurrence o on o.id = a.occurrence_id
            join activity_row r on r.revision_id = coalesce(a.revision_id, o.revision_id) and r.activity_id = a.activity_id
            join organization g on g.id = a.organization_id
            where %s and a.due between :from and :to
            """;

    /** All work of an event whose day is named counts, whatever day it is judged by. */
    private static final String ON_THESE_DAYS = """
            (a.agreed_due between :from and :to
              or a.occurrence_id in (select n.id from occurrence n where n.named_on between :from and :to))
            """;

    /** The named day, else the one most organizations have: an extension or a return of one of them does not move it. */
    private static final String TERRITORY = """
            select t.*, coalesce(o.named_on, t.usual) as day, r.number, r.title, c.short_name place
            from (
              select a.occurrence_id id, mode() within group (order by a.agreed_due) usual, a.activity_id, a.roadmap_id,
                a.for_year, count(*) total, count(*) filter (where a.state = 'ACCEPTED') accepted,
                count(*) filter (where a.state = 'SUBMITTED') submitted, count(*) filter (where %s) late
              from assignment a where %s and ON_THESE_DAYS
              group by a.occurrence_id, a.activity_id, a.roadmap_id, a.for_year) t
            join occurrence o on o.id = t.id
            join activity_row r on r.revision_id = o.revision_id and r.activity_id = t.activity_id
            join roadmap m on m.id = t.roadmap_id
            left join territory c on c.id = m.municipality_id
            where coalesce(o.named_on, t.usual) between :from and :to
            """.replace("ON_THESE_DAYS", ON_THESE_DAYS);

    private static final String DAYS = "select a.due as day from assignment a where %s and a.due between :from and :to";

    private static final String TERRITORY_DAYS = """
            select coalesce(o.named_on, t.usual) as day from (
              select a.occurrence_id id, mode() within group (order by a.agreed_due) usual from assignment a
              where %s and ON_THESE_DAYS group by a.occurrence_id) t
            join occurrence o on o.id = t.id
            where coalesce(o.named_on, t.usual) between :from and :to
            """.replace("ON_THESE_DAYS", ON_THESE_DAYS);

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Dates dates = new Dates();

    FeedSource(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** How many days from today on both sides hold no more than so many events, today at least; null for all of them. */
    Integer daysAround(CalendarScope scope, Actor actor, LocalDate from, LocalDate to, LocalDate today, int most) {
        return jdbc.sql(
                        "select greatest(min(away) - 1, 0) from (select away, sum(count(*)) over (order by away) upto from ("
                                + "select abs(day - cast(:today as date)) away from ("
                                + (scope == CalendarScope.OWN ? DAYS : TERRITORY_DAYS).formatted(scope.where(actor))
                                + ") d) e group by away) s where upto > :most having count(*) > 0")
                .params(scope.params(actor))
                .param("from", from)
                .param("to", to)
                .param("today", today)
                .param("most", most)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    /** New events, not compared with anything yet. */
    List<FeedEvent> events(
            CalendarScope scope,
            Actor actor,
            Locale language,
            LocalDate from,
            LocalDate to,
            LocalDate today,
            Instant at) {
        boolean own = scope == CalendarScope.OWN;
        return jdbc.sql((own ? OWN : TERRITORY).formatted(WorkClock.LATE, scope.where(actor)))
                .params(scope.params(actor))
                .param("from", from)
                .param("to", to)
                .param("today", today)
                .query((row, n) -> new FeedEvent(
                        row.getObject("id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        RoadmapOptions.shortened(Entry.words(row.getString("number"), row.getString("title"))),
                        row.getString("title") + "\n" + (own ? ownState(row, language) : territoryState(row, language)),
                        own
                                ? Entry.assignment(row.getObject("id", UUID.class))
                                : Entry.progress(
                                        row.getObject("roadmap_id", UUID.class),
                                        row.getObject("activity_id", UUID.class),
                                        row.getInt("for_year")),
                        0,
                        at,
                        null))
                .list();
    }

    private String ownState(ResultSet row, Locale language) throws SQLException {
        Badge badge = Badge.of(AssignmentState.valueOf(row.getString("state")));
        String state = say(language, badge.key());
        if (row.getBoolean("is_late")) {
            state = say(language, "schedule.feed.late", state);
        }
        LocalDate reportDue = row.getObject("report_due", LocalDate.class);
        return reportDue == null
                ? say(language, "schedule.feed.own", row.getString("place"), state)
                : say(language, "schedule.feed.own-report", row.getString("place"), state, dates.day(reportDue));
    }

    private String territoryState(ResultSet row, Locale language) throws SQLException {
        String place = row.getString("place");
        return (place == null ? "" : place + "\n")
                + say(
                        language,
                        "schedule.feed.territory",
                        row.getString("total"),
                        row.getString("accepted"),
                        row.getString("submitted"),
                        row.getString("late"));
    }

    private String say(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
