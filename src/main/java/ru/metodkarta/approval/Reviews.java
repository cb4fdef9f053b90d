package ru.metodkarta.approval;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;
import ru.metodkarta.workdays.WorkingCalendars;

/**
 * Rounds of review. What a decision does to the thing reviewed its owner does in the same transaction; permissions are the
 * owner's, too ({@link Reviewer}).
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Reviews {

    private final ApprovalRequests requests;
    private final Remarks remarks;
    private final EntityManager entities;
    private final WorkingCalendars calendars;
    private final JdbcClient jdbc;
    private final Clock clock;

    Reviews(
            ApprovalRequests requests,
            Remarks remarks,
            EntityManager entities,
            WorkingCalendars calendars,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.remarks = remarks;
        this.entities = entities;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new round; its first steps arrive at once. */
    public ApprovalRequest open(ReviewedText text, Submission submission, List<RouteStep> route) {
        int last = requests.lastRound(text.textId());
        Map<String, UUID> endorsed = new HashMap<>();
        requests.findRound(text.textId(), last)
                .ifPresent(before -> before.steps().stream()
                        .filter(step -> step.kind() == StepKind.ENDORSE && step.passed())
                        .forEach(step ->
                                endorsed.put(key(step.to()), step.verdict() == null ? step.carriedFrom() : step.id())));
        return requests.saveAndFlush(new ApprovalRequest(
                Ids.next(),
                text,
                last + 1,
                submission,
                route,
                planned -> planned.kind() == StepKind.ENDORSE ? endorsed.get(key(planned.to())) : null,
                clock.instant(),
                submission.actor().today(clock),
                calendars.of(submission.actor().regionId())));
    }

    private static String key(Addressee to) {
        return to.kind() + "|" + to.organizationId() + "|" + to.office() + "|" + to.body();
    }

    /** Endorsements of the last round of this text that an editorial correction would keep. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean hasEndorsements(UUID textId) {
        return requests.findRound(textId, requests.lastRound(textId)).stream()
                .flatMap(before -> before.steps().stream())
                .anyMatch(step -> step.kind() == StepKind.ENDORSE && step.passed());
    }

    /**
     * The round that waits, locked until the end of the transaction and read anew: what somebody decided at this moment is
     * waited for and seen.
     *
     * @throws Conflict it is held for long: a large approval is on its way
     */
    public Optional<ApprovalRequest> lockOpen(UUID subjectId) {
        jdbc.sql("set local lock_timeout = '3s'").update();
        Optional<ApprovalRequest> open;
        try {
            open = requests.lockOpen(subjectId);
        } catch (PessimisticLockingFailureException e) {
            throw new Conflict("approval.conflict.running");
        }
        jdbc.sql("set local lock_timeout = 0").update();
        open.ifPresent(entities::refresh);
        return open;
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<ApprovalRequest> findOpen(UUID subjectId) {
        return requests.findOpen(subjectId);
    }

    /** Steps of all rounds of a subject. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<ApprovalStep> steps(UUID subjectId) {
        return requests.findSteps(subjectId);
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<ApprovalStep> step(UUID stepId) {
        return requests.findStep(stepId);
    }

    /** The latest round, whatever became of it. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<ApprovalRequest> findLast(UUID subjectId) {
        return requests.findLast(subjectId);
    }

    /** @param overall remark on the whole, null for none; with any remark it is «согласовано с замечаниями» */
    public void endorse(
            ApprovalRequest request, UUID stepId, Deciding by, String overall, Map<String, String> byAnchor) {
        boolean withRemarks = overall != null || !byAnchor.isEmpty();
        request.endorse(
                stepId,
                withRemarks,
                clock.instant(),
                by.actor().today(clock),
                calendars.of(by.actor().regionId()));
        decided(request, stepId, by, overall, null);
        remarks.add(request.id(), stepId, overall, byAnchor, by);
    }

    /** Back to the author, or an objection to a correction. A remark is required of the caller. */
    public void giveBack(
            ApprovalRequest request, UUID stepId, Deciding by, String overall, Map<String, String> byAnchor) {
        request.giveBack(stepId, by.actor().today(clock));
        decided(request, stepId, by, overall, null);
        remarks.add(request.id(), stepId, overall, byAnchor, by);
    }

    public void approve(ApprovalRequest request, UUID stepId, Deciding by, UUID actId) {
        request.approve(stepId, by.actor().today(clock));
        decided(request, stepId, by, null, actId);
    }

    public void withdraw(ApprovalRequest request, Deciding by) {
        request.withdraw();
        requests.saveAndFlush(request);
        jdbc.sql("""
                        insert into approval_withdrawal (request_id, decided_by, by_name, capacity, at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        request.id(),
                        by.actor().accountId(),
                        by.actor().name(),
                        by.grant().capacity(),
                        moment(clock.instant()))
                .update();
    }

    private void decided(ApprovalRequest request, UUID stepId, Deciding by, String remark, UUID actId) {
        requests.saveAndFlush(request);
        jdbc.sql("""
                        insert into approval_decision (step_id, verdict, remark, act_id, document_number, document_on, scan_file_id,
                          from_original, decided_by, by_name, capacity, at)
                        values (:step, :verdict, :remark, :act, :number, :on, :scan, :original, :by, :name, :capacity, :at)
                        """)
                .param("step", stepId)
                .param("verdict", request.step(stepId).orElseThrow().verdict().name())
                .param("remark", remark)
                .param("act", actId)
                .param("number", by.paper().number())
                .param("on", by.paper().on())
                .param("scan", by.paper().scanFileId())
                .param("original", by.fromOriginal())
                .param("by", by.actor().accountId())
                .param("name", by.actor().name())
                .param("capacity", by.grant().capacity())
                .param("at", moment(clock.instant()))
                .update();
    }

    private static OffsetDateTime moment(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private record Last(String verdict, String byName, Instant at) {}

    /** What happened to the last round meanwhile, for someone who comes too late. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Conflict meanwhile(Actor actor, UUID subjectId) {
        return jdbc.sql("""
                        select * from (
                          select d.verdict, d.by_name, d.at
                          from approval_decision d join approval_step s on s.id = d.step_id
                          join approval_request q on q.id = s.request_id where q.subject_id = :subject
                          union all
                          select 'WITHDRAWN', w.by_name, w.at
                          from approval_withdrawal w join approval_request q on q.id = w.request_id
                          where q.subject_id = :subject) happened
                        order by at desc, verdict in ('ENDORSED', 'ENDORSED_WITH_REMARKS') limit 1
                        """)
                .param("subject", subjectId)
                .query(Last.class)
                .optional()
                .map(last -> new Conflict(
                        "approval.conflict." + last.verdict(),
                        last.byName(),
                        new Dates().moment(last.at(), actor.zone())))
                .orElseGet(() -> new Conflict("approval.conflict.not-submitted"));
    }
}
