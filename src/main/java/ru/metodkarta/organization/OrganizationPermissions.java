package ru.metodkarta.organization;

import java.util.UUID;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** Everybody sees the organizations of the own region; administrators keep those of their zone. */
final class OrganizationPermissions {

    private OrganizationPermissions() {}

    static boolean maySee(Actor actor, UUID regionId) {
        return actor.regionId() != null && actor.regionId().equals(regionId);
    }

    static boolean mayKeep(Grant grant, OrganizationCard organization) {
        return grant.role() == Role.ADMINISTRATOR
                && grant.covers(organization.regionId(), organization.municipalityId(), organization.id());
    }

    /** A municipal administrator establishes in the own municipality only; bodies of the region belong to the regional one. */
    static boolean mayEstablish(Grant grant, UUID regionId, UUID municipalityId) {
        return grant.role() == Role.ADMINISTRATOR && grant.covers(regionId, municipalityId, null);
    }

    static boolean mayEstablishAnywhere(Grant grant) {
        return grant.role() == Role.ADMINISTRATOR
                && (grant.wholeRegion() || !grant.municipalityIds().isEmpty());
    }

    /** Governing a territory is given by whoever administers the whole of it. */
    static boolean mayGiveTerritory(Grant grant, UUID regionId, UUID territoryId) {
        return grant.role() == Role.ADMINISTRATOR
                && (territoryId == null
                        || (grant.regionId().equals(regionId)
                                && (grant.wholeRegion()
                                        || grant.municipalityIds().contains(territoryId))));
    }

    static boolean maySeeList(Actor actor, UUID regionId, UUID municipalityId) {
        if (!maySee(actor, regionId)) {
            return false;
        }
        return municipalityId == null
                || actor.grants().stream()
                        .anyMatch(grant -> grant.wholeRegion()
                                || grant.municipalityIds().contains(municipalityId)
                                || grant.homeMunicipalityIds().contains(municipalityId));
    }

    /** Saved lists serve the writing of roadmaps: methodologists keep them as administrators do. */
    static boolean mayKeepList(Grant grant, UUID regionId, UUID municipalityId) {
        return (grant.role() == Role.ADMINISTRATOR || grant.role() == Role.METHODOLOGIST)
                && grant.covers(regionId, municipalityId, null);
    }
}
