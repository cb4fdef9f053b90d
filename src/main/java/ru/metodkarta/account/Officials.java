package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds an office today: officials over a place, heads and deputies of an organization. */
@Component
public class Officials {

    private final JdbcClient jdbc;

    Officials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person in an office.
     *
     * @param zoneId territory or organization of the zone that was asked for
     * @param registers only enters the official's papers
     */
    public record Official(UUID zoneId, UUID accountId, String name, String position, boolean registers) {}

    /** Officials whose zone is the very territory or organization, and those who register their acts; by zone. */
    public Map<UUID, List<Official>> over(Collection<UUID> zoneIds, LocalDate today) {
        if (zoneIds.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                        select distinct coalesce(z.territory_id, z.organization_id) zone_id, a.id account_id, a.full_name name,
                          r.position, r.role <> 'OFFICIAL' registers
                        from role_zone z join role_assignment r on r.id = z.role_id join account a on a.id = r.account_id
                        where coalesce(z.territory_id, z.organization_id) in (:zones)
                          and (r.role = 'OFFICIAL' or r.registers_acts) and a.blocked_at is null
                          and r.from_on <= :today and (r.until_on is null or r.until_on >= :today)
                        order by registers, name, account_id
                        """).param("zones", zoneIds).param("today", today).query(Official.class).list().stream()
                .collect(Collectors.groupingBy(Official::zoneId));
    }

    /** @param position as the accounts call it */
    public record Office(UUID organizationId, String organization, String position) {}

    private static final String OFFICE = """
            select r.employer_id organization_id, o.short_name organization, r.position
            from role_assignment r join account a on a.id = r.account_id join organization o on o.id = r.employer_id
            where o.region_id = :region and o.municipality_id is not distinct from cast(:municipality as uuid)
              and o.kind in (:kinds) and o.archived_on is null and a.blocked_at is null and a.id <> :except
              and r.role not in ('ADMINISTRATOR', 'STAFF') and lower(r.position) ~ :pattern
              and r.from_on <= :today and (r.until_on is null or r.until_on >= :today)
            order by array_position(cast(:kinds_in_order as text[]), o.kind), r.role = 'SUPERVISOR' desc, r.position, o.id
            limit 1
            """;

    private static final String HEADS = "^(директор|руководитель|начальник|заведующ|председатель|ректор|министр|глава)";
    private static final String DEPUTIES = "^(первый )?заместитель";

    /** Whether the position is that of a head. */
    public static boolean isHead(String position) {
        return Pattern.compile(HEADS)
                .matcher(position.strip().toLowerCase(Locale.ROOT))
                .find();
    }

    /**
     * The office that heads the first of those kinds of organizations standing directly in the place.
     *
     * @param municipalityId null: bodies of the region as a whole
     * @param exceptAccount who does not count, although holding it
     */
    public Optional<Office> head(
            UUID regionId, UUID municipalityId, List<String> kinds, UUID exceptAccount, LocalDate today) {
        return office(HEADS, regionId, municipalityId, kinds, exceptAccount, today);
    }

    /** The deputy's office, alike. */
    public Optional<Office> deputy(
            UUID regionId, UUID municipalityId, List<String> kinds, UUID exceptAccount, LocalDate today) {
        return office(DEPUTIES, regionId, municipalityId, kinds, exceptAccount, today);
    }

    private Optional<Office> office(
            String pattern,
            UUID regionId,
            UUID municipalityId,
            List<String> kinds,
            UUID exceptAccount,
            LocalDate today) {
        return jdbc.sql(OFFICE)
                .param("pattern", pattern)
                .param("region", regionId)
                .param("municipality", municipalityId, java.sql.Types.OTHER)
                .param("kinds", kinds)
                .param("kinds_in_order", kinds.toArray(String[]::new))
                .param("except", exceptAccount)
                .param("today", today)
                .query(Office.class)
                .optional();
    }
}
