package ru.metodkarta.workdays;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Dates;

/**
 * What a region knows of working days beside what comes with the program. Unfinished work follows a change at the next
 * nightly reconciliation; dates in documents and dates already given to steps of review stay.
 */
@Service
class WorkingDays {

    /** Stamp of a calendar that has just got its row and nothing else. */
    private static final UUID NONE = new UUID(0, 0);

    private final WorkingCalendars calendars;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Clock clock;
    private final Dates dates;

    WorkingDays(
            WorkingCalendars calendars,
            Journal journal,
            JdbcClient jdbc,
            MessageSource messages,
            Clock clock,
            Dates dates) {
        this.calendars = calendars;
        this.journal = journal;
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
        this.dates = dates;
    }

    /** @throws NotAllowed not an administrator */
    void look(Actor actor) {
        if (actor.fitting(WorkdaysPermissions::mayLook).isEmpty()) {
            throw new NotAllowed(whoMay());
        }
    }

    static List<Grant> keeping(Actor actor) {
        return actor.fitting(grant -> WorkdaysPermissions.mayKeep(grant, actor.regionId()));
    }

    /** @throws NotAllowed does not administer the whole region */
    Grant keeper(Actor actor, String capacity) {
        return actor.capacity(capacity, grant -> WorkdaysPermissions.mayKeep(grant, actor.regionId()))
                .orElseThrow(() -> new NotAllowed(whoMay()));
    }

    private String whoMay() {
        return messages.getMessage("workdays.who-may", null, LocaleContextHolder.getLocale());
    }

    /** A year brought in. */
    record BroughtIn(int year, String act, String enteredName, Instant enteredAt) {}

    List<BroughtIn> years(UUID regionId) {
        return jdbc.sql(
                        "select year, act, entered_name, entered_at from working_year where region_id = ? order by year")
                .param(regionId)
                .query((row, n) -> new BroughtIn(
                        row.getInt("year"),
                        row.getString("act"),
                        row.getString("entered_name"),
                        row.getObject("entered_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A day of the region itself. */
    record RegionalDay(UUID id, LocalDate day, boolean working, String name, String act) {}

    List<RegionalDay> regionalDays(UUID regionId, int year) {
        return jdbc.sql("select id, day, working, name, act from regional_day"
                        + " where region_id = ? and day between ? and ? order by day")
                .params(regionId, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .query(RegionalDay.class)
                .list();
    }

    /** @throws NotFound there is none in the region */
    RegionalDay seen(Actor actor, UUID id) {
        return jdbc.sql("select id, day, working, name, act from regional_day where id = ? and region_id = ?")
                .params(id, actor.regionId())
                .query(RegionalDay.class)
                .optional()
                .orElseThrow(() -> new NotFound("regional day"));
    }

    /** Message code why such a day cannot be added; null when it can. */
    String objection(UUID regionId, LocalDate day, boolean working) {
        boolean known = jdbc.sql("select exists (select 1 from regional_day where region_id = ? and day = ?)")
                .params(regionId, day)
                .query(Boolean.class)
                .single();
        if (known) {
            return "workdays.error.known";
        }
        boolean off = calendars.official(regionId).isDayOff(day);
        if (off == working) {
            return null;
        }
        return working ? "workdays.error.works-already" : "workdays.error.off-already";
    }

    @Transactional
    public void addDay(Actor actor, Grant grant, LocalDate day, boolean working, String name, String act) {
        lock(actor.regionId());
        String objection = objection(actor.regionId(), day, working);
        if (objection != null) {
            throw new Conflict(objection);
        }
        jdbc.sql("""
                        insert into regional_day (id, region_id, day, working, name, act, entered_by, entered_name, entered_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Ids.next(),
                        actor.regionId(),
                        day,
                        working,
                        name,
                        act,
                        actor.accountId(),
                        actor.name(),
                        OffsetDateTime.now(clock))
                .update();
        changed(
                actor,
                grant,
                "REGIONAL_DAY_ADDED",
                dates.day(day) + " — " + name,
                Map.of("working", working, "act", act));
    }

    /** @return the year to go back to */
    @Transactional
    public int removeDay(Actor actor, Grant grant, UUID id) {
        lock(actor.regionId());
        RegionalDay day = seen(actor, id);
        jdbc.sql("delete from regional_day where id = ?").param(id).update();
        changed(
                actor,
                grant,
                "REGIONAL_DAY_REMOVED",
                dates.day(day.day()) + " — " + day.name(),
                Map.of("working", day.working(), "act", day.act()));
        return day.day().getYear();
    }

    /**
     * @param seen stamp of the calendar when the year was looked through; null for none
     * @throws Conflict somebody has changed the calendar since
     */
    @Transactional
    public void bringIn(Actor actor, Grant grant, OfficialYear official, String act, UUID seen) {
        lock(actor.regionId());
        UUID stamp = calendars.stamp(actor.regionId());
        if (!Objects.equals(stamp, seen == null ? NONE : seen)) {
            throw new Conflict("workdays.conflict.changed");
        }
        jdbc.sql("""
                        insert into working_year (region_id, year, days_off, working_days, act, entered_by, entered_name,
                          entered_at)
                        values (?, ?, cast(? as date[]), cast(? as date[]), ?, ?, ?, ?)
                        on conflict (region_id, year) do update set days_off = excluded.days_off,
                          working_days = excluded.working_days, act = excluded.act, entered_by = excluded.entered_by,
                          entered_name = excluded.entered_name, entered_at = excluded.entered_at
                        """)
                .params(
                        actor.regionId(),
                        official.year(),
                        array(official.daysOff()),
                        array(official.workingDays()),
                        act,
                        actor.accountId(),
                        actor.name(),
                        OffsetDateTime.now(clock))
                .update();
        changed(
                actor,
                grant,
                "WORKING_YEAR_BROUGHT_IN",
                String.valueOf(official.year()),
                Map.of("act", act, "workingDays", official.workingDaysOfTheYear()));
    }

    private static String array(List<LocalDate> days) {
        return "{" + String.join(",", days.stream().map(LocalDate::toString).toList()) + "}";
    }

    /** What comes with the program holds again; a year that does not come with it is no longer known. */
    @Transactional
    public void removeYear(Actor actor, Grant grant, int year) {
        if (years(actor.regionId()).stream().noneMatch(known -> known.year() == year)) {
            throw new Conflict("workdays.conflict.changed");
        }
        lock(actor.regionId());
        int removed = jdbc.sql("delete from working_year where region_id = ? and year = ?")
                .params(actor.regionId(), year)
                .update();
        if (removed == 0) {
            throw new Conflict("workdays.conflict.changed");
        }
        changed(actor, grant, "WORKING_YEAR_REMOVED", String.valueOf(year), Map.of());
    }

    /** Changes of one region come one after the other. */
    private void lock(UUID regionId) {
        jdbc.sql("""
                        insert into working_calendar as c (region_id, stamp) values (?, ?)
                        on conflict (region_id) do update set stamp = c.stamp
                        """).params(regionId, NONE).update();
    }

    private void changed(Actor actor, Grant grant, String action, String title, Map<String, ?> details) {
        jdbc.sql("update working_calendar set stamp = ? where region_id = ?")
                .params(UUID.randomUUID(), actor.regionId())
                .update();
        journal.record(
                actor,
                grant.capacity(),
                action,
                new Journal.Subject("WORKDAYS", null, title, actor.regionId(), null, null),
                details);
    }
}
