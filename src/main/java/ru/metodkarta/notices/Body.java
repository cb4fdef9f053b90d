package ru.metodkarta.notices;

import java.util.Set;
import java.util.UUID;
import ru.metodkarta.organization.OrganizationKind;

/**
 * An organization as an addressee.
 *
 * @param email its official mailbox, null for none
 * @param preset of the mailbox, null for the usual one
 * @param reporterId who reports for it, null: itself
 */
record Body(
        UUID id,
        OrganizationKind kind,
        String name,
        String email,
        Preset preset,
        UUID reporterId,
        UUID municipalityId,
        UUID actsForId) {

    private static final Set<OrganizationKind> SCHOOLS =
            Set.of(OrganizationKind.SCHOOL, OrganizationKind.KINDERGARTEN, OrganizationKind.SUPPLEMENTARY);

    /** Whom the quiet periods are for. */
    boolean school() {
        return SCHOOLS.contains(kind);
    }

    Preset wish() {
        return preset == null ? Preset.DIGEST : preset;
    }
}
