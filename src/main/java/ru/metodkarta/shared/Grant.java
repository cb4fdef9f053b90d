package ru.metodkarta.shared;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;

/**
 * One role of a person, in force today: position and employer as printed, and the zone it works in. The employer is not
 * the zone: ЦРО is no superior of the schools, yet its methodologist's zone is the municipality.
 *
 * @param wholeRegion the zone is the region itself
 * @param municipalityIds municipalities of the zone (empty for a regional or institutional grant)
 * @param organizationIds single organizations of the zone (empty unless institutional)
 * @param homeMunicipalityIds municipalities in which the organizations of the zone stand: whose roadmaps they may read
 * @param registersActs may enter paper acts «по подлиннику» for the official
 * @param actingFor the absent person whose role it is, null for an own role
 */
public record Grant(
        UUID roleId,
        Role role,
        String position,
        UUID employerId,
        String employerName,
        UUID regionId,
        boolean wholeRegion,
        Set<UUID> municipalityIds,
        Set<UUID> organizationIds,
        Set<UUID> homeMunicipalityIds,
        boolean registersActs,
        ActingFor actingFor)
        implements Serializable {

    /** An own role. */
    public Grant(
            UUID roleId,
            Role role,
            String position,
            UUID employerId,
            String employerName,
            UUID regionId,
            boolean wholeRegion,
            Set<UUID> municipalityIds,
            Set<UUID> organizationIds,
            Set<UUID> homeMunicipalityIds,
            boolean registersActs) {
        this(
                roleId,
                role,
                position,
                employerId,
                employerName,
                regionId,
                wholeRegion,
                municipalityIds,
                organizationIds,
                homeMunicipalityIds,
                registersActs,
                null);
    }

    public Level level() {
        if (wholeRegion) {
            return Level.REGIONAL;
        }
        return municipalityIds.isEmpty() ? Level.INSTITUTIONAL : Level.MUNICIPAL;
    }

    /**
     * «методист, МАУ «ЦРО»»: how the capacity is shown and kept with a decision. A substitute's says what they are
     * themselves and in whose place they act: «заместитель начальника, УО — за: начальник (Петров П. П.)».
     */
    public String capacity() {
        return actingFor == null ? office() : actingFor.ownOffice() + " — " + actingFor.words();
    }

    /** Position and employer of the role itself, whoever holds it. */
    public String office() {
        return position + ", " + employerName;
    }

    /** Held as a substitute. */
    public boolean lent() {
        return actingFor != null;
    }

    /**
     * Whether what that account did counts as done by whoever acts by this grant: by themselves, or by the absent person
     * in whose place they act. Rules of the second person ask this.
     */
    public boolean speaksFor(Actor actor, UUID accountId) {
        return actor.accountId().equals(accountId)
                || (actingFor != null && actingFor.accountId().equals(accountId));
    }

    /** Whether an object of that place lies in the zone; the same equality that list queries use. */
    public boolean covers(UUID objectRegion, UUID objectMunicipality, UUID objectOrganization) {
        if (!regionId.equals(objectRegion)) {
            return false;
        }
        return wholeRegion
                || (objectMunicipality != null && municipalityIds.contains(objectMunicipality))
                || (objectOrganization != null && organizationIds.contains(objectOrganization));
    }
}
