package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import ru.metodkarta.shared.Role;

/** A role as the pages show it and permissions judge it. */
record RoleView(
        UUID id,
        Role role,
        String position,
        UUID employerId,
        String employerName,
        boolean registersActs,
        LocalDate fromOn,
        LocalDate untilOn,
        List<Zone> zones) {

    /**
     * @param wholeRegion the zone is the region itself
     * @param municipalityId the municipality that is the zone, or in which the organization stands
     * @param organizationId null unless the zone is one organization
     */
    record Zone(boolean wholeRegion, UUID regionId, UUID municipalityId, UUID organizationId, String name) {}

    boolean over(LocalDate today) {
        return untilOn != null && untilOn.isBefore(today);
    }

    boolean inForce(LocalDate today) {
        return !over(today) && !fromOn.isAfter(today);
    }

    public String zoneNames() {
        return zones.stream().map(Zone::name).collect(Collectors.joining(", "));
    }
}
