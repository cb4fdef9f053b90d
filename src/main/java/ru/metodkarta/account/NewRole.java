package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.shared.Role;

/**
 * Position + employer + zone + rights; the employer is not the zone.
 *
 * @param territoryIds a region, or municipalities, of the zone
 * @param organizationIds single organizations of the zone
 * @param registersActs may enter paper acts «по подлиннику» for the official
 * @param until last day, null for an open end
 */
public record NewRole(
        Role role,
        String position,
        UUID employerId,
        List<UUID> territoryIds,
        List<UUID> organizationIds,
        boolean registersActs,
        LocalDate from,
        LocalDate until) {

    public NewRole {
        territoryIds = territoryIds == null ? List.of() : List.copyOf(territoryIds);
        organizationIds = organizationIds == null ? List.of() : List.copyOf(organizationIds);
        if (territoryIds.isEmpty() && organizationIds.isEmpty()) {
            throw new IllegalArgumentException("a role has a zone");
        }
    }
}
