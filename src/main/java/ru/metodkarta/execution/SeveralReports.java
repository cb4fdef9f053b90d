package ru.metodkarta.execution;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.evidence.KeptUploads;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;

/** One text and one proof for several assignments: each gets a report of its own, all of them or none. */
@Service
class SeveralReports {

    private final AssignmentFacts facts;
    private final WorkInSets works;
    private final ReportsInSets reports;
    private final ReportEvents events;
    private final KeptUploads uploads;
    private final JdbcClient jdbc;
    private final Clock clock;

    SeveralReports(
            AssignmentFacts facts,
            WorkInSets works,
            ReportsInSets reports,
            ReportEvents events,
            KeptUploads uploads,
            JdbcClient jdbc,
            Clock clock) {
        this.facts = facts;
        this.works = works;
        this.reports = reports;
        this.events = events;
        this.uploads = uploads;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param ahead its time has not begun: reported on only when somebody says so
     * @param draft what there is of it already, null when there is nothing
     * @param obstacle message code of why it is not reported together with the others, null when it is
     */
    record Line(AssignmentFacts.Facts work, int forYear, LocalDate due, boolean ahead, Draft draft, String obstacle) {

        /** Taken along unless somebody unticks it. */
        boolean plain() {
            return !ahead && draft == null;
        }

        /** Proofs that go with the common report because they are in the draft. */
        int proofs() {
            return draft == null ? 0 : draft.proofs();
        }
    }

    /**
     * @param mark what «вместо черновика» was said of, see {@link Sight.Chosen}; adding a proof changes it as writing does
     * @param proofs without those withdrawn
     */
    record Draft(
            String mark,
            boolean own,
            String byName,
            Instant at,
            String text,
            LocalDate doneOn,
            String result,
            Outcome outcome,
            String reason,
            int proofs,
            ReportEvent event) {

        public boolean words() {
            return !text.isEmpty() || result != null || reason != null || doneOn != null || outcome != Outcome.DONE;
        }
    }

    record Choice(List<Line> able, List<Line> unable, List<Grant> capacities) {

        static final Choice NOTHING = new Choice(List.of(), List.of(), List.of());

        UUID regionId() {
            return (able.isEmpty() ? unable : able).get(0).work().regionId();
        }

        public boolean ahead() {
            return able.stream().anyMatch(Line::ahead);
        }

        /** Whether it may be reported on or not. */
        List<Line> named(Collection<UUID> ids) {
            return Stream.concat(able.stream(), unable.stream())
                    .filter(line -> ids.contains(line.work().id()))
                    .toList();
        }

        List<Line> of(Collection<UUID> ids) {
            return able.stream().filter(line -> ids.contains(line.work().id())).toList();
        }
    }

    /** Some of the work cannot be taken any more, see {@link Wanted#missing}; nothing has been sent. */
    static final class NotTaken extends RuntimeException {}

    /** @param replaced marks of the drafts the common report is sent instead of */
    record Wanted(Collection<UUID> works, Map<UUID, String> replaced) {

        List<UUID> all() {
            return Stream.concat(works.stream(), replaced.keySet().stream())
                    .distinct()
                    .toList();
        }

        /** Those of them that may not be reported on any more, or whose draft is another than was seen. */
        List<UUID> missing(Choice choice) {
            Set<UUID> taken = choice.able().stream()
                    .filter(line -> line.draft() == null
                            || line.draft()
                                    .mark()
                                    .equals(replaced.get(line.work().id())))
                    .map(line -> line.work().id())
                    .collect(Collectors.toSet());
            return all().stream().filter(id -> !taken.contains(id)).toList();
        }
    }

    private record Standing(
            UUID id,
            AssignmentState state,
            int forYear,
            LocalDate beginsOn,
            LocalDate due,
            UUID reportId,
            int version,
            UUID byAccount,
            String byName,
            Instant updatedAt,
            String text,
            LocalDate doneOn,
            String result,
            Outcome outcome,
            String reason,
            int proofs) {

        /** Files or an event without a word are a draft, too: they would go with the report. */
        Draft draft(Actor actor, ReportEvent event) {
            if (reportId == null) {
                return null;
            }
            Draft draft = new Draft(
                    id + ":" + ExecutionReport.mark(reportId, version) + ":" + proofs,
                    actor.accountId().equals(byAccount),
                    byName,
                    updatedAt,
                    text,
                    doneOn,
                    result,
                    outcome,
                    reason,
                    proofs,
                    event);
            return draft.words() || proofs > 0 || !event.nothing() ? draft : null;
        }
    }

    /** In the order of their dates. */
    @Transactional(readOnly = true)
    Choice of(Actor actor, Collection<UUID> ids, LocalDate today) {
        Map<UUID, AssignmentFacts.Facts> found = facts.visible(actor, new TreeSet<>(ids)).stream()
                .collect(Collectors.toMap(AssignmentFacts.Facts::id, Function.identity()));
        found.values().forEach(one -> one.reporter(actor, null));
        List<Line> able = new ArrayList<>();
        List<Line> unable = new ArrayList<>();
        List<Standing> all = standing(ids);
        Map<UUID, ReportEvent> told = events.of(
                all.stream().map(Standing::reportId).filter(Objects::nonNull).toList());
        for (Standing standing : all) {
            AssignmentFacts.Facts work = found.get(standing.id());
            Line line = new Line(
                    work,
                    standing.forYear(),
                    standing.due(),
                    standing.beginsOn() != null && standing.beginsOn().isAfter(today),
                    standing.draft(actor, told.getOrDefault(standing.reportId(), ReportEvent.NOTHING)),
                    obstacle(standing, work.occurrenceKind()));
            (line.obstacle() == null ? able : unable).add(line);
        }
        List<Grant> capacities = actor.fitting(
                grant -> found.values().stream().allMatch(one -> AssignmentPermissions.mayReport(grant, one.place())));
        return new Choice(able, unable, capacities);
    }

    private List<Standing> standing(Collection<UUID> ids) {
        return jdbc.sql("""
                        select a.id, a.state, a.for_year, %s begins_on, case when a.due < 'infinity' then a.due end due,
                          x.id report_id, coalesce(x.version, 0) as version, x.by_account, x.by_name, x.updated_at, x.text, x.done_on,
                          nullif(x.result, '') as result, x.outcome, nullif(x.reason, '') reason,
                          (select count(*) from report_evidence e join evidence p on p.id = e.evidence_id
                            where e.report_id = x.id and p.withdrawn_at is null) proofs
                        from assignment a join occurrence o on o.id = a.occurrence_id
                        left join execution_report x on x.assignment_id = a.id and x.state = 'DRAFT'
                        where a.id in (:ids) order by a.due, a.id
                        """.formatted(WorkClock.BEGINS))
                .param("ids", ids)
                .query(Standing.class)
                .list();
    }

    private static String obstacle(Standing standing, OccurrenceKind kind) {
        if (standing.state() == AssignmentState.RETURNED) {
            return "execution.several.returned";
        }
        if (!standing.state().withExecutor()) {
            return "execution.several.sent";
        }
        return kind == OccurrenceKind.AS_NEEDED ? "execution.several.counted" : null;
    }

    /**
     * Sends a report on each; a fixed number of statements.
     *
     * @param kept files of the form that a former answer has kept; they are among the proofs of the content
     * @throws NotTaken when one of them may not be reported on any more, or its draft is another than was seen
     */
    @Transactional
    int submit(Actor actor, Wanted wanted, ReportContent content, Collection<UUID> kept) {
        List<UUID> ids = wanted.all();
        // in one order, and before anything is asked of them: what is found out here holds until the end, also of
        // drafts,
        // which nobody writes without the lock of the assignment
        works.hold(ids);
        Choice choice = of(actor, ids, actor.today(clock));
        requireNone(wanted.missing(choice));
        Instant now = clock.instant();
        Map<UUID, Decider> by = new LinkedHashMap<>();
        Map<UUID, Grant> grants = new LinkedHashMap<>();
        for (Line line : choice.able()) {
            Grant grant = line.work().reporter(actor, content.capacity());
            grants.put(line.work().id(), grant);
            by.put(line.work().id(), Decider.of(actor, grant, now));
        }
        reports.write(actor, choice.able(), content, by);
        uploads.taken(actor, kept);
        works.write(
                actor,
                works.read(ids).stream()
                        .map(work -> WorkChange.submit(work, grants.get(work.id())))
                        .toList());
        return ids.size();
    }

    static void requireNone(List<UUID> missing) {
        if (!missing.isEmpty()) {
            throw new NotTaken();
        }
    }
}
