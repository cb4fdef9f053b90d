package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.account.RoleHolders;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Dates;
import ru.metodkarta.workdays.WorkingCalendars;

/** The acceptor's side: verdicts on reports, other outcomes, dates. Nobody accepts their own report. */
@Service
public class Acceptance {

    static final Set<Role> SECOND_PERSONS = Set.of(Role.SUPERVISOR, Role.OFFICIAL);

    private final AssignmentFacts facts;
    private final Assignments assignments;
    private final Reports reports;
    private final Decisions decisions;
    private final ExtensionRequests extensions;
    private final WorkNotes notes;
    private final Rework rework;
    private final YearClosings years;
    private final WorkingCalendars calendars;
    private final RoleHolders holders;
    private final JdbcClient jdbc;
    private final Clock clock;

    Acceptance(
            AssignmentFacts facts,
            Assignments assignments,
            Reports reports,
            Decisions decisions,
            ExtensionRequests extensions,
            WorkNotes notes,
            Rework rework,
            YearClosings years,
            WorkingCalendars calendars,
            RoleHolders holders,
            JdbcClient jdbc,
            Clock clock) {
        this.facts = facts;
        this.assignments = assignments;
        this.reports = reports;
        this.decisions = decisions;
        this.extensions = extensions;
        this.notes = notes;
        this.rework = rework;
        this.years = years;
        this.calendars = calendars;
        this.holders = holders;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the report that waits; the outcome it states becomes the state. For programs: people say what they saw. */
    @Transactional
    public void accept(Actor actor, UUID assignmentId, String remark) {
        accept(actor, assignmentId, Sight.ANY, remark);
    }

    /** Takes the report as it was seen; the outcome it states becomes the state. */
    @Transactional
    void accept(Actor actor, UUID assignmentId, Sight sight, String remark) {
        decide(actor, assignmentId, sight, work -> work.assignment().accept(work.submitted(), remark, work.by()));
    }

    /**
     * @param others reports of another outcome than «исполнено»: each is to be decided on by itself
     * @param left those whose report was changed, taken back or decided on meanwhile: they are left as they are
     */
    record Accepted(int accepted, int others, List<String> left) {}

    /**
     * Takes several that were carried out, each as it was seen.
     *
     * @throws Conflict when all that could be taken have another outcome
     */
    @Transactional
    Accepted acceptAll(Actor actor, Collection<Sight.Chosen> chosen, String capacity) {
        Map<UUID, String> seen = new TreeMap<>();
        chosen.forEach(one -> seen.put(one.assignmentId(), one.report()));
        List<AssignmentFacts.Facts> visible = new ArrayList<>(facts.visible(actor, seen.keySet()));
        // always in one order: two who accept the same reports wait for each other instead of blocking
        visible.sort(Comparator.comparing(AssignmentFacts.Facts::id));
        int accepted = 0;
        int others = 0;
        List<String> left = new ArrayList<>();
        for (AssignmentFacts.Facts found : visible) {
            Work work = deciding(actor, found, capacity);
            if (!work.waiting() || !work.seenAs(seen.get(found.id()))) {
                left.add(LeftWork.name(found.organizationName(), found.number(), found.title()));
                continue;
            }
            if (work.submitted().outcome() == Outcome.DONE) {
                keep(work, work.assignment().accept(work.submitted(), null, work.by()));
                accepted++;
            } else {
                others++;
            }
        }
        if (accepted == 0 && others > 0) {
            throw new Conflict("execution.conflict.accept-done-only");
        }
        return new Accepted(accepted, others, left);
    }

    /** @param until date of the rework; null gives a week */
    @Transactional
    public void returnForRework(Actor actor, UUID assignmentId, String remark, LocalDate until) {
        returnForRework(actor, assignmentId, Sight.ANY, remark, until);
    }

    /** @param until date of the rework; null gives a week */
    @Transactional
    void returnForRework(Actor actor, UUID assignmentId, Sight sight, String remark, LocalDate until) {
        decide(
                actor,
                assignmentId,
                sight,
                work -> work.assignment().returnForRework(work.submitted(), remark, work.rework(until), work.by()));
    }

    /** Any outcome, with a report or without: «исполнено частично: 28 из 31», «не требовалось», a count of occasions. */
    @Transactional
    void close(Actor actor, UUID assignmentId, Sight sight, Outcome outcome, String reason, Integer count) {
        decide(actor, assignmentId, sight, work -> {
            ExecutionReport report = work.waiting() ? work.submitted() : null;
            if (outcome == Outcome.DONE
                    && report == null
                    && work.facts().occurrenceKind() != OccurrenceKind.AS_NEEDED) {
                throw new Conflict("execution.conflict.state"); // «исполнено» rests on a report
            }
            LocalDate fact =
                    report == null || report.doneOn() == null ? work.by().today() : report.doneOn();
            return work.assignment().close(outcome, report, fact, times(work, outcome, count), reason, work.by());
        });
    }

    /** What was counted: as told, else by the report, else by the log. */
    private Integer times(Work work, Outcome outcome, Integer told) {
        if (told != null) {
            return told;
        }
        if (work.waiting()) {
            return work.submitted().count();
        }
        int noted = outcome.carriedOut() ? notes.instances(work.facts().id()) : 0;
        return noted == 0 ? null : noted;
    }

    /** Back to work, or back under control, with a reason; work of a closed year only after the year itself. */
    @Transactional
    void reopen(Actor actor, UUID assignmentId, Sight sight, String reason, LocalDate until) {
        years.keep(facts.visible(actor, assignmentId).roadmapId());
        decide(actor, assignmentId, sight, work -> {
            AssignmentDecision back = work.assignment()
                    .reopen(work.last(), reason, work.rework(until), rework.past(assignmentId), work.by());
            years.requireOpen(assignmentId);
            return back;
        });
    }

    /** @param basis the act or the reason; reports stay */
    @Transactional
    void withdrawFromControl(Actor actor, UUID assignmentId, Sight sight, String basis) {
        decide(actor, assignmentId, sight, work -> work.assignment().withdrawFromControl(basis, work.by()));
    }

    /** @param until null grants the day that was asked for */
    @Transactional
    void grantExtension(Actor actor, UUID assignmentId, Sight sight, LocalDate until, String remark) {
        decide(actor, assignmentId, sight, work -> {
            ExtensionRequest request = openRequest(work);
            request.grant(remark, work.by());
            LocalDate day = until == null ? request.untilOn() : until;
            LocalDate reportBy = reportDue(day, work.facts());
            return work.assignment().extend(day, reportBy, remark, work.by());
        });
    }

    private LocalDate reportDue(LocalDate day, AssignmentFacts.Facts facts) {
        return ReportLag.reportDue(day, facts.resultKind(), calendars.of(facts.regionId()));
    }

    @Transactional
    void refuseExtension(Actor actor, UUID assignmentId, Sight sight, String remark) {
        decide(actor, assignmentId, sight, work -> {
            openRequest(work).refuse(remark, work.by());
            return work.assignment().refuseExtension(remark, work.by());
        });
    }

    /**
     * «Дата проведения» of an undated occurrence, until it is named for all: the executor names the first one, the acceptor
     * may change it.
     */
    @Transactional
    public void nameEventDate(Actor actor, UUID assignmentId, LocalDate eventOn) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Assignment assignment = assignments.findById(assignmentId).orElseThrow(() -> new NotFound("assignment"));
        boolean named = assignment.dated() && found.occurrenceKind() != OccurrenceKind.DATED;
        Grant grant = named
                ? found.acceptor(actor, null)
                : actor.capacity(null, g -> AssignmentPermissions.mayReport(g, found.place()))
                        .orElseGet(() -> found.acceptor(actor, null));
        if (found.occurrenceKind() == OccurrenceKind.DATED || found.occurrenceKind() == OccurrenceKind.AS_NEEDED) {
            throw new Conflict("execution.conflict.dated");
        }
        if (found.namedOn() != null) {
            throw new Conflict("execution.conflict.date-of-all", new Dates().day(found.namedOn()));
        }
        Decider by = Decider.of(actor, grant, clock.instant());
        LocalDate reportBy = reportDue(eventOn, found);
        AssignmentDecision decision = assignment.nameEventDate(eventOn, reportBy, by);
        decisions.save(decision);
        facts.journal(actor, found, decision);
    }

    /** «Закрыто без второго лица»: only where nobody else is appointed to accept. */
    @Transactional
    void closeAlone(Actor actor, UUID assignmentId, Sight sight, String remark) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Grant grant = actor.capacity(sight.capacity(), g -> AssignmentPermissions.mayCloseAlone(g, found.place()))
                .orElseThrow(() -> new NotAllowed(found.leadName()));
        Work work = load(actor, found, grant);
        boolean acceptsOrdinarily = !work.own()
                && !actor.fitting(g -> AssignmentPermissions.mayDecide(g, found.place()))
                        .isEmpty();
        if (acceptsOrdinarily || secondPersonExists(actor, found, work.by().today())) {
            throw new NotAllowed();
        }
        work.requireSeen(sight.report());
        keep(work, work.assignment().closeAlone(work.submitted(), remark, work.by()));
    }

    /** Whether there is a person in control, or an official, of the plan's own level besides the actor. */
    boolean secondPersonExists(Actor actor, AssignmentFacts.Facts found, LocalDate today) {
        UUID territory = found.level() == Level.REGIONAL || found.municipalityId() == null
                ? found.regionId()
                : found.municipalityId();
        return holders.anyOther(SECOND_PERSONS, territory, actor.accountId(), today);
    }

    /** Somebody who may decide looks at the report: from now on it cannot be withdrawn. */
    @Transactional
    public void open(Actor actor, UUID assignmentId) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        List<Grant> deciders = actor.fitting(grant -> AssignmentPermissions.mayDecide(grant, found.place()));
        if (deciders.isEmpty()) {
            return;
        }
        // in turn with the author's own deed on it; what was written does not change by being read
        jdbc.sql("select id from assignment where id = ? for update")
                .param(assignmentId)
                .query(UUID.class)
                .single();
        jdbc.sql("""
                        update execution_report set opened_at = :at
                        where assignment_id = :assignment and state = 'SUBMITTED' and opened_at is null
                          and by_account not in (:authors) and (acting_for is null or acting_for not in (:authors))
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("assignment", assignmentId)
                .param("authors", speaksOnlyFor(actor, deciders))
                .update();
    }

    /** Whose reports the person may not decide on in any capacity: the own ones, and the absent's where all are lent by one. */
    private static Set<UUID> speaksOnlyFor(Actor actor, List<Grant> deciders) {
        UUID absent = deciders.get(0).lent() ? deciders.get(0).actingFor().accountId() : actor.accountId();
        return deciders.stream().allMatch(grant -> grant.speaksFor(actor, absent))
                ? Stream.of(actor.accountId(), absent).collect(Collectors.toSet())
                : Set.of(actor.accountId());
    }

    private void decide(Actor actor, UUID assignmentId, Sight sight, Function<Work, AssignmentDecision> verb) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Work work = deciding(actor, found, sight.capacity());
        work.requireSeen(sight.report());
        keep(work, verb.apply(work));
    }

    /** In the chosen capacity, or in one that has no part in the report: who wrote it may hold several. */
    private Work deciding(Actor actor, AssignmentFacts.Facts found, String capacity) {
        Work work = load(actor, found, found.acceptor(actor, capacity));
        if (!work.own()) {
            return work;
        }
        return actor.capacity(
                        capacity,
                        grant -> AssignmentPermissions.mayDecide(grant, found.place())
                                && !work.last().concerns(actor, grant))
                .map(grant -> load(actor, found, grant))
                .orElseThrow(NotAllowed::new);
    }

    private Work load(Actor actor, AssignmentFacts.Facts found, Grant grant) {
        Assignment assignment = assignments.findById(found.id()).orElseThrow(() -> new NotFound("assignment"));
        return new Work(
                actor,
                found,
                assignment,
                reports.findByAssignmentIdOrderByNo(found.id()),
                grant,
                Decider.of(actor, grant, clock.instant()));
    }

    private record Work(
            Actor actor,
            AssignmentFacts.Facts facts,
            Assignment assignment,
            List<ExecutionReport> reports,
            Grant grant,
            Decider by) {

        ExecutionReport last() {
            return reports.isEmpty() ? null : reports.get(reports.size() - 1);
        }

        boolean waiting() {
            return assignment.state() == AssignmentState.SUBMITTED;
        }

        /** The report that waits for a verdict. */
        ExecutionReport submitted() {
            if (!waiting() || last() == null) {
                throw new Conflict("execution.conflict.state");
            }
            return last();
        }

        boolean seenAs(String report) {
            return report.equals(last() == null || last().draft() ? "" : last().mark());
        }

        /** A verdict is about the very text that was on the page. */
        void requireSeen(String report) {
            if (report == null || seenAs(report)) {
                return;
            }
            if (waiting()) {
                throw new Conflict(
                        report.isEmpty() ? "execution.conflict.seen-sent" : "execution.conflict.seen-changed");
            }
            throw new Conflict(
                    last() != null && last().draft()
                            ? "execution.conflict.seen-withdrawn"
                            : "execution.conflict.seen-decided");
        }

        /** Whoever wrote the report, or was substituted by who wrote it, has no say in it, in whatever other capacity. */
        boolean own() {
            return last() != null && last().concerns(actor, grant);
        }

        LocalDate rework(LocalDate until) {
            return until == null ? by.today().plusDays(Rework.DAYS) : until;
        }
    }

    private ExtensionRequest openRequest(Work work) {
        ExtensionRequest request = extensions
                .findByAssignmentIdAndVerdictIsNull(work.assignment().id())
                .orElseThrow(() -> new Conflict("execution.conflict.extension-decided"));
        if (request.concerns(work.actor(), work.grant())) {
            throw new NotAllowed();
        }
        return request;
    }

    private void keep(Work work, AssignmentDecision decision) {
        decisions.save(decision);
        facts.journal(work.actor(), work.facts(), decision);
    }
}
