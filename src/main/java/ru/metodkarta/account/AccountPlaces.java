package ru.metodkarta.account;

import java.util.Set;
import java.util.UUID;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Grant;

/** Where journal entries about a person belong: the narrowest place that holds the zone of a role. */
final class AccountPlaces {

    private AccountPlaces() {}

    static Journal.Subject subject(UUID accountId, String fullName, Grant grant) {
        return new Journal.Subject(
                "ACCOUNT",
                accountId,
                fullName,
                grant.regionId(),
                only(grant.municipalityIds().isEmpty() ? grant.homeMunicipalityIds() : grant.municipalityIds()),
                only(grant.organizationIds()));
    }

    static Journal.Subject subject(UUID accountId, String fullName, RoleView role) {
        RoleView.Zone zone = role.zones().get(0);
        return new Journal.Subject(
                "ACCOUNT", accountId, fullName, zone.regionId(), zone.municipalityId(), zone.organizationId());
    }

    private static UUID only(Set<UUID> ids) {
        return ids.size() == 1 ? ids.iterator().next() : null;
    }
}
