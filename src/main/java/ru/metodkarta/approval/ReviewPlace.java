package ru.metodkarta.approval;

import java.util.UUID;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;

/**
 * Where what is reviewed belongs: decides who its official is and who stands above.
 *
 * @param municipalityId null for the region's own
 * @param organizationId of an institution's own, else null
 */
public record ReviewPlace(UUID regionId, UUID municipalityId, UUID organizationId, Level level) {

    /** Territory or organization whose official approves here. */
    UUID zoneId() {
        return switch (level) {
            case REGIONAL -> regionId;
            case MUNICIPAL -> municipalityId;
            case INSTITUTIONAL -> organizationId;
        };
    }

    /** The same one level up; null when there is none. */
    UUID zoneAbove() {
        return switch (level) {
            case REGIONAL -> null;
            case MUNICIPAL -> regionId;
            case INSTITUTIONAL -> municipalityId == null ? regionId : municipalityId;
        };
    }

    private static boolean hasZone(Grant grant, UUID zone, boolean institution) {
        return institution
                ? grant.organizationIds().contains(zone)
                : grant.municipalityIds().contains(zone)
                        || (grant.wholeRegion() && grant.regionId().equals(zone));
    }

    /** A role of this very place: not of the level above it. */
    public boolean own(Grant grant) {
        return grant.regionId().equals(regionId) && hasZone(grant, zoneId(), level == Level.INSTITUTIONAL);
    }

    /** The official of the level above: МОУО for a school, the ministry for a municipality. */
    boolean officialAbove(Grant grant) {
        return grant.role() == Role.OFFICIAL
                && grant.regionId().equals(regionId)
                && zoneAbove() != null
                && hasZone(grant, zoneAbove(), false);
    }
}
