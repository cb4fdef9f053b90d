package ru.metodkarta.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.organization.OrganizationPeople;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** Answers the register's questions about people. */
@Component
class PeopleOfOrganizations implements OrganizationPeople {

    /** A role {@code r} counts at the moment {@code :now} by the calendar of the place: municipality {@code m}, region {@code g}. */
    static final String COUNTS_TODAY = """
            (cast(:now as timestamptz) at time zone coalesce(m.time_zone, g.time_zone))::date
              between r.from_on and coalesce(r.until_on, 'infinity'::date)""";

    private static final String IN_FORCE =
            " and r.from_on <= :today and (r.until_on is null or r.until_on >= :today) and a.blocked_at is null ";

    private final JdbcClient jdbc;
    private final OrganizationDirectory organizations;
    private final WhoAdministers whoAdministers;
    private final Clock clock;

    PeopleOfOrganizations(
            JdbcClient jdbc, OrganizationDirectory organizations, WhoAdministers whoAdministers, Clock clock) {
        this.jdbc = jdbc;
        this.organizations = organizations;
        this.whoAdministers = whoAdministers;
        this.clock = clock;
    }

    private record Row(UUID accountId, String fullName, String position, String role) {}

    @Override
    public List<Worker> workingIn(UUID organizationId, Actor viewer) {
        List<Grant> covering = organizations
                .find(organizationId)
                .map(card ->
                        viewer.fitting(grant -> grant.covers(card.regionId(), card.municipalityId(), organizationId)))
                .orElse(List.of());
        if (covering.isEmpty()) {
            return List.of();
        }
        boolean mayOpen = covering.stream().anyMatch(grant -> grant.role() == Role.ADMINISTRATOR);
        return jdbc
                .sql("select a.id account_id, a.full_name, r.position, r.role from role_assignment r "
                        + "join account a on a.id = r.account_id where r.employer_id = :organization" + IN_FORCE
                        + "order by a.full_name collate \"ru-x-icu\", r.from_on, r.id")
                .param("organization", organizationId)
                .param("today", viewer.today(clock))
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Worker(
                        row.fullName(), row.position(), row.role(), mayOpen ? "/accounts/" + row.accountId() : null))
                .toList();
    }

    @Override
    public boolean hasReporters(UUID organizationId) {
        return countActingFor(organizationId) > 0;
    }

    @Override
    public int countActingFor(UUID organizationId) {
        return jdbc.sql("""
                        select count(distinct a.id) from role_assignment r
                        join account a on a.id = r.account_id and a.blocked_at is null
                        join organization o on o.id = :organization
                        join territory g on g.id = o.region_id
                        left join territory m on m.id = o.municipality_id
                        where (r.employer_id = o.id or exists (
                            select from role_zone z where z.role_id = r.id and z.organization_id = o.id))
                          and %s
                        """.formatted(COUNTS_TODAY))
                .param("organization", organizationId)
                .param("now", OffsetDateTime.now(clock))
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<String> administratorOf(UUID regionId, UUID municipalityId, UUID organizationId) {
        return whoAdministers.of(regionId, municipalityId, organizationId);
    }
}
