package ru.metodkarta.approval;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Dates;

/** One round of review: the text as it was submitted, pinned by its hash, and the steps of its route. */
@Entity
@Table(name = "approval_request")
public class ApprovalRequest {

    /** Working days everybody who endorsed has to object to an editorial correction. */
    static final int OBJECTION_DAYS = 1;

    enum State {
        OPEN,
        APPROVED,
        RETURNED,
        WITHDRAWN
    }

    @Id
    private UUID id;

    private UUID subjectId;
    private UUID textId;
    private int round;
    private String contentSha256;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    private TextChange change;

    private LocalDate objectionsUntil;
    private UUID submittedBy;
    private String submittedCapacity;
    private Instant submittedAt;
    private String note;

    @OneToMany(mappedBy = "request", cascade = CascadeType.ALL)
    @OrderBy("position")
    private List<ApprovalStep> steps = new ArrayList<>();

    @Version
    private Integer version;

    protected ApprovalRequest() {}

    /**
     * @param carried by place in the route: the endorsement of the round before that stays, or null
     * @param today of the region: deadlines are counted from it
     * @param calendar working days of the region
     */
    ApprovalRequest(
            UUID id,
            ReviewedText text,
            int round,
            Submission submission,
            List<RouteStep> route,
            Function<RouteStep, UUID> carried,
            Instant at,
            LocalDate today,
            WorkingCalendar calendar) {
        this.id = id;
        this.subjectId = text.subjectId();
        this.textId = text.textId();
        this.round = round;
        this.contentSha256 = text.sha256();
        this.state = State.OPEN;
        this.change = round == 1 ? TextChange.FIRST : submission.change();
        this.submittedBy = submission.actor().accountId();
        this.submittedCapacity = submission.capacity();
        this.submittedAt = at;
        this.note = submission.note();
        for (RouteStep planned : route) {
            UUID stays = change == TextChange.EDITORIAL ? carried.apply(planned) : null;
            steps.add(new ApprovalStep(Ids.next(), this, steps.size() + 1, planned, stays));
        }
        if (steps.stream().anyMatch(ApprovalStep::carried)) {
            objectionsUntil = calendar.plusWorkingDays(today, OBJECTION_DAYS);
            steps.stream().filter(ApprovalStep::carried).forEach(step -> step.arrive(at, objectionsUntil));
        }
        advance(at, today, calendar);
    }

    /** The next stage begins when everything before it is done. */
    private void advance(Instant at, LocalDate today, WorkingCalendar calendar) {
        steps.stream()
                .filter(ApprovalStep::open)
                .mapToInt(ApprovalStep::stage)
                .min()
                .ifPresent(stage -> steps.stream()
                        .filter(step -> step.stage() == stage && step.open() && !step.awaitsDecision())
                        .forEach(step -> step.arrive(
                                at, step.days() == null ? null : calendar.plusWorkingDays(today, step.days()))));
    }

    /** Endorsed, with or without remarks; the route goes on. */
    void endorse(UUID stepId, boolean withRemarks, Instant at, LocalDate today, WorkingCalendar calendar) {
        ApprovalStep step = awaited(stepId);
        require(step.kind() == StepKind.ENDORSE);
        step.decide(withRemarks ? StepVerdict.ENDORSED_WITH_REMARKS : StepVerdict.ENDORSED);
        advance(at, today, calendar);
    }

    /** Back to the author: by any step whose turn it is, or by whoever takes a carried endorsement back. */
    void giveBack(UUID stepId, LocalDate today) {
        ApprovalStep step = awaited(stepId);
        if (step.carried() && today.isAfter(objectionsUntil)) {
            throw new Conflict("approval.conflict.objection-late", new Dates().day(objectionsUntil));
        }
        step.decide(step.carried() ? StepVerdict.OBJECTED : StepVerdict.RETURNED);
        become(State.RETURNED);
    }

    /**
     * The last step. Objections to an editorial correction are waited for, unless all who endorsed have confirmed.
     *
     * @param today of the region
     */
    void approve(UUID stepId, LocalDate today) {
        requireApprovable(stepId, today);
        awaited(stepId).decide(StepVerdict.APPROVED);
        become(State.APPROVED);
    }

    /** @throws Conflict the step endorses, or objections are still waited for */
    public void requireApprovable(UUID stepId, LocalDate today) {
        if (awaited(stepId).kind() != StepKind.APPROVE) {
            throw new Conflict("approval.conflict.not-the-approver");
        }
        if (waitsForObjections(today)) {
            throw new Conflict("approval.conflict.objections", new Dates().day(objectionsUntil));
        }
    }

    /** Somebody who endorsed the text before its correction may still object today. */
    public boolean waitsForObjections(LocalDate today) {
        return objectionsUntil != null
                && !today.isAfter(objectionsUntil)
                && steps.stream().anyMatch(step -> step.carried() && step.verdict() == null);
    }

    void withdraw() {
        become(State.WITHDRAWN);
    }

    private ApprovalStep awaited(UUID stepId) {
        require(state == State.OPEN);
        ApprovalStep step = step(stepId).orElseThrow();
        require(step.awaitsDecision());
        return step;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("the step cannot be decided on like this");
        }
    }

    private void become(State next) {
        require(state == State.OPEN);
        state = next;
    }

    /**
     * Nobody decides on the own submission in the same capacity, nor as anybody's substitute; a second office of the same
     * person may.
     */
    public boolean submittedBy(Actor actor, Grant grant) {
        return submittedBy(submittedBy, submittedCapacity, actor, grant);
    }

    /** The same rule for lists. */
    public static boolean submittedBy(UUID submitter, String capacity, Actor actor, Grant grant) {
        return grant.lent()
                ? grant.speaksFor(actor, submitter)
                : submitter.equals(actor.accountId()) && capacity.equals(grant.capacity());
    }

    public Optional<ApprovalStep> step(UUID stepId) {
        return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
    }

    /** In their order. */
    public List<ApprovalStep> steps() {
        return List.copyOf(steps);
    }

    public UUID id() {
        return id;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public UUID textId() {
        return textId;
    }

    public int round() {
        return round;
    }

    public String contentSha256() {
        return contentSha256;
    }

    public LocalDate objectionsUntil() {
        return objectionsUntil;
    }

    State state() {
        return state;
    }
}
