package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.ExecutionView.Impact;
import ru.metodkarta.roadmap.ExecutionView.PastOccurrence;
import ru.metodkarta.roadmap.ExecutionView.RowImpact;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmap.PlannedActivity;

/** What {@link Reconciliation} would do, counted without doing it: the wanted set against the existing one. */
@Component
class ImpactPreview {

    private static final Set<String> OPEN = Set.of("NOT_STARTED", "IN_PROGRESS", "SUBMITTED", "RETURNED");
    private static final Set<String> UNTOUCHED = Set.of("NOT_STARTED", "IN_PROGRESS");

    private final PlanReader reader;
    private final JdbcClient jdbc;

    ImpactPreview(PlanReader reader, JdbcClient jdbc) {
        this.reader = reader;
        this.jdbc = jdbc;
    }

    private record Key(UUID activityId, String occurrence) {}

    private record Pair(Key key, UUID organizationId) {}

    private record Existing(
            UUID activityId,
            String key,
            LocalDate due,
            boolean dropped,
            UUID organizationId,
            String state,
            LocalDate scheduledDue,
            LocalDate agreedDue,
            LocalDate workDue,
            LocalDate reportDue,
            boolean withdrawnByPlan,
            boolean reported) {

        Key occurrence() {
            return new Key(activityId, key);
        }

        /** The rule's date is another, or only the report's: the statement of {@link Reconciliation} that moves. */
        boolean moves(Wanted.Duty duty) {
            if (!OPEN.contains(state)) {
                return false;
            }
            boolean byRule = !"RETURNED".equals(state)
                    && Objects.equals(workDue, agreedDue)
                    && Objects.equals(agreedDue, duty.due());
            return !Objects.equals(scheduledDue, duty.due())
                    || (byRule && !Objects.equals(reportDue, duty.reportDue()));
        }
    }

    private static final class Count {

        private int created;
        private int moved;
        private int withdrawn;
        private int kept;
    }

    Impact of(PlannedRoadmap plan, LocalDate today) {
        Wanted wanted = reader.read(plan, today);
        Map<UUID, List<Wanted.Duty>> duties =
                wanted.duties().stream().collect(Collectors.groupingBy(Wanted.Duty::activityId));
        Map<UUID, List<Wanted.Reporter>> reporters =
                wanted.reporters().stream().collect(Collectors.groupingBy(Wanted.Reporter::activityId));
        Map<Key, Boolean> droppedBefore = new HashMap<>();
        Map<Pair, Existing> existing = new LinkedHashMap<>();
        for (Existing row : existing(plan.roadmapId())) {
            droppedBefore.put(row.occurrence(), row.dropped());
            if (row.organizationId() != null) {
                existing.put(new Pair(row.occurrence(), row.organizationId()), row);
            }
        }
        Map<Key, Wanted.Duty> wantedDuties = new HashMap<>();
        Map<UUID, Count> counts = new LinkedHashMap<>();
        List<RowImpact> rows = new ArrayList<>();
        List<PastOccurrence> past = new ArrayList<>();
        Set<UUID> organizations = new HashSet<>();
        LocalDate start = plan.controlFrom() == null ? today : plan.controlFrom();
        // what an amendment adds may be past already, though control began long ago
        boolean amends = !droppedBefore.isEmpty();
        LocalDate asked = amends && start.isBefore(today) ? today : start;
        for (PlannedActivity activity : plan.activities()) {
            Count count = counts.computeIfAbsent(activity.activityId(), id -> new Count());
            for (Wanted.Duty duty : duties.getOrDefault(activity.activityId(), List.of())) {
                Key key = new Key(activity.activityId(), duty.key());
                if (!droppedBefore.containsKey(key)
                        && duty.due() != null
                        && duty.due().isBefore(asked)) {
                    past.add(past(activity, duty));
                }
                boolean dropped = duty.dropped() || (duty.verdict() == null && droppedBefore.getOrDefault(key, false));
                if (!dropped) {
                    wantedDuties.put(key, duty);
                }
                for (Wanted.Reporter reporter : reporters.getOrDefault(activity.activityId(), List.of())) {
                    if (!dropped && count(count, existing.remove(new Pair(key, reporter.organizationId())), duty)) {
                        organizations.add(reporter.organizationId());
                    }
                }
            }
        }
        boolean openBegin = plan.period() == null || plan.period().from() == null;
        existing.values().forEach(row -> {
            boolean stays = openBegin
                    && row.due() != null
                    && row.due().isBefore(today)
                    && reporters.containsKey(row.activityId());
            unwanted(
                    counts.computeIfAbsent(row.activityId(), id -> new Count()),
                    row,
                    wantedDuties.get(row.occurrence()),
                    stays);
        });
        counts.forEach((id, count) -> rows.add(row(
                id,
                count,
                duties.getOrDefault(id, List.of()),
                reporters.getOrDefault(id, List.of()).size(),
                today)));
        return new Impact(
                counts.values().stream().mapToInt(count -> count.created).sum(),
                organizations.size(),
                counts.values().stream().mapToInt(count -> count.moved).sum(),
                counts.values().stream().mapToInt(count -> count.withdrawn).sum(),
                counts.values().stream().mapToInt(count -> count.kept).sum(),
                rows,
                past);
    }

    /** @return whether the organization gets a new assignment */
    private static boolean count(Count count, Existing known, Wanted.Duty duty) {
        if (known == null || (known.withdrawnByPlan() && "WITHDRAWN".equals(known.state()))) {
            count.created++;
            return true;
        }
        if (known.moves(duty)) {
            count.moved++;
        } else {
            count.kept++;
        }
        return false;
    }

    /**
     * @param duty wanted of other organizations, null when the plan does not have it
     * @param stays the past of a plan without a first day, see {@link Reconciliation}
     */
    private static void unwanted(Count count, Existing row, Wanted.Duty duty, boolean stays) {
        if (UNTOUCHED.contains(row.state()) && !row.reported() && !stays) {
            count.withdrawn++;
        } else if (duty != null && row.moves(duty)) {
            count.moved++;
        } else if (!row.withdrawnByPlan()) {
            count.kept++;
        }
    }

    private static RowImpact row(
            UUID activityId, Count count, List<Wanted.Duty> duties, int organizations, LocalDate today) {
        return new RowImpact(
                activityId,
                duties.size(),
                organizations,
                count.created,
                count.moved,
                count.withdrawn,
                count.kept,
                duties.stream()
                        .map(Wanted.Duty::due)
                        .filter(due -> due != null && !due.isBefore(today))
                        .min(LocalDate::compareTo)
                        .orElse(null));
    }

    private static PastOccurrence past(PlannedActivity activity, Wanted.Duty duty) {
        return new PastOccurrence(
                activity.activityId(), activity.number(), activity.title(), duty.key(), duty.forYear(), duty.due());
    }

    private List<Existing> existing(UUID roadmapId) {
        return jdbc.sql("""
                        select o.activity_id, o.key, o.due, o.dropped, a.organization_id, a.state, a.scheduled_due,
                               nullif(a.agreed_due, 'infinity') agreed_due, nullif(a.due, 'infinity') work_due,
                               nullif(a.report_due, 'infinity') report_due,
                               coalesce(a.withdrawn_by_plan, false) withdrawn_by_plan,
                               a.id is not null and exists (select 1 from assignment_decision d
                                 where d.assignment_id = a.id and d.verdict = 'SUBMITTED') reported
                        from occurrence o left join assignment a on a.occurrence_id = o.id
                        where o.roadmap_id = ?
                        """).param(roadmapId).query(Existing.class).list();
    }
}
