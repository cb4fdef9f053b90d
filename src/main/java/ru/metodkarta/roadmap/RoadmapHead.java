package ru.metodkarta.roadmap;

import java.util.UUID;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;

/**
 * What decides about a roadmap before any of its text is read.
 *
 * @param state name of the roadmap's state, see {@link ShownState}
 * @param effectiveId revision in force, null before the first approval
 * @param draftId revision that is not approved yet, null when there is none
 * @param draftInReview the draft lies with the approver
 * @param planKind name of a {@link ru.metodkarta.approval.PlanKind}
 * @param endorsing somebody before the approver has not decided yet
 * @param lastRequest state of the latest submission, null when there was none
 * @param copiedFromTitle of the roadmap its first text began with, null when there was none
 * @param copiedFromOwnPlace that one stands in the same place: who sees this one sees that one, too
 * @param offered as a template to others of the region
 */
record RoadmapHead(
        UUID id,
        UUID regionId,
        UUID municipalityId,
        UUID organizationId,
        UUID ownerId,
        Level level,
        String state,
        UUID effectiveId,
        UUID draftId,
        Integer draftNo,
        boolean draftInReview,
        String lastRequest,
        boolean requisitesMissing,
        String territory,
        String ownerName,
        int revisions,
        int version,
        String planKind,
        boolean endorsing,
        UUID copiedFromId,
        String copiedFromTitle,
        boolean copiedFromOwnPlace,
        boolean offered) {

    RoadmapPlace place() {
        return new RoadmapPlace(regionId, municipalityId, organizationId, level, ownerId);
    }

    public boolean published() {
        return effectiveId != null;
    }

    /** The text that is shown: the one in force, else the draft. */
    UUID shownId() {
        return published() ? effectiveId : draftId;
    }

    boolean seenBy(Actor actor) {
        return RoadmapAccess.maySee(actor, place(), published(), draftInReview);
    }

    boolean draftSeenBy(Actor actor) {
        return draftId != null && RoadmapAccess.maySeeDraft(actor, place(), draftInReview);
    }

    public ShownState shownState() {
        return endorsing && "IN_REVIEW".equals(state) ? ShownState.ENDORSING : ShownState.of(state, requisitesMissing);
    }

    /** State of the text that is not approved, as words know it. */
    public ShownState draftState() {
        return draftInReview
                ? endorsing ? ShownState.ENDORSING : ShownState.IN_REVIEW
                : "RETURNED".equals(lastRequest) ? ShownState.RETURNED : ShownState.DRAFT;
    }
}
