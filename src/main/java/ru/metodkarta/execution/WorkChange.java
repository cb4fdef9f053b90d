package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.shared.Grant;

/**
 * What is to become of one assignment among many; the same rules as the verbs of {@link Assignment}, as values: bulk work
 * is written in sets. A change that the state forbids is null.
 *
 * @param fate state the last report gets with it, null leaves it
 * @param due null without a date; likewise the other dates
 */
record WorkChange(
        HeldWork work,
        Grant grant,
        Verdict verdict,
        AssignmentState to,
        LocalDate agreedDue,
        LocalDate due,
        LocalDate reportDue,
        LocalDate doneOn,
        Integer doneCount,
        UUID entryId,
        ExecutionReport.State fate,
        String remark) {

    /** The report, written by whoever calls, is sent. */
    static WorkChange submit(HeldWork work, Grant grant) {
        return become(work, grant, Verdict.SUBMITTED, AssignmentState.SUBMITTED, null)
                .report(ExecutionReport.State.SUBMITTED);
    }

    /** @param outcomes the reported outcomes that are accepted; a report of another one stays */
    static WorkChange accept(HeldWork work, Grant grant, Set<Outcome> outcomes, String remark) {
        return !work.waits() || !outcomes.contains(work.reportOutcome())
                ? null
                : become(work, grant, Verdict.ACCEPTED, work.reportOutcome().state(), remark)
                        .done(work.reportDoneOn(), work.reportCount())
                        .report(ExecutionReport.State.ACCEPTED);
    }

    static WorkChange returned(HeldWork work, Grant grant, String remark, LocalDate until) {
        return !work.waits()
                ? null
                : become(work, grant, Verdict.RETURNED, AssignmentState.RETURNED, remark)
                        .dates(work.agreedDue(), until, until)
                        .report(ExecutionReport.State.RETURNED);
    }

    /** More time only: a day that is not later changes nothing. */
    static WorkChange extend(HeldWork work, Grant grant, LocalDate until, LocalDate reportBy, String remark) {
        if (!work.state().withExecutor() || work.due() == null || !until.isAfter(work.due())) {
            return null;
        }
        WorkChange same = become(work, grant, Verdict.EXTENDED, work.state(), remark);
        return work.state() == AssignmentState.RETURNED || !work.due().equals(work.agreedDue())
                ? same.dates(work.agreedDue(), until, until)
                : same.dates(until, until, reportBy);
    }

    static WorkChange withdraw(HeldWork work, Grant grant, String basis) {
        return !work.state().open() ? null : become(work, grant, Verdict.WITHDRAWN, AssignmentState.WITHDRAWN, basis);
    }

    /** Without a report; what waits for acceptance is decided first. «Исполнено» rests on a report, or is counted. */
    static WorkChange close(HeldWork work, Grant grant, Outcome outcome, LocalDate today, String reason) {
        boolean unproved = outcome == Outcome.DONE && work.occurrenceKind() != OccurrenceKind.AS_NEEDED;
        return !work.state().withExecutor() || unproved
                ? null
                : become(work, grant, Verdict.CLOSED, outcome.state(), reason)
                        .done(outcome.carriedOut() ? today : null, null);
    }

    /** «Внесено методистом»: done, as a paper shows. */
    static WorkChange enter(HeldWork work, Grant grant, LocalDate doneOn, UUID entryId, String remark) {
        return !work.state().withExecutor()
                ? null
                : become(work, grant, Verdict.ENTERED, AssignmentState.ACCEPTED, remark)
                        .done(doneOn, null)
                        .entry(entryId);
    }

    /** «Дата проведения»; a return keeps its own date. */
    static WorkChange nameDate(HeldWork work, Grant grant, LocalDate eventOn, LocalDate reportBy, String remark) {
        if (!work.state().withExecutor() || eventOn.equals(work.agreedDue())) {
            return null;
        }
        WorkChange same = become(work, grant, Verdict.DATE_NAMED, work.state(), remark);
        return work.state() == AssignmentState.RETURNED
                ? same.dates(eventOn, work.due(), work.reportDue())
                : same.dates(eventOn, eventOn, reportBy);
    }

    /**
     * «Дата проведения» for what nobody has to do any more: shown on the day of the event, judged as before. Work out of
     * control would come back with the day.
     */
    static WorkChange follow(HeldWork work, Grant grant, LocalDate eventOn, LocalDate reportBy, String remark) {
        if (work.state().withExecutor() || eventOn.equals(work.due())) {
            return null;
        }
        WorkChange same = become(work, grant, Verdict.DATE_NAMED, work.state(), remark);
        return work.state() == AssignmentState.WITHDRAWN
                ? same.dates(eventOn, eventOn, reportBy)
                : same.dates(work.agreedDue(), eventOn, work.reportDue());
    }

    private static WorkChange become(HeldWork work, Grant grant, Verdict verdict, AssignmentState to, String remark) {
        return new WorkChange(
                work,
                grant,
                verdict,
                to,
                work.agreedDue(),
                work.due(),
                work.reportDue(),
                work.doneOn(),
                work.doneCount(),
                work.entryId(),
                null,
                remark);
    }

    private WorkChange dates(LocalDate agreed, LocalDate newDue, LocalDate newReportDue) {
        return new WorkChange(
                work, grant, verdict, to, agreed, newDue, newReportDue, doneOn, doneCount, entryId, fate, remark);
    }

    private WorkChange done(LocalDate on, Integer count) {
        return new WorkChange(work, grant, verdict, to, agreedDue, due, reportDue, on, count, entryId, fate, remark);
    }

    private WorkChange report(ExecutionReport.State newFate) {
        return new WorkChange(
                work, grant, verdict, to, agreedDue, due, reportDue, doneOn, doneCount, entryId, newFate, remark);
    }

    private WorkChange entry(UUID entry) {
        return new WorkChange(
                work, grant, verdict, to, agreedDue, due, reportDue, doneOn, doneCount, entry, fate, remark);
    }

    boolean movesDue() {
        return !java.util.Objects.equals(work.due(), due);
    }
}
