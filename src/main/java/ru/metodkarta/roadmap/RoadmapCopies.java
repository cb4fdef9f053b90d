package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.deadline.Conventions;
import ru.metodkarta.deadline.Occurrence;
import ru.metodkarta.deadline.Occurrences;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotFound;

/** A roadmap as the beginning of another one: for the next period, or for another place. */
@Component
public class RoadmapCopies {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final MergeWriter rows;
    private final PlaceRules rules;
    private final ObjectProvider<ExecutionView> execution;
    private final JdbcClient jdbc;
    private final Clock clock;

    RoadmapCopies(
            RoadmapHeads heads,
            RevisionTexts texts,
            MergeWriter rows,
            PlaceRules rules,
            ObjectProvider<ExecutionView> execution,
            JdbcClient jdbc,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.rows = rows;
        this.rules = rules;
        this.execution = execution;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What somebody may do with a roadmap he sees.
     *
     * @param edits may write it, and so its successor
     * @param approves is its official
     * @param state name of the roadmap's state
     * @param capacity in which he edits or approves, null when he does neither
     */
    public record Rights(
            String title,
            String ownerName,
            RoadmapPlace place,
            boolean edits,
            boolean approves,
            boolean published,
            String state,
            String capacity) {}

    /** @throws NotFound when there is none, or the viewer may not know of it */
    @Transactional(readOnly = true)
    public Rights rights(Actor viewer, UUID roadmapId) {
        RoadmapHead head = heads.seen(viewer, roadmapId);
        RoadmapPlace place = head.place();
        return new Rights(
                jdbc.sql("select title from revision where id = ?")
                        .param(head.published() ? head.effectiveId() : head.draftId())
                        .query(String.class)
                        .single(),
                head.ownerName(),
                place,
                viewer.capacity(null, grant -> RoadmapAccess.mayEdit(grant, place))
                        .isPresent(),
                viewer.capacity(null, grant -> RoadmapAccess.mayApprove(grant, place))
                        .isPresent(),
                head.published(),
                head.state(),
                viewer.capacity(
                                null,
                                grant -> RoadmapAccess.mayEdit(grant, place) || RoadmapAccess.mayApprove(grant, place))
                        .map(grant -> grant.capacity())
                        .orElse(null));
    }

    /** What became of an activity's work. */
    public enum Work {
        /** every assignment is accepted */
        DONE,
        /** something is still open, or was closed otherwise */
        OPEN,
        /** there are no assignments */
        NONE
    }

    /** Without a title: rows without a section, or clauses of the order. */
    public record Section(UUID id, String number, String title, Integer year, List<Row> rows) {}

    /**
     * @param reading what stands for the deadline
     * @param confirmed a person answered what the words leave open
     */
    public record Row(UUID activityId, ActivityContent content, Reading reading, boolean confirmed, Work work) {}

    /** @param requisites of the text in force, with its own place */
    public record Original(
            UUID roadmapId, UUID revisionId, RoadmapPlace place, NewRoadmap requisites, List<Section> sections) {}

    /**
     * The text in force, whole, in a fixed number of statements. The caller has decided who may read it.
     *
     * @param viewer whose view of the work counts; null: without the work
     */
    @Transactional(readOnly = true)
    public Original original(UUID roadmapId, Actor viewer) {
        Head head =
                jdbc.sql("""
                        select effective_revision_id revision_id, region_id, municipality_id, organization_id, level, owner_id, plan_kind
                        from roadmap where id = ? and effective_revision_id is not null
                        """).param(roadmapId).query(Head.class).optional().orElseThrow(() -> new NotFound("roadmap"));
        RevisionText text = texts.read(head.revisionId());
        Map<UUID, List<ExecutorContent>> executors = rows.executors(head.revisionId());
        ExecutionView view = viewer == null ? null : execution.getIfAvailable();
        Map<UUID, ExecutionView.Progress> work =
                view == null ? Map.of() : view.byActivity(roadmapId, viewer, viewer.today(clock));
        Map<UUID, List<Row>> bySection = new LinkedHashMap<>();
        bySection.put(null, new ArrayList<>());
        text.sections().forEach(section -> bySection.put(section.id(), new ArrayList<>()));
        text.rows()
                .forEach(row -> bySection
                        .computeIfAbsent(row.sectionId(), id -> new ArrayList<>())
                        .add(row(row, executors, work)));
        List<Section> sections = new ArrayList<>();
        if (!bySection.get(null).isEmpty()) {
            sections.add(new Section(null, null, null, null, bySection.get(null)));
        }
        text.sections()
                .forEach(section -> sections.add(new Section(
                        section.id(), section.number(), section.title(), section.year(), bySection.get(section.id()))));
        if (!text.clauses().isEmpty()) {
            sections.add(new Section(
                    null,
                    null,
                    null,
                    null,
                    text.clauses().stream()
                            .map(row -> row(row, executors, work))
                            .toList()));
        }
        return new Original(roadmapId, head.revisionId(), head.place(), requisites(head, text), sections);
    }

    private record Head(
            UUID revisionId,
            UUID regionId,
            UUID municipalityId,
            UUID organizationId,
            Level level,
            UUID ownerId,
            PlanKind planKind) {

        RoadmapPlace place() {
            return new RoadmapPlace(regionId, municipalityId, organizationId, level, ownerId);
        }
    }

    private static Row row(
            RevisionText.Row row, Map<UUID, List<ExecutorContent>> executors, Map<UUID, ExecutionView.Progress> work) {
        return new Row(
                row.activityId(),
                new ActivityContent(
                        row.number(),
                        row.title(),
                        executors.getOrDefault(row.id(), List.of()),
                        row.deadlineText(),
                        row.result(),
                        ResultKind.of(row.resultKind()),
                        row.precondition(),
                        row.yearKind(),
                        row.extra(),
                        row.executorsText(),
                        row.orderClause()),
                row.reading(),
                row.readingSettled() && !row.reading().manual(),
                work(work.get(row.activityId())));
    }

    private static Work work(ExecutionView.Progress progress) {
        if (progress == null || progress.total() == 0) {
            return Work.NONE;
        }
        return progress.accepted() == progress.total() ? Work.DONE : Work.OPEN;
    }

    private NewRoadmap requisites(Head head, RevisionText text) {
        RevisionText.Head requisites = text.head();
        record Persons(String supervisorText, UUID supervisorAccountId) {}
        Persons persons = jdbc.sql("select supervisor_text, supervisor_account_id from revision where id = ?")
                .param(requisites.id())
                .query((row, n) -> new Persons(
                        row.getString("supervisor_text"), row.getObject("supervisor_account_id", UUID.class)))
                .single();
        return new NewRoadmap(
                requisites.title(),
                head.level(),
                head.regionId(),
                head.municipalityId(),
                head.organizationId(),
                head.ownerId(),
                requisites.periodFrom(),
                requisites.periodTo(),
                requisites.periodText(),
                requisites.yearKind(),
                text.columns().stream()
                        .map(column ->
                                new ColumnContent(ColumnKind.valueOf(column.kind()), column.title(), column.key()))
                        .toList(),
                text.basis().stream()
                        .map(basis -> new BasisContent(basis.relation(), basis.printed(), basis.inForce()))
                        .toList(),
                requisites.coordinatorId(),
                requisites.coordinatorText(),
                persons.supervisorText(),
                persons.supervisorAccountId(),
                null,
                head.planKind());
    }

    /** What the words of a deadline are read as in a plan of that period. */
    public static Reading read(
            String words, PlanPeriod period, Integer sectionYear, YearKind ownYearKind, ResultKind resultKind) {
        return Deadlines.read(words, Deadlines.context(period, sectionYear, ownYearKind), resultKind);
    }

    /** The same with the year a person confirmed, where the words still ask for it. */
    public static Reading confirmed(
            Reading read, int year, PlanPeriod period, Integer sectionYear, YearKind ownYearKind, ResultKind kind) {
        Reading answered = read.withConfirmedYear(year, Deadlines.context(period, sectionYear, ownYearKind));
        return kind == ResultKind.REPORT ? answered.asReport() : answered;
    }

    /** Printed names of executors that would be plain words in a roadmap of that place, in their order. */
    @Transactional(readOnly = true)
    public List<String> strangers(RoadmapPlace place, Original original) {
        List<ExecutorContent> all = original.sections().stream()
                .flatMap(section -> section.rows().stream())
                .flatMap(row -> row.content().executors().stream())
                .toList();
        return rules.strangers(ExecutorNames.contextOf(place), all).stream()
                .map(ExecutorContent::printed)
                .distinct()
                .toList();
    }

    /** Control days of an activity's occurrences in a plan of that period. */
    public static List<LocalDate> dues(Reading reading, PlanPeriod period, LocalDate today) {
        return Occurrences.of(reading, period, Conventions.standard(), today).stream()
                .map(Occurrence::due)
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .toList();
    }
}
