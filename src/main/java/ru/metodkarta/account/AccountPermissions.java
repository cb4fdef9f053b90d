package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.List;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** An administrator keeps the accounts whose roles all lie in the own zone, and sees those with one role there. */
final class AccountPermissions {

    private AccountPermissions() {}

    static boolean mayOpenAny(Actor actor) {
        return actor.has(Role.ADMINISTRATOR);
    }

    static boolean covers(Grant grant, RoleView.Zone zone) {
        if (grant.role() != Role.ADMINISTRATOR) {
            return false;
        }
        return zone.wholeRegion()
                ? grant.wholeRegion() && grant.regionId().equals(zone.regionId())
                : grant.covers(zone.regionId(), zone.municipalityId(), zone.organizationId());
    }

    private static boolean covered(Actor actor, RoleView.Zone zone) {
        return actor.grants().stream().anyMatch(grant -> covers(grant, zone));
    }

    static boolean maySee(Actor actor, List<RoleView> roles) {
        return roles.stream().flatMap(role -> role.zones().stream()).anyMatch(zone -> covered(actor, zone));
    }

    /** Whoever resets a password could sign in as that person: every role that is not over must lie in the own zone. */
    static boolean mayManage(Actor actor, List<RoleView> roles, LocalDate today) {
        List<RoleView> counting =
                roles.stream().filter(role -> !role.over(today)).toList();
        return (counting.isEmpty() ? roles : counting)
                .stream().flatMap(role -> role.zones().stream()).allMatch(zone -> covered(actor, zone));
    }

    static boolean mayGrant(Actor actor, List<RoleView.Zone> zones) {
        return !zones.isEmpty() && zones.stream().allMatch(zone -> covered(actor, zone));
    }

    /** The employer too lies in the administrator's zone: nobody makes people of the ministry from a town. */
    static boolean mayEmploy(Actor actor, OrganizationCard employer) {
        return actor.grants().stream()
                .anyMatch(grant -> grant.role() == Role.ADMINISTRATOR
                        && grant.covers(employer.regionId(), employer.municipalityId(), employer.id()));
    }

    /** Nobody ends the last own role of an administrator: a zone would stay without one. */
    static boolean isOwnLastAdministration(Actor actor, RoleView ended, java.util.UUID accountId) {
        return actor.accountId().equals(accountId)
                && ended.role() == Role.ADMINISTRATOR
                && actor.fitting(grant -> grant.role() == Role.ADMINISTRATOR
                                && !grant.roleId().equals(ended.id()))
                        .isEmpty();
    }
}
