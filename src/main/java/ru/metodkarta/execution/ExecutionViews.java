package ru.metodkarta.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.roadmap.ExecutionView;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.shared.Actor;

/** What roadmap asks of execution. */
@Component
class ExecutionViews implements ExecutionView {

    private final JdbcClient jdbc;
    private final ImpactPreview impact;
    private final Reconciliation reconciliation;

    ExecutionViews(JdbcClient jdbc, ImpactPreview impact, Reconciliation reconciliation) {
        this.jdbc = jdbc;
        this.impact = impact;
        this.reconciliation = reconciliation;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Progress> byActivity(UUID roadmapId, Actor viewer, LocalDate today) {
        return progress("activity_id", "a.roadmap_id = :roadmap", Map.of("roadmap", roadmapId), viewer, today);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Progress> byRoadmap(Collection<UUID> roadmapIds, Actor viewer, LocalDate today) {
        return roadmapIds.isEmpty()
                ? Map.of()
                : progress("roadmap_id", "a.roadmap_id in (:roadmaps)", Map.of("roadmaps", roadmapIds), viewer, today);
    }

    @Override
    @Transactional(readOnly = true)
    public Progress whole(UUID roadmapId, LocalDate today) {
        return jdbc.sql("select " + Counts.COLUMNS
                        + " from assignment a where a.roadmap_id = :roadmap and not a.withdrawn_by_plan")
                .param("roadmap", roadmapId)
                .param("today", today)
                .query((row, n) -> Counts.read(row))
                .single();
    }

    private Map<UUID, Progress> progress(
            String key, String which, Map<String, ?> params, Actor viewer, LocalDate today) {
        Map<UUID, Progress> result = new HashMap<>();
        jdbc.sql("select a." + key + " id, " + Counts.COLUMNS + " from assignment a where " + which
                        + " and not a.withdrawn_by_plan and " + OwnOrganizations.sees("a", viewer) + " group by 1")
                .params(params)
                .params(OwnOrganizations.params(viewer))
                .param("today", today)
                .query(row -> {
                    result.put(row.getObject("id", UUID.class), Counts.read(row));
                });
        return result;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> reportedOn(UUID roadmapId) {
        return Set.copyOf(jdbc.sql("""
                        select distinct a.activity_id from assignment a
                        where a.roadmap_id = ? and (
                          a.state in ('SUBMITTED', 'ACCEPTED', 'RETURNED', 'PARTIAL', 'NOT_DONE', 'NOT_NEEDED',
                            'NOT_APPLICABLE')
                          or exists (select 1 from execution_report r where r.assignment_id = a.id))
                        """).param(roadmapId).query(UUID.class).list());
    }

    @Override
    @Transactional(readOnly = true)
    public Impact preview(PlannedRoadmap planned, LocalDate today) {
        return impact.of(planned, today);
    }

    @Override
    @Transactional
    public Reconciled reconcile(PlannedRoadmap planned, LocalDate today, Actor actor, String capacity, SoFar soFar) {
        return reconciliation.run(planned, today, actor, capacity, soFar);
    }

    /** Aggregates over assignments under alias {@code a}; bind {@code today}. */
    static final class Counts {

        static final String COLUMNS = """
                count(*) total,
                count(*) filter (where a.state = 'ACCEPTED') accepted,
                count(*) filter (where a.state = 'SUBMITTED') submitted,
                count(*) filter (where a.state = 'RETURNED') returned,
                count(*) filter (where a.state = 'IN_PROGRESS') in_progress,
                count(*) filter (where a.state = 'NOT_STARTED') not_started,
                count(*) filter (where %s) late,
                count(*) filter (where %s) awaiting,
                min(a.due) filter (where %s and a.due < 'infinity') nearest
                """.formatted(WorkClock.LATE, WorkClock.AWAITING_REPORT, WorkClock.OPEN);

        private Counts() {}

        static Progress read(ResultSet row) throws SQLException {
            int total = row.getInt("total");
            int accepted = row.getInt("accepted");
            int submitted = row.getInt("submitted");
            int returned = row.getInt("returned");
            int inProgress = row.getInt("in_progress");
            int notStarted = row.getInt("not_started");
            return new Progress(
                    total,
                    accepted,
                    submitted,
                    returned,
                    inProgress,
                    notStarted,
                    total - accepted - submitted - returned - inProgress - notStarted,
                    row.getInt("late"),
                    row.getInt("awaiting"),
                    row.getObject("nearest", LocalDate.class));
        }
    }
}
