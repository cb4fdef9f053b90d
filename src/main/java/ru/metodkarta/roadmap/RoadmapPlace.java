package ru.metodkarta.roadmap;

import java.util.UUID;
import ru.metodkarta.approval.ReviewPlace;
import ru.metodkarta.shared.Level;

/**
 * Where a roadmap stands: with its level it decides who sees, edits and approves it.
 *
 * @param municipalityId null for a regional roadmap, and for the roadmap of an organization of the whole region
 * @param organizationId the organization of an institutional roadmap, else null
 * @param ownerId organization in whose name it is written
 */
public record RoadmapPlace(UUID regionId, UUID municipalityId, UUID organizationId, Level level, UUID ownerId) {

    ReviewPlace review() {
        return new ReviewPlace(regionId, municipalityId, organizationId, level);
    }
}
