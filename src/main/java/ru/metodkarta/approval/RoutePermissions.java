package ru.metodkarta.approval;

import java.util.Set;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** Routes are kept by whoever writes, approves or administers in a zone that holds the organization. */
final class RoutePermissions {

    private static final Set<Role> KEEPERS = Set.of(Role.METHODOLOGIST, Role.OFFICIAL, Role.ADMINISTRATOR);

    private RoutePermissions() {}

    static boolean keeps(Grant grant) {
        return KEEPERS.contains(grant.role());
    }

    static boolean mayKeep(Grant grant, OrganizationCard owner) {
        return keeps(grant) && grant.covers(owner.regionId(), owner.municipalityId(), owner.id());
    }

    /** Persons in control and staff of the zone may look. */
    static boolean maySee(Actor actor, OrganizationCard owner) {
        return actor.grants().stream()
                .anyMatch(grant -> grant.covers(owner.regionId(), owner.municipalityId(), owner.id()));
    }
}
