package ru.metodkarta.organization;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds organizations by id, name, alias or group; plain reads, callers have asked permission. */
@Component
public class OrganizationDirectory {

    private static final String CARD = """
            select o.id, o.region_id, o.municipality_id, o.parent_id, o.acts_for_id, o.kind, o.full_name, o.short_name,
                   o.reporter_id, o.archived_on
            from organization o
            """;

    private final JdbcClient jdbc;
    private final GroupNames groupNames;

    OrganizationDirectory(JdbcClient jdbc, GroupNames groupNames) {
        this.jdbc = jdbc;
        this.groupNames = groupNames;
    }

    public Optional<OrganizationCard> find(UUID id) {
        return jdbc.sql(CARD + "where o.id = ?")
                .param(id)
                .query(OrganizationCard.class)
                .optional();
    }

    public Map<UUID, OrganizationCard> findAll(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql(CARD + "where o.id in (:ids)").param("ids", ids).query(OrganizationCard.class).stream()
                .collect(Collectors.toMap(OrganizationCard::id, card -> card));
    }

    public Optional<TerritoryCard> territory(UUID id) {
        return jdbc.sql("""
                        select t.id, t.kind = 'REGION' region, t.region_id, t.name, t.short_name,
                               coalesce(t.time_zone, r.time_zone) zone
                        from territory t join territory r on r.id = t.region_id where t.id = ?
                        """)
                .param(id)
                .query((row, n) -> new TerritoryCard(
                        row.getObject("id", UUID.class),
                        row.getBoolean("region"),
                        row.getObject("region_id", UUID.class),
                        row.getString("name"),
                        row.getString("short_name"),
                        ZoneId.of(row.getString("zone"))))
                .optional();
    }

    /** Municipalities of a region by name. */
    public List<TerritoryCard> municipalities(UUID regionId) {
        return jdbc
                .sql(
                        "select id from territory where region_id = ? and kind = 'MUNICIPALITY' order by name collate \"ru-x-icu\"")
                .param(regionId)
                .query(UUID.class)
                .stream()
                .map(id -> territory(id).orElseThrow())
                .toList();
    }

    /**
     * Organizations whose full, short or alias name (also a former one) holds what was typed, those of the context's
     * territory first; for the executor picker.
     */
    public List<OrganizationCard> search(NamingContext context, String typed, int limit) {
        String pattern =
                "%" + typed.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return jdbc.sql(CARD + """
                        where o.region_id = :region and o.archived_on is null
                          and (o.full_name ilike :pattern or o.short_name ilike :pattern or exists (
                            select 1 from organization_name n where n.organization_id = o.id and n.name ilike :pattern))
                        order by o.municipality_id is not distinct from cast(:municipality as uuid) desc,
                          o.short_name collate "ru-x-icu", o.id
                        limit :limit
                        """)
                .param("region", context.regionId())
                .param("municipality", context.municipalityId())
                .param("pattern", pattern)
                .param("limit", limit)
                .query(OrganizationCard.class)
                .list();
    }

    /**
     * What a printed name means here: an organization by any of its names, in the context's territory before the rest
     * of the region, else a group name («ОО», «школы»). Empty when nothing or more than one organization fits.
     */
    public Optional<NameMatch> resolve(NamingContext context, String printed) {
        String name = GroupNames.normalize(printed);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<UUID> local = namedIn(context, name, context.municipalityId() != null);
        if (local.size() == 1) {
            return Optional.of(NameMatch.organization(local.get(0)));
        }
        if (local.isEmpty()) {
            Optional<GroupCode> group = groupNames.find(name);
            if (group.isPresent()) {
                return Optional.of(NameMatch.group(group.get()));
            }
            List<UUID> regional = namedIn(context, name, false);
            if (regional.size() == 1) {
                return Optional.of(NameMatch.organization(regional.get(0)));
            }
        }
        return Optional.empty();
    }

    private List<UUID> namedIn(NamingContext context, String name, boolean inMunicipality) {
        return jdbc.sql("""
                        select distinct o.id from organization o
                        left join organization_name n on n.organization_id = o.id
                        where o.region_id = :region and o.archived_on is null
                          and (not :local or o.municipality_id = cast(:municipality as uuid))
                          and :name in (%s, %s, %s)
                        limit 2
                        """.formatted(normalized("o.full_name"), normalized("o.short_name"), normalized("n.name")))
                .param("region", context.regionId())
                .param("local", inMunicipality)
                .param("municipality", context.municipalityId())
                .param("name", name)
                .query(UUID.class)
                .list();
    }

    /** SQL twin of {@link GroupNames#normalize}: lower case, one space, no quotes. */
    private static String normalized(String column) {
        return "btrim(regexp_replace(translate(lower(" + column + "), 'ё«»\"“”„', 'е'), '\\s+', ' ', 'g'))";
    }

    /** Organizations of a group in a context, in force now (not archived), by name. */
    public List<UUID> members(NamingContext context, GroupCode group, GroupBasis basis) {
        String place = context.municipalityId() == null
                ? ""
                : basis == GroupBasis.TERRITORY
                        ? " and o.municipality_id = :municipality"
                        : " and o.municipality_id = :municipality and (o.acts_for_id = :municipality or exists ("
                                + "select 1 from organization b where b.id = o.parent_id and b.municipality_id = :municipality))";
        return jdbc.sql("select o.id from organization o where o.region_id = :region and o.archived_on is null"
                        + " and o.kind in (:kinds)" + place + " order by o.short_name collate \"ru-x-icu\", o.id")
                .param("region", context.regionId())
                .param("kinds", group.kinds().stream().map(Enum::name).toList())
                .param("municipality", context.municipalityId())
                .query(UUID.class)
                .list();
    }

    /** Members of a saved list that are not archived. */
    public List<UUID> listMembers(UUID listId) {
        return jdbc.sql("select o.id from organization_list_member m join organization o on o.id = m.organization_id "
                        + "where m.list_id = ? and o.archived_on is null order by o.short_name collate \"ru-x-icu\"")
                .param(listId)
                .query(UUID.class)
                .list();
    }
}
