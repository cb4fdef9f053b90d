package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.shared.Role;

/**
 * The work a row of a list gives.
 *
 * @param zones ids of territories or {@link RoleForm#EMPLOYER}; none: as it is, or as usual
 * @param from null: today
 */
record ImportedPost(Role role, String position, OrganizationCard employer, List<String> zones, LocalDate from) {

    /** The same work: role, place of work and, where the file names one, zone. */
    boolean is(RoleView held) {
        return held.role() == role
                && held.employerId().equals(employer.id())
                && (zones.isEmpty()
                        || held.zones().stream()
                                .map(ImportedPost::id)
                                .collect(Collectors.toSet())
                                .equals(ids()));
    }

    private static UUID id(RoleView.Zone zone) {
        if (zone.organizationId() != null) {
            return zone.organizationId();
        }
        return zone.wholeRegion() ? zone.regionId() : zone.municipalityId();
    }

    private Set<UUID> ids() {
        return zones.stream()
                .map(zone -> zone.equals(RoleForm.EMPLOYER) ? employer.id() : UUID.fromString(zone))
                .collect(Collectors.toSet());
    }

    static boolean same(NewRole one, NewRole other) {
        return one.role() == other.role()
                && one.employerId().equals(other.employerId())
                && one.position().equals(other.position())
                && one.territoryIds().equals(other.territoryIds());
    }

    /** @param replaced what it takes the place of, with its zone, rights and end; null for a further role */
    NewRole role(RoleView replaced, LocalDate today) {
        List<UUID> territories = new ArrayList<>();
        List<UUID> organizations = new ArrayList<>();
        if (replaced != null) {
            replaced.zones()
                    .forEach(zone -> (zone.organizationId() != null ? organizations : territories).add(id(zone)));
        } else {
            List<String> wanted = zones.isEmpty() ? List.of(RoleReader.usualZone(role, employer)) : zones;
            for (String zone : wanted) {
                if (zone.equals(RoleForm.EMPLOYER)) {
                    organizations.add(employer.id());
                } else {
                    territories.add(UUID.fromString(zone));
                }
            }
        }
        return new NewRole(
                role,
                position,
                employer.id(),
                territories,
                organizations,
                replaced != null && replaced.registersActs(),
                from == null ? today : from,
                replaced == null ? null : replaced.untilOn());
    }
}
