package ru.metodkarta.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;

/** Names the administrator for pages that refuse: position and body, never the person. */
@Component
class WhoAdministers {

    private final JdbcClient jdbc;
    private final Clock clock;

    WhoAdministers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The nearest: of the organization, of the municipality, of the region; empty when there is none. */
    Optional<String> of(UUID regionId, UUID municipalityId, UUID organizationId) {
        return jdbc.sql("""
                        select r.position || ', ' || e.short_name
                        from role_assignment r
                        join role_zone z on z.role_id = r.id
                        join organization e on e.id = r.employer_id
                        join account a on a.id = r.account_id and a.blocked_at is null
                        join territory g on g.id = cast(:region as uuid)
                        left join territory m on m.id = cast(:municipality as uuid)
                        where r.role = 'ADMINISTRATOR' and %s
                          and (z.organization_id = cast(:organization as uuid)
                            or z.territory_id in (cast(:municipality as uuid), cast(:region as uuid)))
                        order by z.organization_id is null, z.territory_id = cast(:region as uuid), r.from_on, r.id
                        limit 1
                        """.formatted(PeopleOfOrganizations.COUNTS_TODAY))
                .param("now", OffsetDateTime.now(clock))
                .param("organization", organizationId)
                .param("municipality", municipalityId)
                .param("region", regionId)
                .query(String.class)
                .optional();
    }

    /** Who covers every role of a person: where the roles lie in several places, the administrator of the region. */
    String everythingOf(List<RoleView> roles) {
        return zones(roles.stream().flatMap(role -> role.zones().stream()).toList());
    }

    String zones(List<RoleView.Zone> zones) {
        RoleView.Zone first = zones.get(0);
        boolean together = zones.stream()
                .allMatch(zone ->
                        zone.municipalityId() != null && zone.municipalityId().equals(first.municipalityId()));
        return of(first.regionId(), together ? first.municipalityId() : null, null)
                .orElse(null);
    }

    /** Whoever administers the place of the actor's first role. */
    String near(Actor actor) {
        return actor.grants().stream()
                .findFirst()
                .flatMap(grant -> of(
                        grant.regionId(),
                        grant.homeMunicipalityIds().stream()
                                .findFirst()
                                .or(() -> grant.municipalityIds().stream().findFirst())
                                .orElse(null),
                        grant.organizationIds().stream().findFirst().orElse(null)))
                .orElse(null);
    }
}
