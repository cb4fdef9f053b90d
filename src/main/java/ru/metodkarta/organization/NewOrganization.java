package ru.metodkarta.organization;

import java.util.List;
import java.util.UUID;

/**
 * What is needed to enter an organization into the register.
 *
 * @param municipalityId where it stands; null for a body of the whole region
 * @param parentId whom it is subordinate to; null: nobody of the register (a private school)
 * @param actsForId the territory whose education it governs, null for most
 * @param aliases further names by which papers call it («ЦРО»), meant in the context of its territory
 * @param email the official mailbox, null for none
 */
public record NewOrganization(
        UUID regionId,
        UUID municipalityId,
        UUID parentId,
        UUID actsForId,
        OrganizationKind kind,
        String fullName,
        String shortName,
        List<String> aliases,
        String email) {

    public NewOrganization {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
    }

    /** Without a mailbox. */
    public NewOrganization(
            UUID regionId,
            UUID municipalityId,
            UUID parentId,
            UUID actsForId,
            OrganizationKind kind,
            String fullName,
            String shortName,
            List<String> aliases) {
        this(regionId, municipalityId, parentId, actsForId, kind, fullName, shortName, aliases, null);
    }
}
