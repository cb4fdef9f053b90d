package ru.metodkarta.execution;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import ru.metodkarta.shared.Conflict;

/**
 * Исполнение: one occurrence × one reporting organization. Rows are made by {@link Reconciliation}; every verb here
 * gives the row of history that the use case keeps.
 */
@Entity
@Table(name = "assignment")
class Assignment {

    /** No date: stored as infinity, never late. */
    static final LocalDate NO_DATE = LocalDate.MAX;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private AssignmentState state;

    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    private LocalDate agreedDue;

    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    private LocalDate due;

    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    private LocalDate reportDue;

    private Instant stateAt;

    private LocalDate doneOn;

    private Integer doneCount;
    private boolean closedWithoutSecond;
    private boolean withdrawnByPlan;

    /** Wording the finished work was done under, once a later revision has taken over its occurrence. */
    private UUID revisionId;

    /** Who of the organization was asked to do it; counts only while the person works there ({@link Delegation}). */
    private UUID assigneeId;

    /** The paper that shows it done, see {@link ListEntries}; null when a report does. */
    private UUID entryId;

    @Version
    private Integer version;

    protected Assignment() {}

    AssignmentDecision start(Decider by) {
        return become(AssignmentState.IN_PROGRESS, Verdict.STARTED, null, null, by);
    }

    AssignmentDecision submit(ExecutionReport report, Decider by) {
        report.submitted(by.at());
        return become(AssignmentState.SUBMITTED, Verdict.SUBMITTED, report, null, by);
    }

    /**
     * Until somebody opened the report for review. A day of the event that was named meanwhile counts from now on; a rework
     * has its own day again.
     *
     * @param past of the work, see {@link Rework}
     * @param reportBy date of the report on what is done on the day in force
     */
    AssignmentDecision withdrawReport(
            ExecutionReport report, Rework.Past past, UnaryOperator<LocalDate> reportBy, Decider by) {
        if (report.openedAt() != null) {
            throw new Conflict("execution.conflict.opened");
        }
        report.withdrawn();
        LocalDate shown = due;
        if (past.sentOnReturn()) {
            agreedDue = due.equals(reportDue) ? agreedDue : due;
            due = reportDue;
        } else if (!due.equals(agreedDue) && !past.givesTheDay()) {
            agreedDue = due;
            reportDue = reportBy.apply(due);
        }
        AssignmentState before = past.sentOnReturn() ? AssignmentState.RETURNED : AssignmentState.IN_PROGRESS;
        AssignmentDecision decision = become(before, Verdict.REPORT_WITHDRAWN, report, null, by);
        return due.equals(shown) ? decision : decision.moving(shown, due);
    }

    /** Takes the report as it is: the outcome it states becomes the state. */
    AssignmentDecision accept(ExecutionReport report, String remark, Decider by) {
        report.accepted();
        AssignmentDecision decision = become(report.outcome().state(), Verdict.ACCEPTED, report, remark, by);
        doneOn = report.doneOn();
        doneCount = report.count();
        return decision;
    }

    /** «Закрыто без второго лица»: flagged and counted apart. */
    AssignmentDecision closeAlone(ExecutionReport report, String remark, Decider by) {
        report.accepted();
        AssignmentDecision decision = become(report.outcome().state(), Verdict.CLOSED_ALONE, report, remark, by);
        doneOn = report.doneOn();
        doneCount = report.count();
        closedWithoutSecond = true;
        return decision;
    }

    /** The return has a date of its own; the fact is still judged by the agreed one. */
    AssignmentDecision returnForRework(ExecutionReport report, String remark, LocalDate until, Decider by) {
        report.returned();
        LocalDate before = due;
        AssignmentDecision decision = become(AssignmentState.RETURNED, Verdict.RETURNED, report, remark, by);
        due = until;
        reportDue = until;
        return decision.moving(before, until);
    }

    /** An outcome decided by the acceptor, with or without a report. */
    AssignmentDecision close(
            Outcome outcome, ExecutionReport report, LocalDate factOn, Integer count, String reason, Decider by) {
        if (report != null && report.state() == ExecutionReport.State.SUBMITTED) {
            report.accepted();
        }
        AssignmentDecision decision = become(outcome.state(), Verdict.CLOSED, report, reason, by);
        doneOn = outcome.carriedOut() ? factOn : null;
        doneCount = count;
        return decision;
    }

    /** @param past of the work: the day of a former rework is not one the work is judged by */
    AssignmentDecision reopen(ExecutionReport report, String reason, LocalDate until, Rework.Past past, Decider by) {
        AssignmentState next = state.reopened();
        LocalDate before = due;
        boolean reported = report != null && !(report.draft() && report.no() == 1);
        if (report != null && report.state() == ExecutionReport.State.ACCEPTED) {
            report.returned();
        } else if (report != null && report.state() == ExecutionReport.State.SUBMITTED) {
            report.withdrawn(); // nobody has answered it: it is its author's again, to be sent or not
        }
        AssignmentDecision decision = become(next, Verdict.REOPENED, report, reason, by);
        if (!past.givesTheDay() && !reported) {
            agreedDue = due; // the day of the event may have been named since, and nothing was reported by another
        }
        doneOn = null;
        doneCount = null;
        closedWithoutSecond = false;
        withdrawnByPlan = false;
        revisionId = null;
        entryId = null;
        if (next == AssignmentState.RETURNED) {
            due = until;
            reportDue = until;
            decision.moving(before, until);
        }
        return decision;
    }

    AssignmentDecision withdrawFromControl(String basis, Decider by) {
        return become(AssignmentState.WITHDRAWN, Verdict.WITHDRAWN, null, basis, by);
    }

    /**
     * Moves the date in force; the rule's date stays. What is returned or brought back, and so has a day of its own, gets more
     * time for that only.
     *
     * @param reportBy date of the report when the work is done on the new day
     */
    AssignmentDecision extend(LocalDate until, LocalDate reportBy, String remark, Decider by) {
        requireWithExecutor();
        LocalDate before = due;
        boolean ownDay = state == AssignmentState.RETURNED || !due.equals(agreedDue);
        due = until;
        if (ownDay) {
            reportDue = until;
        } else {
            agreedDue = until;
            reportDue = reportBy;
        }
        return noted(Verdict.EXTENDED, remark, by).moving(before, until);
    }

    AssignmentDecision refuseExtension(String remark, Decider by) {
        return noted(Verdict.EXTENSION_REFUSED, remark, by);
    }

    AssignmentDecision askExtension(LocalDate until, String reason, Decider by) {
        requireWithExecutor();
        return noted(Verdict.EXTENSION_ASKED, reason, by).moving(due, until);
    }

    /** «Дата проведения» of an undated occurrence; a return keeps its own date. */
    AssignmentDecision nameEventDate(LocalDate eventOn, LocalDate reportBy, Decider by) {
        requireWithExecutor();
        LocalDate before = due;
        agreedDue = eventOn;
        if (state != AssignmentState.RETURNED || !dated()) {
            due = eventOn;
            reportDue = reportBy;
        }
        return noted(Verdict.DATE_NAMED, null, by).moving(before, due);
    }

    /** @param colleague null gives the work back to the organization */
    AssignmentDecision delegate(UUID colleague, String name, Decider by) {
        if (!state.open()) {
            throw new Conflict("execution.conflict.state");
        }
        assigneeId = colleague;
        return noted(Verdict.DELEGATED, name, by);
    }

    private void requireWithExecutor() {
        if (!state.withExecutor()) {
            throw new Conflict("execution.conflict.state");
        }
    }

    private AssignmentDecision noted(Verdict verdict, String remark, Decider by) {
        return new AssignmentDecision(id, null, verdict, state, state, remark, by);
    }

    private AssignmentDecision become(
            AssignmentState next, Verdict verdict, ExecutionReport report, String remark, Decider by) {
        if (!state.mayBecome(next)) {
            throw new Conflict("execution.conflict.state");
        }
        AssignmentDecision decision =
                new AssignmentDecision(id, report == null ? null : report.id(), verdict, state, next, remark, by);
        state = next;
        stateAt = by.at();
        return decision;
    }

    UUID id() {
        return id;
    }

    AssignmentState state() {
        return state;
    }

    UUID assigneeId() {
        return assigneeId;
    }

    LocalDate due() {
        return due;
    }

    LocalDate doneOn() {
        return doneOn;
    }

    boolean dated() {
        return !due.equals(NO_DATE);
    }
}
