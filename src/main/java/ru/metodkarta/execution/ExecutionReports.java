package ru.metodkarta.execution;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.workdays.WorkingCalendars;

/** The executor's side: drafts, reports, requests for more time. */
@Service
public class ExecutionReports {

    private final AssignmentFacts facts;
    private final Assignments assignments;
    private final Reports reports;
    private final Decisions decisions;
    private final ExtensionRequests extensions;
    private final ReportEvidence evidence;
    private final ReportEvents events;
    private final WorkingCalendars calendars;
    private final Rework rework;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExecutionReports(
            AssignmentFacts facts,
            Assignments assignments,
            Reports reports,
            Decisions decisions,
            ExtensionRequests extensions,
            ReportEvidence evidence,
            ReportEvents events,
            WorkingCalendars calendars,
            Rework rework,
            JdbcClient jdbc,
            Clock clock) {
        this.facts = facts;
        this.assignments = assignments;
        this.reports = reports;
        this.decisions = decisions;
        this.extensions = extensions;
        this.evidence = evidence;
        this.events = events;
        this.calendars = calendars;
        this.rework = rework;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps what is written so far, complete or not; the work counts as begun. */
    @Transactional
    public void saveDraft(Actor actor, UUID assignmentId, ReportContent content) {
        keepDraft(actor, assignmentId, content);
    }

    /** The same; answers the mark of the draft, over which writing goes on. */
    @Transactional
    String keepDraft(Actor actor, UUID assignmentId, ReportContent content) {
        Work work = work(actor, assignmentId, content.capacity());
        requireTurn(work, actor);
        requireSeen(work, content);
        ExecutionReport draft = write(work, content);
        if (work.assignment().state() == AssignmentState.NOT_STARTED) {
            keep(work, work.assignment().start(work.by()));
        }
        return draft.mark();
    }

    /**
     * Sends the report; a new one when the last was returned.
     *
     * @throws UnchangedReport when it is the returned one word for word
     * @throws Conflict when it is sent already, closed, or lacks what its outcome needs
     */
    @Transactional
    public void submit(Actor actor, UUID assignmentId, ReportContent content) {
        Work work = work(actor, assignmentId, content.capacity());
        requireTurn(work, actor);
        requireSeen(work, content);
        requireComplete(content, work.by().today());
        ExecutionReport report = write(work, content);
        rework.requireChange(report.id());
        keep(work, work.assignment().submit(report, work.by()));
    }

    /** «Не относится к нам», «не требовалось»: said with a reason; what was written so far stays in the report. */
    @Transactional
    void declare(Actor actor, UUID assignmentId, Outcome outcome, String reason) {
        Work work = work(actor, assignmentId, null);
        requireTurn(work, actor);
        ExecutionReport report = write(work, ReportContent.empty().with(outcome, reason, null));
        keep(work, work.assignment().submit(report, work.by()));
    }

    /** The work, for a page on which the actor reports; asks the same rights and turn as reporting does. */
    @Transactional
    AssignmentFacts.Facts reportable(Actor actor, UUID assignmentId) {
        Work work = work(actor, assignmentId, null);
        requireTurn(work, actor);
        return work.facts();
    }

    /** Adds proofs to the draft, which is begun if there is none; whatever else is wrong with a form, its files are kept. */
    @Transactional
    void attach(Actor actor, UUID assignmentId, String capacity, List<ReportContent.Proof> proofs) {
        Work work = work(actor, assignmentId, capacity);
        requireTurn(work, actor);
        ExecutionReport last = work.last();
        if (last != null && last.draft()) {
            evidence.add(actor, work.facts(), last.id(), proofs);
            return;
        }
        write(work, last == null ? ReportContent.empty() : last.content(), proofs);
        if (work.assignment().state() == AssignmentState.NOT_STARTED) {
            keep(work, work.assignment().start(work.by()));
        }
    }

    /** Takes the report back until somebody has opened it for review. */
    @Transactional
    public void withdraw(Actor actor, UUID assignmentId) {
        Work work = work(actor, assignmentId, null);
        ExecutionReport report = work.last();
        if (work.assignment().state() != AssignmentState.SUBMITTED || report == null) {
            throw new Conflict("execution.conflict.state");
        }
        AssignmentFacts.Facts found = work.facts();
        keep(
                work,
                work.assignment()
                        .withdrawReport(
                                report,
                                rework.past(assignmentId),
                                day -> ReportLag.reportDue(day, found.resultKind(), calendars.of(found.regionId())),
                                work.by()));
    }

    /** «Попросить продлить срок»; one open request at a time. */
    @Transactional
    public void askExtension(Actor actor, UUID assignmentId, LocalDate until, String reason) {
        Work work = work(actor, assignmentId, null);
        if (!work.assignment().dated()) {
            throw new Conflict("execution.conflict.undated");
        }
        if (extensions.findByAssignmentIdAndVerdictIsNull(assignmentId).isPresent()) {
            throw new Conflict("execution.conflict.extension-open");
        }
        keep(work, work.assignment().askExtension(until, reason, work.by()));
        extensions.save(new ExtensionRequest(assignmentId, until, reason, work.by()));
    }

    /** Every assignment of a roadmap in the order of its plan; no permission asked, for programs only. */
    @Transactional(readOnly = true)
    public List<AssignmentRef> ofRoadmap(UUID roadmapId) {
        return jdbc.sql("""
                        select a.id, a.organization_id, a.activity_id, r.number, o.key occurrence_key, a.for_year,
                               case when a.due < 'infinity' then a.due end due, a.state, o.kind = 'AS_NEEDED' as_needed
                        from assignment a
                        join occurrence o on o.id = a.occurrence_id
                        join activity_row r on r.revision_id = coalesce(a.revision_id, o.revision_id) and r.activity_id = a.activity_id
                        where a.roadmap_id = ?
                        order by r.position, a.due, o.key, a.organization_id
                        """).param(roadmapId).query(AssignmentRef.class).list();
    }

    /** An assignment with its reports, and who acts on it. */
    private record Work(
            Actor actor,
            AssignmentFacts.Facts facts,
            Assignment assignment,
            List<ExecutionReport> reports,
            Decider by) {

        ExecutionReport last() {
            return reports.isEmpty() ? null : reports.get(reports.size() - 1);
        }
    }

    private Work work(Actor actor, UUID assignmentId, String capacity) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Decider by = Decider.of(actor, found.reporter(actor, capacity), clock.instant());
        Assignment assignment = assignments.findById(assignmentId).orElseThrow(() -> new NotFound("assignment"));
        return new Work(actor, found, assignment, reports.findByAssignmentIdOrderByNo(assignmentId), by);
    }

    /**
     * A second window must not write over what it has not shown. A draft that holds nothing new is no loss: one begun by a
     * file alone, or the returned text as it came back.
     */
    private void requireSeen(Work work, ReportContent content) {
        ExecutionReport last = work.last();
        if (content.base() == null || content.base().equals(last == null ? "" : last.mark())) {
            return;
        }
        ReportContent stored = last == null ? ReportContent.empty() : last.content();
        ExecutionReport former = work.reports().size() < 2
                ? null
                : work.reports().get(work.reports().size() - 2);
        boolean nothingNew = stored.says(content)
                || stored.says(ReportContent.empty())
                || (former != null && stored.says(former.content()));
        if (!nothingNew || eventDiffers(last, content.event())) {
            throw new Conflict("execution.conflict.draft");
        }
    }

    private boolean eventDiffers(ExecutionReport last, ReportEvent event) {
        ReportEvent stored = event == null || last == null ? ReportEvent.NOTHING : events.of(last.id());
        return !stored.nothing() && !stored.equals(event);
    }

    private static void requireTurn(Work work, Actor actor) {
        AssignmentState state = work.assignment().state();
        if (state == AssignmentState.SUBMITTED && work.last() != null) {
            throw alreadySent(work.last().submittedAt(), work.by(), actor);
        }
        if (!state.withExecutor()) {
            throw new Conflict("execution.conflict.state");
        }
    }

    private static Conflict alreadySent(Instant sentAt, Decider by, Actor actor) {
        ZonedDateTime sent = sentAt.atZone(actor.zone());
        String time = DateTimeFormatter.ofPattern("HH:mm").format(sent);
        return sent.toLocalDate().equals(by.today())
                ? new Conflict("execution.conflict.sent-today", time)
                : new Conflict(
                        "execution.conflict.sent",
                        DateTimeFormatter.ofPattern("dd.MM.yyyy").format(sent),
                        time);
    }

    private static void requireComplete(ReportContent content, LocalDate today) {
        Outcome outcome = content.outcome();
        boolean lacks = outcome.carriedOut() ? content.doneOn() == null : content.reason() == null;
        if (lacks) {
            throw new Conflict("execution.conflict.incomplete");
        }
        if (content.doneOn() != null && content.doneOn().isAfter(today)) {
            throw new Conflict("execution.conflict.future");
        }
    }

    private ExecutionReport write(Work work, ReportContent content) {
        return write(work, content, content.added());
    }

    private ExecutionReport write(Work work, ReportContent content, List<ReportContent.Proof> added) {
        ExecutionReport last = work.last();
        boolean begins = last == null || !last.draft();
        ExecutionReport report =
                begins ? new ExecutionReport(work.assignment().id(), last == null ? 1 : last.no() + 1) : last;
        report.write(content, work.by());
        // proofs are written by plain SQL and refer to it
        ExecutionReport stored = reports.saveAndFlush(report);
        if (begins && last != null) {
            evidence.carryOver(last.id(), stored.id(), content.kept());
        } else if (!begins) {
            evidence.keepOnly(stored.id(), content.kept());
        }
        if (content.event() != null) {
            events.write(stored.id(), content.event());
        } else if (begins && last != null) {
            events.carryOver(last.id(), stored.id());
        }
        evidence.add(work.actor(), work.facts(), stored.id(), added);
        return stored;
    }

    private void keep(Work work, AssignmentDecision decision) {
        decisions.save(decision);
        facts.journal(work.actor(), work.facts(), decision);
    }
}
