package ru.metodkarta.execution;

import java.util.UUID;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.Level;

/**
 * Whose work an assignment is and where it stands: all that permissions ask.
 *
 * @param municipalityId of the roadmap, else where the organization stands; null for a body of the whole region
 * @param reporterId who reports for an organization without accounts, else null
 * @param roadmapLevel level of the roadmap the work comes from
 * @param ownerId organization that keeps the roadmap
 * @param coordinatorId its coordinator, null when there is none
 */
record AssignmentPlace(
        UUID regionId,
        UUID municipalityId,
        UUID organizationId,
        UUID reporterId,
        OrganizationKind kind,
        Level roadmapLevel,
        UUID ownerId,
        UUID coordinatorId) {

    /** Reports of those who lead the plan, or govern education here, are no matter for a methodologist beside them. */
    boolean leadsThePlan() {
        return organizationId.equals(coordinatorId)
                || organizationId.equals(ownerId)
                || kind == OrganizationKind.MINISTRY
                // in the region's plan an education authority is the level below
                || (kind == OrganizationKind.AUTHORITY && roadmapLevel != Level.REGIONAL);
    }

    /** A municipal body's duty in the region's plan is accepted by the region: each level accepts the one below. */
    boolean ofMunicipalBodyInRegionalPlan() {
        return roadmapLevel == Level.REGIONAL
                && (kind == OrganizationKind.AUTHORITY || kind == OrganizationKind.METHODICAL_SERVICE);
    }
}
