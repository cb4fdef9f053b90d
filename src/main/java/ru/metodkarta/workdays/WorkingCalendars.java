package ru.metodkarta.workdays;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.calendar.WorkingCalendar;

/**
 * The working calendar of a region: what comes with the program, over it the years brought in, over them the days of the
 * region. Asking costs one small statement: a calendar is kept as long as its stamp is the one in the database, so all
 * instances follow a change at once, and one that was rolled back is forgotten.
 */
@Component
public class WorkingCalendars {

    private final JdbcClient jdbc;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    WorkingCalendars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Kept(UUID stamp, WorkingCalendar calendar) {}

    /** @param regionId null gives the calendar of the country */
    public WorkingCalendar of(UUID regionId) {
        UUID stamp = regionId == null ? null : stamp(regionId);
        if (stamp == null) {
            return WorkingCalendar.russian();
        }
        Kept known = kept.get(regionId);
        if (known == null || !known.stamp().equals(stamp)) {
            known = new Kept(stamp, read(regionId));
            kept.put(regionId, known);
        }
        return known.calendar();
    }

    /** Null while the region has no days of its own. */
    UUID stamp(UUID regionId) {
        return jdbc.sql("select stamp from working_calendar where region_id = ?")
                .param(regionId)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private record Year(int year, List<LocalDate> daysOff, List<LocalDate> workingDays) {}

    private record Day(LocalDate day, boolean working) {}

    private WorkingCalendar read(UUID regionId) {
        WorkingCalendar calendar = official(regionId);
        Map<Boolean, List<LocalDate>> own = jdbc
                .sql("select day, working from regional_day where region_id = ?")
                .param(regionId)
                .query(Day.class)
                .list()
                .stream()
                .collect(Collectors.partitioningBy(Day::working, Collectors.mapping(Day::day, Collectors.toList())));
        return calendar.with(own.get(false), own.get(true));
    }

    /** Without the days of the region itself. */
    WorkingCalendar official(UUID regionId) {
        WorkingCalendar calendar = WorkingCalendar.russian();
        List<Year> years = jdbc.sql("select year, days_off, working_days from working_year where region_id = ?")
                .param(regionId)
                .query((row, n) -> new Year(row.getInt("year"), days(row, "days_off"), days(row, "working_days")))
                .list();
        for (Year year : years) {
            calendar = calendar.withYear(year.year(), year.daysOff(), year.workingDays());
        }
        return calendar;
    }

    private static List<LocalDate> days(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((Date[]) array.getArray()).map(Date::toLocalDate).toList();
    }
}
