package ru.metodkarta.organization;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An organization as other modules see it.
 *
 * @param municipalityId where it stands; null for a body of the whole region
 * @param parentId whom it is subordinate to
 * @param actsForId the territory whose education it governs, null for most
 * @param reporterId who reports for it when it has no accounts of its own
 */
public record OrganizationCard(
        UUID id,
        UUID regionId,
        UUID municipalityId,
        UUID parentId,
        UUID actsForId,
        OrganizationKind kind,
        String fullName,
        String shortName,
        UUID reporterId,
        LocalDate archivedOn) {

    public boolean archived() {
        return archivedOn != null;
    }
}
