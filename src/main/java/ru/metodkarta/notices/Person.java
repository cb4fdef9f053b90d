package ru.metodkarta.notices;

import java.util.UUID;
import ru.metodkarta.shared.Role;

/**
 * A role of somebody as it is held today; one row a zone.
 *
 * @param absentId whose place is taken, null for an own role
 * @param email null for none
 * @param preset null when the person has chosen nothing
 * @param territoryId or {@code organizationId}: the zone
 */
record Person(
        UUID accountId,
        UUID absentId,
        String name,
        String email,
        Preset preset,
        Role role,
        String position,
        UUID employerId,
        UUID territoryId,
        UUID organizationId) {

    /** The one it is given to, or who stands in for that one. */
    boolean stands(UUID assigneeId) {
        return assigneeId != null && (assigneeId.equals(accountId) || assigneeId.equals(absentId));
    }

    Preset wish() {
        return preset == null ? Preset.DIGEST : preset;
    }

    /** Can be written to and has not asked for silence. */
    boolean reachable() {
        return email != null && wish() != Preset.NONE;
    }
}
