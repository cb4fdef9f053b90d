package ru.metodkarta.roadmap;

import java.util.Map;
import java.util.Set;

/** Life of a roadmap; the text of a revision has its own, shorter life ({@link RevisionState}). */
public enum RoadmapState {
    DRAFT,
    IN_REVIEW,
    RETURNED,
    IN_FORCE,
    COMPLETED,
    ARCHIVED;

    private static final Map<RoadmapState, Set<RoadmapState>> NEXT = Map.of(
            DRAFT, Set.of(IN_REVIEW),
            IN_REVIEW, Set.of(DRAFT, RETURNED, IN_FORCE),
            RETURNED, Set.of(IN_REVIEW),
            // IN_FORCE to itself: the next revision takes effect
            IN_FORCE, Set.of(IN_FORCE, COMPLETED),
            COMPLETED, Set.of(IN_FORCE, ARCHIVED),
            ARCHIVED, Set.of(COMPLETED));

    boolean mayBecome(RoadmapState next) {
        return NEXT.get(this).contains(next);
    }
}
