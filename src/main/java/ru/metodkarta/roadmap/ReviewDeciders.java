package ru.metodkarta.roadmap;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.approval.ApprovalRequest;
import ru.metodkarta.approval.ApprovalStep;
import ru.metodkarta.approval.Deciding;
import ru.metodkarta.approval.ReviewPlace;
import ru.metodkarta.approval.Reviewer;
import ru.metodkarta.approval.Reviewers;
import ru.metodkarta.approval.Reviews;
import ru.metodkarta.approval.StepKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;

/** Whose turn it is: finds the step of a round that somebody may decide on, and the capacity to do it in. */
@Component
class ReviewDeciders {

    private final Reviews reviews;
    private final Reviewers reviewers;

    ReviewDeciders(Reviews reviews, Reviewers reviewers) {
        this.reviews = reviews;
        this.reviewers = reviewers;
    }

    /** A step and who decides on it; on behalf of whoever signed a paper when {@code by.fromOriginal()}. */
    record Turn(ApprovalStep step, Deciding by) {}

    /**
     * Who never takes part in reviewing this roadmap is not told what happened to it: 403 comes before 409.
     *
     * @throws NotAllowed neither the official or registrar of the place, nor addressed by the latest round
     */
    @Transactional(readOnly = true)
    void require(Actor actor, RoadmapHead head) {
        if (actor.fitting(grant -> RoadmapAccess.mayDecide(grant, head.place())).isEmpty() && !addressed(actor, head)) {
            throw new NotAllowed(head.territory());
        }
    }

    /** A step of the latest round is, or was, this person's. */
    @Transactional(readOnly = true)
    boolean addressed(Actor actor, RoadmapHead head) {
        ReviewPlace place = head.place().review();
        ApprovalRequest last = reviews.findLast(head.id()).orElse(null);
        if (last == null) {
            return false;
        }
        Reviewer reviewer = reviewers.of(actor);
        return last.steps().stream()
                .anyMatch(step -> actor.grants().stream().anyMatch(grant -> reviewer.mayDecide(grant, step, place)));
    }

    /** Some step waits for this person. */
    @Transactional(readOnly = true)
    boolean awaits(Actor actor, RoadmapHead head) {
        return reviews.findOpen(head.id())
                .flatMap(request -> turn(actor, head, request, StepChoice.ANY))
                .isPresent();
    }

    /** Steps of any round whose remarks this person may take off; null: those of every step, as the official. */
    @Transactional(readOnly = true)
    Set<UUID> resolvers(Actor actor, RoadmapHead head) {
        ReviewPlace place = head.place().review();
        if (!actor.fitting(grant -> RoadmapAccess.mayApprove(grant, head.place()))
                .isEmpty()) {
            return null;
        }
        Reviewer reviewer = reviewers.of(actor);
        return reviews.steps(head.id()).stream()
                .filter(step -> actor.grants().stream().anyMatch(grant -> reviewer.holds(grant, step, place)))
                .map(ApprovalStep::id)
                .collect(Collectors.toSet());
    }

    /**
     * The step to decide on: the one chosen, else what waits for the person's own office before what is entered from
     * paper, and a new step before a carried endorsement.
     *
     * @return empty when none waits for this person
     */
    Optional<Turn> turn(Actor actor, RoadmapHead head, ApprovalRequest request, StepChoice choice) {
        return turn(reviewers.of(actor), head, request, choice);
    }

    /** The same for somebody whose offices are known already. */
    Optional<Turn> turn(Reviewer reviewer, RoadmapHead head, ApprovalRequest request, StepChoice choice) {
        List<ApprovalStep> waiting = request.steps().stream()
                .filter(ApprovalStep::awaitsDecision)
                .filter(step -> choice.stepId() == null || step.id().equals(choice.stepId()))
                .sorted(Comparator.comparing(ApprovalStep::carried))
                .toList();
        ReviewPlace place = head.place().review();
        return waiting.stream()
                .map(step -> own(reviewer, request, step, place, choice))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> waiting.stream()
                        .filter(step -> !step.carried())
                        .map(step -> entered(reviewer, request, step, place, choice))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Turn> own(
            Reviewer reviewer, ApprovalRequest request, ApprovalStep step, ReviewPlace place, StepChoice choice) {
        Actor actor = reviewer.actor();
        return actor.capacity(
                        choice.capacity(), notSubmitter(actor, request, grant -> reviewer.holds(grant, step, place)))
                .map(grant -> new Turn(step, new Deciding(actor, grant, false, choice.paper())));
    }

    private static Optional<Turn> entered(
            Reviewer reviewer, ApprovalRequest request, ApprovalStep step, ReviewPlace place, StepChoice choice) {
        Actor actor = reviewer.actor();
        Predicate<Grant> enters = grant -> reviewer.enters(grant, step, place);
        // the author may enter the signature somebody gave on paper, but never the approval of the own submission
        boolean endorsedOnPaper = step.kind() == StepKind.ENDORSE && step.paper();
        Predicate<Grant> may = endorsedOnPaper ? enters : notSubmitter(actor, request, enters);
        return actor.capacity(choice.capacity(), may)
                .map(grant -> new Turn(step, new Deciding(actor, grant, true, choice.paper())));
    }

    private static Predicate<Grant> notSubmitter(Actor actor, ApprovalRequest request, Predicate<Grant> rule) {
        return grant -> rule.test(grant) && !request.submittedBy(actor, grant);
    }

    /**
     * @throws NotAllowed the person is the submitter, or reviews other steps only
     * @throws Conflict it is somebody else's turn, or the step is decided already
     */
    Turn required(Actor actor, RoadmapHead head, ApprovalRequest request, StepChoice choice) {
        return turn(actor, head, request, choice).orElseThrow(() -> refusal(actor, head, request, choice));
    }

    private RuntimeException refusal(Actor actor, RoadmapHead head, ApprovalRequest request, StepChoice choice) {
        if (choice.stepId() != null && request.step(choice.stepId()).isEmpty()) {
            return new Conflict("approval.conflict.changed");
        }
        ReviewPlace place = head.place().review();
        Reviewer reviewer = reviewers.of(actor);
        List<ApprovalStep> mine = request.steps().stream()
                .filter(step -> choice.stepId() == null || step.id().equals(choice.stepId()))
                .filter(step -> !actor.fitting(grant -> reviewer.mayDecide(grant, step, place)
                                && !(step.kind() == StepKind.APPROVE && request.submittedBy(actor, grant)))
                        .isEmpty())
                .toList();
        if (mine.isEmpty()) {
            return new NotAllowed(head.territory());
        }
        if (mine.stream().anyMatch(step -> step.verdict() != null)) {
            return reviews.meanwhile(actor, head.id());
        }
        return new Conflict("approval.conflict.not-your-turn");
    }
}
