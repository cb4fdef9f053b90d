package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;

/** What an approval does beyond the text: who takes part how, what is past, which assignments come to be. */
@Component
class ApprovalEffects {

    private final JdbcClient jdbc;
    private final PlannedRoadmaps planned;
    private final ObjectProvider<ExecutionView> execution;

    ApprovalEffects(JdbcClient jdbc, PlannedRoadmaps planned, ObjectProvider<ExecutionView> execution) {
        this.jdbc = jdbc;
        this.planned = planned;
        this.execution = execution;
    }

    /** What taking effect with these choices would create; empty while nothing executes roadmaps. */
    Optional<ExecutionView.Impact> preview(UUID revisionId, ApprovalChoices choices, LocalDate today) {
        ExecutionView view = execution.getIfAvailable();
        if (view == null) {
            return Optional.empty();
        }
        PlannedRoadmap plan = planned.ofRevision(revisionId);
        LocalDate controlFrom = controlFrom(choices, plan.controlFrom(), today);
        return Optional.of(view.preview(
                new PlannedRoadmap(
                        plan.roadmapId(),
                        plan.revisionId(),
                        plan.context(),
                        plan.ownerId(),
                        plan.coordinatorId(),
                        plan.period(),
                        controlFrom,
                        withParts(plan.activities(), choices.parts()),
                        choices.start()),
                today));
    }

    /** The day to propose to the approver. */
    LocalDate controlFrom(UUID revisionId, LocalDate today) {
        return jdbc.sql("select coalesce(control_from, :today) from revision where id = cast(:revision as uuid)")
                .param("today", today)
                .param("revision", revisionId)
                .query(LocalDate.class)
                .optional()
                .orElse(today);
    }

    /** The approver's day, else the one the text names (that of the revision before, when it was amended), else today. */
    static LocalDate controlFrom(ApprovalChoices choices, LocalDate written, LocalDate today) {
        return choices.controlFrom() != null ? choices.controlFrom() : written != null ? written : today;
    }

    private static List<PlannedRoadmap.PlannedActivity> withParts(
            List<PlannedRoadmap.PlannedActivity> activities, Map<ApprovalChoices.ExecutorKey, Part> parts) {
        if (parts.isEmpty()) {
            return activities;
        }
        // positions are those of the stored rows: 0, 1, 2 … in the order the plan lists them
        List<PlannedRoadmap.PlannedActivity> changed = new ArrayList<>();
        for (PlannedRoadmap.PlannedActivity activity : activities) {
            List<PlannedRoadmap.PlannedExecutor> executors = new ArrayList<>();
            for (int i = 0; i < activity.executors().size(); i++) {
                PlannedRoadmap.PlannedExecutor e = activity.executors().get(i);
                Part part = parts.getOrDefault(new ApprovalChoices.ExecutorKey(activity.activityId(), i), e.part());
                executors.add(new PlannedRoadmap.PlannedExecutor(
                        e.kind(), e.organizationId(), e.group(), e.basis(), e.listId(), e.printed(), part));
            }
            changed.add(new PlannedRoadmap.PlannedActivity(
                    activity.activityId(),
                    activity.number(),
                    activity.title(),
                    activity.resultKind(),
                    activity.yearKind(),
                    activity.reading(),
                    executors));
        }
        return changed;
    }

    void changeParts(UUID revisionId, Map<ApprovalChoices.ExecutorKey, Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        List<Map.Entry<ApprovalChoices.ExecutorKey, Part>> all = List.copyOf(parts.entrySet());
        jdbc.sql("""
                        update executor x set part = c.part
                        from unnest(:activities::uuid[], :places::int[], :parts::text[]) c (activity_id, place, part),
                             (select r.activity_id, e.activity_row_id, e.position,
                                     row_number() over (partition by e.activity_row_id order by e.position) - 1 place
                              from executor e join activity_row r on r.id = e.activity_row_id
                              where r.revision_id = :revision) o
                        where o.activity_id = c.activity_id and o.place = c.place
                          and x.activity_row_id = o.activity_row_id and x.position = o.position and x.part <> c.part
                        """)
                .param(
                        "activities",
                        all.stream().map(e -> e.getKey().activityId()).toArray(UUID[]::new))
                .param("places", all.stream().map(e -> e.getKey().position()).toArray(Integer[]::new))
                .param("parts", all.stream().map(e -> e.getValue().name()).toArray(String[]::new))
                .param("revision", revisionId)
                .update();
    }

    /**
     * What is decided on every past occurrence; nothing is written.
     *
     * @throws PastUndecided when the choices leave one open
     */
    Map<PlannedRoadmap.StartKey, PlannedRoadmap.StartDecision> requireDecidedPast(
            UUID revisionId, ApprovalChoices choices, LocalDate today) {
        // while nothing executes roadmaps, nobody knows what is past: decisions are kept as chosen
        return preview(revisionId, choices, today)
                .map(impact -> decisions(impact.past(), choices))
                .orElseGet(choices::start);
    }

    private static Map<PlannedRoadmap.StartKey, PlannedRoadmap.StartDecision> decisions(
            List<ExecutionView.PastOccurrence> all, ApprovalChoices choices) {
        Map<PlannedRoadmap.StartKey, PlannedRoadmap.StartDecision> decisions = new LinkedHashMap<>();
        List<ExecutionView.PastOccurrence> undecided = new ArrayList<>();
        for (ExecutionView.PastOccurrence past : all) {
            PlannedRoadmap.StartKey key = new PlannedRoadmap.StartKey(past.activityId(), past.occurrenceKey());
            PlannedRoadmap.StartDecision decision = choices.start().getOrDefault(key, choices.otherPast());
            if (decision == null) {
                undecided.add(past);
            } else {
                decisions.put(key, decision);
            }
        }
        if (!undecided.isEmpty()) {
            throw new PastUndecided(undecided);
        }
        return decisions;
    }

    /** @throws PastUndecided when the choices leave a past occurrence open */
    void decideOnPast(UUID revisionId, ApprovalChoices choices, LocalDate today) {
        requireDecidedPast(revisionId, choices, today).forEach((key, decision) -> save(revisionId, key, decision));
    }

    private void save(UUID revisionId, PlannedRoadmap.StartKey key, PlannedRoadmap.StartDecision decision) {
        jdbc.sql("""
                        insert into start_decision (revision_id, activity_id, occurrence_key, verdict, proof)
                        values (:revision, :activity, :key, :verdict, :proof)
                        """)
                .param("revision", revisionId)
                .param("activity", key.activityId())
                .param("key", key.occurrenceKey())
                .param("verdict", decision.verdict().name())
                .param("proof", decision.proof())
                .update();
    }

    Optional<ExecutionView.Reconciled> reconcile(
            UUID revisionId, LocalDate today, Actor actor, String capacity, ExecutionView.SoFar soFar) {
        return Optional.ofNullable(execution.getIfAvailable())
                .map(view -> view.reconcile(planned.ofRevision(revisionId), today, actor, capacity, soFar));
    }
}
