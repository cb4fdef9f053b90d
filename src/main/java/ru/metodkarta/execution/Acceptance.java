package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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

/** The acceptor's side: verdicts on reports, other outcomes, dates. Nobody accepts their own report. */
@Service
public class Acceptance {

    private static final int DAYS_FOR_REWORK = 7;
    private static final Set<Role> SECOND_PERSONS = Set.of(Role.SUPERVISOR, Role.OFFICIAL);

    private final AssignmentFacts facts;
    private final Assignments assignments;
    private final Reports reports;
    private final Decisions decisions;
    private final ExtensionRequests extensions;
    private final ReportLag lag;
    private final RoleHolders holders;
    private final JdbcClient jdbc;
    private final Clock clock;

    Acceptance(
            AssignmentFacts facts,
            Assignments assignments,
            Reports reports,
            Decisions decisions,
            ExtensionRequests extensions,
            ReportLag lag,
            RoleHolders holders,
            JdbcClient jdbc,
            Clock clock) {
        this.facts = facts;
        this.assignments = assignments;
        this.reports = reports;
        this.decisions = decisions;
        this.extensions = extensions;
        this.lag = lag;
        this.holders = holders;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the report; the outcome it states becomes the state. */
    @Transactional
    public void accept(Actor actor, UUID assignmentId, String remark) {
        decide(actor, assignmentId, work -> work.assignment().accept(work.submitted(), remark, work.by()));
    }

    /** Takes several at once; those that are no longer waiting are left as they are. Returns how many were accepted. */
    @Transactional
    public int acceptAll(Actor actor, Collection<UUID> assignmentIds) {
        int accepted = 0;
        for (AssignmentFacts.Facts found : facts.visible(actor, Set.copyOf(assignmentIds))) {
            Work work = work(actor, found);
            if (work.assignment().state() == AssignmentState.SUBMITTED) {
                keep(work, work.assignment().accept(work.submitted(), null, work.by()));
                accepted++;
            }
        }
        return accepted;
    }

    /** @param until date of the rework; null gives a week */
    @Transactional
    public void returnForRework(Actor actor, UUID assignmentId, String remark, LocalDate until) {
        decide(
                actor,
                assignmentId,
                work -> work.assignment().returnForRework(work.submitted(), remark, work.rework(until), work.by()));
    }

    /** Any outcome, with a report or without: «исполнено частично: 28 из 31», «не требовалось», a count of occasions. */
    @Transactional
    public void close(Actor actor, UUID assignmentId, Outcome outcome, String reason, Integer count) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        decide(actor, assignmentId, work -> {
            ExecutionReport report = work.waiting() ? work.submitted() : null;
            if (outcome == Outcome.DONE && report == null && found.occurrenceKind() != OccurrenceKind.AS_NEEDED) {
                throw new Conflict("execution.conflict.state"); // «исполнено» rests on a report
            }
            LocalDate fact =
                    report == null || report.doneOn() == null ? work.by().today() : report.doneOn();
            Integer times = count == null && report != null ? report.count() : count;
            return work.assignment().close(outcome, report, fact, times, reason, work.by());
        });
    }

    /** Back to work, or back under control, with a reason. */
    @Transactional
    public void reopen(Actor actor, UUID assignmentId, String reason, LocalDate until) {
        decide(
                actor,
                assignmentId,
                work -> work.assignment().reopen(work.last(), reason, work.rework(until), work.by()));
    }

    /** @param basis the act or the reason; reports stay */
    @Transactional
    public void withdrawFromControl(Actor actor, UUID assignmentId, String basis) {
        decide(actor, assignmentId, work -> work.assignment().withdrawFromControl(basis, work.by()));
    }

    /** @param until null grants the day that was asked for */
    @Transactional
    public void grantExtension(Actor actor, UUID assignmentId, LocalDate until, String remark) {
        decide(actor, assignmentId, work -> {
            ExtensionRequest request = openRequest(work);
            request.grant(remark, work.by());
            LocalDate day = until == null ? request.untilOn() : until;
            LocalDate reportBy = lag.reportDue(day, work.facts().resultKind());
            return work.assignment().extend(day, reportBy, remark, work.by());
        });
    }

    @Transactional
    public void refuseExtension(Actor actor, UUID assignmentId, String remark) {
        decide(actor, assignmentId, work -> {
            openRequest(work).refuse(remark, work.by());
            return work.assignment().refuseExtension(remark, work.by());
        });
    }

    /** «Дата проведения» of an undated occurrence: the executor names the first one, the acceptor may change it. */
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
        Decider by = Decider.of(actor, grant, clock.instant());
        LocalDate reportBy = lag.reportDue(eventOn, found.resultKind());
        AssignmentDecision decision = assignment.nameEventDate(eventOn, reportBy, by);
        decisions.save(decision);
        facts.journal(actor, found, decision);
    }

    /** «Закрыто без второго лица»: only where nobody else is appointed to accept. */
    @Transactional
    public void closeAlone(Actor actor, UUID assignmentId, String remark) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Grant grant = actor.capacity(null, g -> AssignmentPermissions.mayCloseAlone(g, found.place()))
                .orElseThrow(() -> new NotAllowed(found.leadName()));
        Work work = load(actor, found, grant);
        boolean acceptsOrdinarily = !work.own()
                && !actor.fitting(g -> AssignmentPermissions.mayDecide(g, found.place()))
                        .isEmpty();
        if (acceptsOrdinarily || secondPersonExists(actor, found, work.by().today())) {
            throw new NotAllowed();
        }
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
        if (actor.fitting(grant -> AssignmentPermissions.mayDecide(grant, found.place()))
                .isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update execution_report set opened_at = :at, version = version + 1
                        where assignment_id = :assignment and state = 'SUBMITTED' and opened_at is null
                          and by_account <> :account
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("assignment", assignmentId)
                .param("account", actor.accountId())
                .update();
    }

    private void decide(Actor actor, UUID assignmentId, Function<Work, AssignmentDecision> verb) {
        Work work = work(actor, facts.visible(actor, assignmentId));
        keep(work, verb.apply(work));
    }

    private Work work(Actor actor, AssignmentFacts.Facts found) {
        return load(actor, found, found.acceptor(actor, null)).notOwn();
    }

    private Work load(Actor actor, AssignmentFacts.Facts found, Grant grant) {
        Assignment assignment = assignments.findById(found.id()).orElseThrow(() -> new NotFound("assignment"));
        return new Work(
                actor,
                found,
                assignment,
                reports.findByAssignmentIdOrderByNo(found.id()),
                Decider.of(actor, grant, clock.instant()));
    }

    private record Work(
            Actor actor,
            AssignmentFacts.Facts facts,
            Assignment assignment,
            List<ExecutionReport> reports,
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

        /** Whoever wrote the report has no say in it, in whatever other capacity. */
        Work notOwn() {
            if (own()) {
                throw new NotAllowed();
            }
            return this;
        }

        boolean own() {
            return last() != null && last().byAccount().equals(actor.accountId());
        }

        LocalDate rework(LocalDate until) {
            return until == null ? by.today().plusDays(DAYS_FOR_REWORK) : until;
        }
    }

    private ExtensionRequest openRequest(Work work) {
        ExtensionRequest request = extensions
                .findByAssignmentIdAndVerdictIsNull(work.assignment().id())
                .orElseThrow(() -> new Conflict("execution.conflict.extension-decided"));
        if (request.askedBy().equals(work.actor().accountId())) {
            throw new NotAllowed();
        }
        return request;
    }

    private void keep(Work work, AssignmentDecision decision) {
        decisions.save(decision);
        facts.journal(work.actor(), work.facts(), decision);
    }
}
