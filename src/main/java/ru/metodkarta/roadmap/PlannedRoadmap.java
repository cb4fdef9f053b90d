package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.organization.NamingContext;

/**
 * One revision as execution needs it: what is to be done, by whom and when.
 *
 * @param controlFrom start of control; occurrences due earlier need a decision at approval
 * @param period days of the plan; both may be null (the horizon moves)
 * @param coordinatorId organization that reports for executors printed as plain text
 * @param startDecisions by activity and occurrence key, for occurrences past at the start of control
 */
public record PlannedRoadmap(
        UUID roadmapId,
        UUID revisionId,
        NamingContext context,
        UUID ownerId,
        UUID coordinatorId,
        PlanPeriod period,
        LocalDate controlFrom,
        List<PlannedActivity> activities,
        Map<StartKey, StartDecision> startDecisions) {

    public record StartKey(UUID activityId, String occurrenceKey) {}

    public enum StartVerdict {
        DONE_EARLIER,
        CONTROL,
        DROPPED
    }

    /** @param proof what proves «исполнено ранее»: requisites of a document, a link, words */
    public record StartDecision(StartVerdict verdict, String proof) {}

    /** @param yearKind kind of year of this row: its own or the revision's */
    public record PlannedActivity(
            UUID activityId,
            String number,
            String title,
            String resultKind,
            YearKind yearKind,
            Reading reading,
            List<PlannedExecutor> executors) {}

    public record PlannedExecutor(
            ExecutorKind kind,
            UUID organizationId,
            GroupCode group,
            GroupBasis basis,
            UUID listId,
            String printed,
            Part part) {}
}
