package ru.metodkarta.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what reports tell of events. */
@Component
class ReportEvents {

    /** Of alias {@code v}, to be left joined to a report. */
    static final String COLUMNS = "v.place, v.from_on, v.format, v.participants, v.media";

    private final JdbcClient jdbc;

    ReportEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(UUID report, ReportEvent event) {
        jdbc.sql("delete from report_event where report_id = ?").param(report).update();
        if (event.nothing()) {
            return;
        }
        jdbc.sql("""
                        insert into report_event (report_id, place, from_on, format, participants, media)
                        values (?, ?, ?, ?, ?, cast(? as text[]))
                        """)
                .param(report)
                .param(event.place())
                .param(event.fromOn())
                .param(event.format() == null ? null : event.format().name())
                .param(event.participants())
                .param(event.media().toArray(String[]::new))
                .update();
    }

    void carryOver(UUID formerReport, UUID newReport) {
        jdbc.sql("insert into report_event (report_id, place, from_on, format, participants, media)"
                        + " select :new, place, from_on, format, participants, media from report_event"
                        + " where report_id = :former")
                .param("new", newReport)
                .param("former", formerReport)
                .update();
    }

    ReportEvent of(UUID report) {
        return of(List.of(report)).getOrDefault(report, ReportEvent.NOTHING);
    }

    /** Reports that tell nothing of an event are missing. */
    Map<UUID, ReportEvent> of(Collection<UUID> reports) {
        return keyed(
                "select v.report_id key, " + COLUMNS + " from report_event v where v.report_id in (:ids)", reports);
    }

    /** By assignment, of its last report that was sent. */
    Map<UUID, ReportEvent> ofAssignments(Collection<UUID> assignments) {
        return keyed(
                "select distinct on (x.assignment_id) x.assignment_id key, " + COLUMNS
                        + " from execution_report x join report_event v on v.report_id = x.id"
                        + " where x.assignment_id in (:ids) and x.state <> 'DRAFT' order by x.assignment_id, x.no desc",
                assignments);
    }

    private Map<UUID, ReportEvent> keyed(String sql, Collection<UUID> ids) {
        Map<UUID, ReportEvent> events = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(sql).param("ids", ids).query(row -> {
                events.put(row.getObject("key", UUID.class), read(row));
            });
        }
        return events;
    }

    /** From a left join: a report without an event gives {@link ReportEvent#NOTHING}. */
    static ReportEvent read(ResultSet row) throws SQLException {
        return new ReportEvent(
                row.getString("place"),
                row.getObject("from_on", LocalDate.class),
                ReportEvent.Format.of(row.getString("format")),
                row.getObject("participants", Integer.class),
                row.getArray("media") == null
                        ? List.of()
                        : List.of((String[]) row.getArray("media").getArray()));
    }
}
