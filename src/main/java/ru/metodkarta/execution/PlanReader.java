package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.deadline.Conventions;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.deadline.Occurrences;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.roadmap.ExecutorKind;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmap.PlannedActivity;
import ru.metodkarta.roadmap.PlannedRoadmap.PlannedExecutor;
import ru.metodkarta.roadmap.PlannedRoadmap.StartDecision;
import ru.metodkarta.roadmap.PlannedRoadmap.StartKey;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.workdays.WorkingCalendars;

/** Turns a planned revision into what is wanted of whom: readings into duties, groups and texts into organizations. */
@Component
class PlanReader {

    private final OrganizationDirectory organizations;
    private final WorkingCalendars calendars;
    private final JdbcClient jdbc;

    PlanReader(OrganizationDirectory organizations, WorkingCalendars calendars, JdbcClient jdbc) {
        this.organizations = organizations;
        this.calendars = calendars;
        this.jdbc = jdbc;
    }

    Wanted read(PlannedRoadmap plan, LocalDate today) {
        List<Wanted.Duty> duties = new ArrayList<>();
        List<Wanted.Reporter> reporters = new ArrayList<>();
        Members members = new Members(plan);
        WorkingCalendar calendar = calendars.of(plan.context().regionId());
        for (PlannedActivity activity : plan.activities()) {
            for (Occurrence occurrence : occurrences(plan, activity, today)) {
                duties.add(duty(plan, activity, occurrence, calendar));
            }
            reporters.addAll(members.reporters(activity));
        }
        return new Wanted(duties, reporters);
    }

    private static Wanted.Duty duty(
            PlannedRoadmap plan, PlannedActivity activity, Occurrence occurrence, WorkingCalendar calendar) {
        boolean tail = occurrence.key().startsWith(Occurrence.THEN)
                && activity.reading().then() != null;
        DeadlineKind kind = (tail ? activity.reading().then() : activity.reading()).kind();
        StartDecision decision = plan.startDecisions().get(new StartKey(activity.activityId(), occurrence.key()));
        return new Wanted.Duty(
                Ids.next(),
                activity.activityId(),
                occurrence.key(),
                occurrence.due() == null ? OccurrenceKind.undated(kind) : OccurrenceKind.DATED,
                occurrence.forYear(),
                occurrence.from(),
                occurrence.due(),
                ReportLag.reportDue(occurrence.due(), activity.resultKind(), calendar),
                decision == null ? null : decision.verdict(),
                decision == null ? null : decision.proof());
    }

    /** A plan without a first day counts from the start of control, so that what is past does not fall out of it. */
    private static List<Occurrence> occurrences(PlannedRoadmap plan, PlannedActivity activity, LocalDate today) {
        PlanPeriod bounds = plan.period() == null ? PlanPeriod.unknown() : plan.period();
        PlanPeriod period = new PlanPeriod(
                bounds.from() == null ? plan.controlFrom() : bounds.from(),
                bounds.to(),
                activity.yearKind() != null ? activity.yearKind() : bounds.yearKind());
        return Occurrences.of(activity.reading(), period, Conventions.standard(), today);
    }

    /** Executors of one plan as organizations; groups and lists are looked up once. */
    private final class Members {

        private final PlannedRoadmap plan;
        private final UUID coordinator;
        private final Map<Object, List<UUID>> groups = new HashMap<>();
        private final Map<UUID, UUID> standIns;

        Members(PlannedRoadmap plan) {
            this.plan = plan;
            this.coordinator = plan.coordinatorId() != null ? plan.coordinatorId() : plan.ownerId();
            this.standIns = successors(plan);
        }

        List<Wanted.Reporter> reporters(PlannedActivity activity) {
            Map<UUID, Wanted.Reporter> byOrganization = new LinkedHashMap<>();
            boolean led = activity.executors().stream().anyMatch(e -> e.part() == Part.LEAD);
            boolean first = true;
            for (PlannedExecutor executor : activity.executors()) {
                // somebody must answer: without a named lead the first executor is it
                Part part = !led && first ? Part.LEAD : executor.part();
                first = false;
                if (part == Part.TAKING_PART) {
                    continue;
                }
                for (UUID organization : organizationsOf(executor)) {
                    boolean deputized = executor.kind() == ExecutorKind.TEXT || organization == null;
                    UUID reporting = organization == null ? coordinator : organization;
                    byOrganization.merge(
                            reporting,
                            new Wanted.Reporter(
                                    activity.activityId(), reporting, part, deputized ? executor.printed() : null),
                            Members::together);
                }
            }
            if (activity.executors().isEmpty()) {
                byOrganization.put(
                        coordinator, new Wanted.Reporter(activity.activityId(), coordinator, Part.LEAD, null));
            }
            return List.copyOf(byOrganization.values());
        }

        /** An organization that appears twice reports once; lead wins. */
        private static Wanted.Reporter together(Wanted.Reporter one, Wanted.Reporter other) {
            String names = one.onBehalfOf() == null
                    ? other.onBehalfOf()
                    : other.onBehalfOf() == null || one.onBehalfOf().equals(other.onBehalfOf())
                            ? one.onBehalfOf()
                            : one.onBehalfOf() + "; " + other.onBehalfOf();
            return new Wanted.Reporter(
                    one.activityId(),
                    one.organizationId(),
                    one.part() == Part.LEAD || other.part() == Part.LEAD ? Part.LEAD : Part.REPORTING,
                    names);
        }

        private List<UUID> organizationsOf(PlannedExecutor executor) {
            return switch (executor.kind()) {
                case TEXT -> List.of(coordinator);
                case ORG ->
                    java.util.Collections.singletonList(
                            standIns.containsKey(executor.organizationId())
                                    ? standIns.get(executor.organizationId())
                                    : executor.organizationId());
                case GROUP ->
                    groups.computeIfAbsent(
                            List.of(executor.group(), executor.basis()),
                            key -> organizations.members(plan.context(), executor.group(), executor.basis()));
                case LIST ->
                    groups.computeIfAbsent(executor.listId(), key -> organizations.listMembers(executor.listId()));
            };
        }
    }

    /** Open work of a closed organization passes to its successor; with none the coordinator reports (null here). */
    private Map<UUID, UUID> successors(PlannedRoadmap plan) {
        List<UUID> named = plan.activities().stream()
                .flatMap(activity -> activity.executors().stream())
                .map(PlannedExecutor::organizationId)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
        List<UUID> archived = organizations.findAll(named).values().stream()
                .filter(OrganizationCard::archived)
                .map(OrganizationCard::id)
                .toList();
        if (archived.isEmpty()) {
            return Map.of();
        }
        Map<UUID, UUID> result = new HashMap<>();
        archived.forEach(id -> result.put(id, null));
        result.putAll(jdbc
                .sql("""
                        select distinct on (e.organization_id) e.organization_id, e.successor_id
                        from organization_event e join organization s on s.id = e.successor_id
                        where e.organization_id in (:archived) and s.archived_on is null
                        order by e.organization_id, e.on_date desc
                        """)
                .param("archived", archived)
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return result;
    }
}
