package ru.metodkarta.approval;

import java.util.List;
import java.util.UUID;
import ru.metodkarta.account.OfficeHolders;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/**
 * A person as the steps of a route know them: with the offices they hold, substitute or have taken over. Pure; the same
 * answers serve the use case and the page.
 *
 * @param seats offices the person may act for today, each with the grant that lets them
 */
public record Reviewer(Actor actor, List<OfficeHolders.Seat> seats) {

    /** The same person in one role only. */
    public Reviewer as(Grant grant) {
        Actor one = new Actor(
                actor.accountId(),
                actor.login(),
                actor.name(),
                actor.regionId(),
                actor.territoryName(),
                actor.zone(),
                List.of(grant));
        return new Reviewer(one, seats);
    }

    /** The step is addressed to an office that this role holds, substitutes or inherited. */
    public boolean holds(Grant grant, Addressee to, ReviewPlace place) {
        return switch (to.kind()) {
            case AUTHORITY -> place.own(grant) && grant.role() == Role.OFFICIAL;
            case ABOVE -> place.officialAbove(grant);
            case OFFICE ->
                grant.regionId().equals(place.regionId())
                        && seats.stream()
                                .anyMatch(seat ->
                                        seat.grant().equals(grant) && seat.is(to.organizationId(), to.office()));
            case BODY -> false;
        };
    }

    /**
     * Enters what was decided on paper, «внесено по подлиннику»: whom the authority lets register its acts, for the
     * official and where the route says paper; an endorsement on paper and a protocol also whoever writes the plan.
     */
    public boolean enters(Grant grant, StepKind kind, Addressee to, boolean onPaper, ReviewPlace place) {
        if (!place.own(grant)) {
            return false;
        }
        boolean paper = to.paper(onPaper);
        return (grant.registersActs() && (paper || to.kind() == AddresseeKind.AUTHORITY))
                || (paper && kind == StepKind.ENDORSE && grant.role() == Role.METHODOLOGIST);
    }

    /** Decides on a step of that kind in this role, own or from paper. */
    public boolean mayDecide(Grant grant, StepKind kind, Addressee to, boolean onPaper, ReviewPlace place) {
        return holds(grant, to, place) || enters(grant, kind, to, onPaper, place);
    }

    /**
     * Decides on a step of a round somebody submitted: as its office, or by entering a paper. Nobody decides on the own
     * submission in the same capacity, but the author may enter what others signed on paper.
     */
    public boolean decides(
            Grant grant,
            StepKind kind,
            Addressee to,
            boolean onPaper,
            ReviewPlace place,
            UUID submitter,
            String submitterCapacity) {
        boolean own = ApprovalRequest.submittedBy(submitter, submitterCapacity, actor, grant);
        if (holds(grant, to, place) && !own) {
            return true;
        }
        boolean endorsedOnPaper = kind == StepKind.ENDORSE && to.paper(onPaper);
        return enters(grant, kind, to, onPaper, place) && (!own || endorsedOnPaper);
    }

    public boolean holds(Grant grant, ApprovalStep step, ReviewPlace place) {
        return holds(grant, step.to(), place);
    }

    public boolean enters(Grant grant, ApprovalStep step, ReviewPlace place) {
        return enters(grant, step.kind(), step.to(), step.onPaper(), place);
    }

    public boolean mayDecide(Grant grant, ApprovalStep step, ReviewPlace place) {
        return mayDecide(grant, step.kind(), step.to(), step.onPaper(), place);
    }
}
