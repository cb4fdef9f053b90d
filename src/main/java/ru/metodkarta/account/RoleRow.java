package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.shared.Actor;

/**
 * A role on a page, with decisions made.
 *
 * @param state IN_FORCE, FUTURE or OVER
 */
record RoleRow(RoleView role, String state, boolean mayEnd) {

    static RoleRow of(RoleView role, Actor viewer, UUID accountId, LocalDate today, boolean mayManage) {
        String state = role.over(today) ? "OVER" : role.inForce(today) ? "IN_FORCE" : "FUTURE";
        return new RoleRow(
                role,
                state,
                mayManage && !role.over(today) && !AccountPermissions.isOwnLastAdministration(viewer, role, accountId));
    }
}
