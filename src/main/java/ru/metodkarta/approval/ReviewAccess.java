package ru.metodkarta.approval;

import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** Who decides on a step; pure, the same for the use case and for the page. */
public final class ReviewAccess {

    private ReviewAccess() {}

    /** The step is addressed to this office. */
    public static boolean holds(Grant grant, ApprovalStep step, ReviewPlace place) {
        return holds(grant, step.to(), place);
    }

    public static boolean holds(Grant grant, Addressee to, ReviewPlace place) {
        return switch (to.kind()) {
            case AUTHORITY -> place.own(grant) && grant.role() == Role.OFFICIAL;
            case ABOVE -> place.officialAbove(grant);
            case OFFICE -> grant.regionId().equals(place.regionId()) && to.isOfficeOf(grant);
            case BODY -> false;
        };
    }

    /**
     * Enters what was decided on paper, «внесено по подлиннику»: whom the authority lets register its acts; of an
     * endorsement on paper and of a protocol also whoever writes the plan.
     */
    public static boolean enters(Grant grant, ApprovalStep step, ReviewPlace place) {
        return enters(grant, step.kind(), step.to(), step.onPaper(), place);
    }

    static boolean enters(Grant grant, StepKind kind, Addressee to, boolean onPaper, ReviewPlace place) {
        if (!place.own(grant)) {
            return false;
        }
        boolean paper = onPaper || to.kind() == AddresseeKind.BODY;
        return grant.registersActs() || (paper && kind == StepKind.ENDORSE && grant.role() == Role.METHODOLOGIST);
    }

    public static boolean mayDecide(Grant grant, ApprovalStep step, ReviewPlace place) {
        return mayDecide(grant, step.kind(), step.to(), step.onPaper(), place);
    }

    public static boolean mayDecide(Grant grant, StepKind kind, Addressee to, boolean onPaper, ReviewPlace place) {
        return holds(grant, to, place) || enters(grant, kind, to, onPaper, place);
    }
}
