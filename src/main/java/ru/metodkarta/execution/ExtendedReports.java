package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.calendar.WorkingCalendar;

/**
 * With an extension or a named day the report is due so many working days after it as the kind of result allows. Working
 * days are counted here, so that all extended work of a roadmap takes two statements.
 */
@Component
class ExtendedReports {

    private final JdbcClient jdbc;

    ExtendedReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Extended(UUID id, LocalDate agreedDue, LocalDate reportDue, String resultKind) {}

    /** Work of the actual wording whose agreed day is not the rule's; the date of a return is the return's own. */
    void keepLag(UUID roadmapId, WorkingCalendar calendar) {
        List<String> ids = new ArrayList<>();
        List<String> days = new ArrayList<>();
        for (Extended work : extended(roadmapId)) {
            LocalDate reportBy = ReportLag.reportDue(work.agreedDue(), work.resultKind(), calendar);
            if (!reportBy.equals(work.reportDue())) {
                ids.add(work.id().toString());
                days.add(reportBy.toString());
            }
        }
        jdbc.sql("""
                        update assignment a set report_due = cast(n.day as date), version = a.version + 1
                        from unnest(cast(? as text[]), cast(? as text[])) as n (id, day)
                        where a.id = cast(n.id as uuid)
                        """)
                .param(ids.toArray(String[]::new))
                .param(days.toArray(String[]::new))
                .update();
    }

    private List<Extended> extended(UUID roadmapId) {
        return jdbc.sql("""
                        select a.id, a.agreed_due, case when a.report_due < 'infinity' then a.report_due end report_due,
                          r.result_kind
                        from assignment a
                        join occurrence o on o.id = a.occurrence_id
                        join activity_row r on r.revision_id = o.revision_id and r.activity_id = a.activity_id
                        where a.roadmap_id = ? and a.state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED')
                          and a.agreed_due < 'infinity' and a.due = a.agreed_due
                          and a.agreed_due is distinct from a.scheduled_due
                          and not (a.state = 'SUBMITTED' and SENT_ON_RETURN)
                        """.replace("SENT_ON_RETURN", Rework.sentOnReturn("a")))
                .param(roadmapId)
                .query(Extended.class)
                .list();
    }
}
