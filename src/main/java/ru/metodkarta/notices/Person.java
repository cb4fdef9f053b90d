package ru.metodkarta.notices;

import java.util.UUID;
import ru.metodkarta.shared.Role;

/**
 * A role of somebody as it is held today; one row a zone.
 *
 * @param email null for none
 * @param preset null when the person has chosen nothing
 * @param territoryId or {@code organizationId}: the zone
 */
record Person(
        UUID accountId,
        String name,
        String email,
        Preset preset,
        Role role,
        String position,
        UUID employerId,
        UUID territoryId,
        UUID organizationId) {

    Preset wish() {
        return preset == null ? Preset.DIGEST : preset;
    }

    /** Can be written to and has not asked for silence. */
    boolean reachable() {
        return email != null && wish() != Preset.NONE;
    }
}
