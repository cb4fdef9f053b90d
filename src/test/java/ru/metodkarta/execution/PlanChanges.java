package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmap.PlannedActivity;
import ru.metodkarta.roadmap.PlannedRoadmap.StartDecision;
import ru.metodkarta.roadmap.PlannedRoadmap.StartKey;

/** Plans as a later revision has them. */
final class PlanChanges {

    private PlanChanges() {}

    static PlannedRoadmap changed(
            PlannedRoadmap plan, UnaryOperator<PlannedActivity> change, Map<StartKey, StartDecision> decisions) {
        List<PlannedActivity> activities = new ArrayList<>();
        plan.activities().forEach(activity -> activities.add(change.apply(activity)));
        return new PlannedRoadmap(
                plan.roadmapId(),
                plan.revisionId(),
                plan.context(),
                plan.ownerId(),
                plan.coordinatorId(),
                plan.period(),
                plan.controlFrom(),
                activities,
                decisions);
    }

    static PlannedActivity withDue(PlannedActivity activity, LocalDate due) {
        Reading reading =
                Reading.manual(activity.reading().text(), DeadlineKind.ONE_OFF, null, due, null, null, null, null);
        return new PlannedActivity(
                activity.activityId(),
                activity.number(),
                activity.title(),
                activity.resultKind(),
                activity.yearKind(),
                reading,
                activity.executors());
    }

    static PlannedActivity withExecutors(PlannedActivity activity, int first) {
        return new PlannedActivity(
                activity.activityId(),
                activity.number(),
                activity.title(),
                activity.resultKind(),
                activity.yearKind(),
                activity.reading(),
                activity.executors().subList(0, first));
    }

    static PlannedRoadmap withKind(PlannedRoadmap plan, String kind) {
        return changed(
                plan,
                activity -> new PlannedActivity(
                        activity.activityId(),
                        activity.number(),
                        activity.title(),
                        kind,
                        activity.yearKind(),
                        activity.reading(),
                        activity.executors()),
                plan.startDecisions());
    }

    static PlannedRoadmap onlyActivity(PlannedRoadmap plan, int index) {
        return new PlannedRoadmap(
                plan.roadmapId(),
                plan.revisionId(),
                plan.context(),
                plan.ownerId(),
                plan.coordinatorId(),
                plan.period(),
                plan.controlFrom(),
                List.of(plan.activities().get(index)),
                plan.startDecisions());
    }
}
