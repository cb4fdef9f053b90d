package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts a common report was sent instead of, see {@link ReportsInSets}: kept for those who wrote them. */
@Component
class ReplacedDrafts {

    private final JdbcClient jdbc;

    ReplacedDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Draft(
            String byName,
            Instant writtenAt,
            String text,
            LocalDate doneOn,
            String result,
            Outcome outcome,
            String reason) {}

    /** Latest first; the caller has asked whether the reader reports on it. */
    @Transactional(readOnly = true)
    List<Draft> of(UUID assignmentId) {
        return jdbc.sql("""
                        select d.by_name, d.written_at, d.text, d.done_on, d.result, d.outcome, d.reason
                        from replaced_draft d join execution_report x on x.id = d.report_id
                        where x.assignment_id = ? order by d.replaced_at desc, d.id
                        """).param(assignmentId).query(Draft.class).list();
    }
}
