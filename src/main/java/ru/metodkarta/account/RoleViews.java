package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.organization.TerritoryCard;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.shared.Role;

/** Reads the roles of a person, also those that are over, in one statement. */
@Component
class RoleViews {

    private final JdbcClient jdbc;
    private final OrganizationDirectory organizations;

    RoleViews(JdbcClient jdbc, OrganizationDirectory organizations) {
        this.jdbc = jdbc;
        this.organizations = organizations;
    }

    private record Row(
            UUID accountId,
            UUID id,
            Role role,
            String position,
            UUID employerId,
            String employerName,
            boolean registersActs,
            LocalDate fromOn,
            LocalDate untilOn,
            boolean wholeRegion,
            UUID regionId,
            UUID municipalityId,
            UUID organizationId,
            String zoneName) {}

    List<RoleView> of(UUID accountId) {
        return ofAll(List.of(accountId)).getOrDefault(accountId, List.of());
    }

    /** The same for many people in one statement; who has no role is missing. */
    Map<UUID, List<RoleView>> ofAll(Collection<UUID> accountIds) {
        if (accountIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Map<UUID, RoleView>> roles = new HashMap<>();
        jdbc.sql("""
                        select r.account_id, r.id, r.role, r.position, r.employer_id, e.short_name employer_name, r.registers_acts,
                          r.from_on, r.until_on, coalesce(t.kind = 'REGION', false) whole_region,
                          coalesce(t.region_id, o.region_id) region_id,
                          case when t.kind = 'MUNICIPALITY' then t.id else o.municipality_id end municipality_id,
                          z.organization_id, coalesce(t.name, o.short_name) zone_name
                        from role_assignment r
                        join organization e on e.id = r.employer_id
                        join role_zone z on z.role_id = r.id
                        left join territory t on t.id = z.territory_id
                        left join organization o on o.id = z.organization_id
                        where r.account_id in (:accounts)
                        order by r.from_on, r.id, coalesce(t.name, o.short_name) collate "ru-x-icu"
                        """)
                .param("accounts", accountIds)
                .query(Row.class)
                .list()
                .forEach(row -> roles.computeIfAbsent(row.accountId(), id -> new LinkedHashMap<>())
                        .computeIfAbsent(row.id(), id -> empty(row))
                        .zones()
                        .add(new RoleView.Zone(
                                row.wholeRegion(),
                                row.regionId(),
                                row.municipalityId(),
                                row.organizationId(),
                                row.zoneName())));
        Map<UUID, List<RoleView>> all = new HashMap<>();
        roles.forEach((account, own) -> all.put(account, List.copyOf(own.values())));
        return all;
    }

    private static RoleView empty(Row row) {
        return new RoleView(
                row.id(),
                row.role(),
                row.position(),
                row.employerId(),
                row.employerName(),
                row.registersActs(),
                row.fromOn(),
                row.untilOn(),
                new ArrayList<>());
    }

    /** The zones a role would have. */
    List<RoleView.Zone> zonesOf(NewRole role) {
        List<RoleView.Zone> zones = new ArrayList<>();
        for (UUID id : role.territoryIds()) {
            TerritoryCard territory = organizations.territory(id).orElseThrow(() -> new NotFound("territory"));
            zones.add(new RoleView.Zone(
                    territory.region(), territory.regionId(), territory.region() ? null : id, null, territory.name()));
        }
        organizations
                .findAll(role.organizationIds())
                .values()
                .forEach(o ->
                        zones.add(new RoleView.Zone(false, o.regionId(), o.municipalityId(), o.id(), o.shortName())));
        if (zones.size() != role.territoryIds().size() + role.organizationIds().size()) {
            throw new NotFound("organization of a zone");
        }
        return zones;
    }
}
