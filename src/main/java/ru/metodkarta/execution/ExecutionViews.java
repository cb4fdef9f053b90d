package ru.metodkarta.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.roadmap.ExecutionView;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmap.PlannedActivity;
import ru.metodkarta.shared.Actor;

/** What roadmap asks of execution. */
@Component
class ExecutionViews implements ExecutionView {

    private final JdbcClient jdbc;
    private final PlanReader reader;
    private final Reconciliation reconciliation;

    ExecutionViews(JdbcClient jdbc, PlanReader reader, Reconciliation reconciliation) {
        this.jdbc = jdbc;
        this.reader = reader;
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
        Wanted wanted = reader.read(planned, today);
        Existing existing = existing(planned.roadmapId());
        Map<UUID, List<Wanted.Duty>> duties =
                wanted.duties().stream().collect(Collectors.groupingBy(Wanted.Duty::activityId));
        Map<UUID, List<Wanted.Reporter>> reporters =
                wanted.reporters().stream().collect(Collectors.groupingBy(Wanted.Reporter::activityId));
        LocalDate start = planned.controlFrom() == null ? today : planned.controlFrom();
        List<RowImpact> rows = new ArrayList<>();
        List<PastOccurrence> past = new ArrayList<>();
        Set<UUID> organizations = new HashSet<>();
        int assignments = 0;
        for (PlannedActivity activity : planned.activities()) {
            List<Wanted.Duty> own = duties.getOrDefault(activity.activityId(), List.of());
            List<Wanted.Reporter> reporting = reporters.getOrDefault(activity.activityId(), List.of());
            for (Wanted.Duty duty : own) {
                boolean known = existing.keys().contains(activity.activityId() + "/" + duty.key());
                if (!known && duty.due() != null && duty.due().isBefore(start)) {
                    past.add(new PastOccurrence(
                            activity.activityId(),
                            activity.number(),
                            activity.title(),
                            duty.key(),
                            duty.forYear(),
                            duty.due()));
                }
                if (duty.dropped()) {
                    continue;
                }
                for (Wanted.Reporter reporter : reporting) {
                    organizations.add(reporter.organizationId());
                    String pair = activity.activityId() + "/" + duty.key() + "/" + reporter.organizationId();
                    assignments += existing.pairs().contains(pair) ? 0 : 1;
                }
            }
            rows.add(new RowImpact(activity.activityId(), own.size(), reporting.size(), nearest(own, today)));
        }
        return new Impact(assignments, organizations.size(), rows, past);
    }

    private static LocalDate nearest(List<Wanted.Duty> duties, LocalDate today) {
        return duties.stream()
                .map(Wanted.Duty::due)
                .filter(due -> due != null && !due.isBefore(today))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** Occurrences as activity/key, assignments as activity/key/organization. */
    private record Existing(Set<String> keys, Set<String> pairs) {}

    private Existing existing(UUID roadmapId) {
        Existing existing = new Existing(new HashSet<>(), new HashSet<>());
        jdbc.sql("""
                        select o.activity_id || '/' || o.key key, a.organization_id
                        from occurrence o left join assignment a on a.occurrence_id = o.id and not a.withdrawn_by_plan
                        where o.roadmap_id = ?
                        """).param(roadmapId).query(row -> {
            existing.keys().add(row.getString("key"));
            existing.pairs().add(row.getString("key") + "/" + row.getString("organization_id"));
        });
        return existing;
    }

    @Override
    @Transactional
    public Reconciled reconcile(PlannedRoadmap planned, LocalDate today, Actor actor, String capacity) {
        return reconciliation.run(planned, today, actor, capacity);
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
                count(*) filter (where a.state in ('NOT_STARTED', 'IN_PROGRESS', 'RETURNED')
                  and a.report_due < :today) late,
                count(*) filter (where a.state in ('NOT_STARTED', 'IN_PROGRESS', 'RETURNED')
                  and a.due < :today and a.report_due >= :today) awaiting,
                min(a.due) filter (where a.state in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')
                  and a.due < 'infinity') nearest
                """;

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
