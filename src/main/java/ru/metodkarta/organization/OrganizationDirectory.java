package ru.metodkarta.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final String TERRITORY = """
            select t.id, t.kind = 'REGION' region, t.region_id, t.name, t.short_name,
                   coalesce(t.time_zone, r.time_zone) zone
            from territory t join territory r on r.id = t.region_id
            """;

    /** letters and figures without which the end of a name says nothing */
    public static final int SHORTEST_END = 4;

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
        return jdbc.sql(CARD + "where o.id in (:ids)").param("ids", ids).query(OrganizationCard.class).list().stream()
                .collect(Collectors.toMap(OrganizationCard::id, card -> card));
    }

    public Optional<TerritoryCard> territory(UUID id) {
        return jdbc.sql(TERRITORY + "where t.id = ?")
                .param(id)
                .query(OrganizationDirectory::territoryCard)
                .optional();
    }

    /** Municipalities of a region by name. */
    public List<TerritoryCard> municipalities(UUID regionId) {
        return jdbc.sql(
                        TERRITORY
                                + "where t.region_id = ? and t.kind = 'MUNICIPALITY' order by t.name collate \"ru-x-icu\", t.id")
                .param(regionId)
                .query(OrganizationDirectory::territoryCard)
                .list();
    }

    private static TerritoryCard territoryCard(ResultSet row, int number) throws SQLException {
        return new TerritoryCard(
                row.getObject("id", UUID.class),
                row.getBoolean("region"),
                row.getObject("region_id", UUID.class),
                row.getString("name"),
                row.getString("short_name"),
                ZoneId.of(row.getString("zone")));
    }

    /**
     * Organizations whose full, short or alias name (also a former one) holds what was typed: of the context's town, then
     * of the region as a whole; for the executor picker. For a region all of it.
     */
    public List<OrganizationCard> search(NamingContext context, String typed, int limit) {
        Map<String, Object> words = new HashMap<>();
        String condition = OrganizationWords.condition(typed, words);
        return jdbc.sql(CARD + """
                        left join territory m on m.id = o.municipality_id
                        where o.region_id = :region and o.archived_on is null
                          and (cast(:municipality as uuid) is null or o.municipality_id is null
                            or o.municipality_id = cast(:municipality as uuid)) %s
                        order by o.municipality_id is not distinct from cast(:municipality as uuid) desc,
                          o.short_name collate numbered, o.id
                        limit :limit
                        """.formatted(condition))
                .params(words)
                .param("region", context.regionId())
                .param("municipality", context.municipalityId())
                .param("limit", limit)
                .query(OrganizationCard.class)
                .list();
    }

    static String pattern(String typed) {
        return "%" + typed.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /**
     * What a printed name means here: an organization by any of its names, in the context's territory before the rest
     * of the region, else a group name («ОО», «школы»). Empty when nothing or more than one organization fits.
     */
    public Optional<NameMatch> resolve(NamingContext context, String printed) {
        return Optional.ofNullable(resolveAll(context, List.of(printed)).get(printed));
    }

    /** The same for many names in one statement; what means nothing is missing from the answer. */
    public Map<String, NameMatch> resolveAll(NamingContext context, Collection<String> printed) {
        Map<String, List<Named>> byName =
                named(context, normalized(printed)).stream().collect(Collectors.groupingBy(Named::name));
        Map<String, NameMatch> matches = new LinkedHashMap<>();
        for (String words : printed) {
            String name = GroupNames.normalize(words);
            if (!name.isEmpty()) {
                match(name, byName.getOrDefault(name, List.of())).ifPresent(match -> matches.put(words, match));
            }
        }
        return matches;
    }

    /**
     * Organizations that bear a name, by any of their names, in these towns or above them: every town has its school No 1.
     *
     * @return by the words as printed, with an empty set where nobody bears them
     */
    public Map<String, Set<UUID>> bearers(UUID regionId, Set<UUID> towns, Collection<String> printed) {
        Map<String, Set<UUID>> byName = named(new NamingContext(regionId, null, null), normalized(printed)).stream()
                .filter(one -> one.municipalityId() == null || towns.contains(one.municipalityId()))
                .collect(Collectors.groupingBy(Named::name, Collectors.mapping(Named::id, Collectors.toSet())));
        Map<String, Set<UUID>> bearers = new LinkedHashMap<>();
        for (String words : printed) {
            bearers.put(words, byName.getOrDefault(GroupNames.normalize(words), Set.of()));
        }
        return bearers;
    }

    /** Of these organizations all names they have or had, and their towns: for {@link SpokenNames}. */
    public List<SpokenNames.Bearer> bearersOf(Collection<UUID> ids) {
        return jdbc.sql("""
                        select o.id, o.kind, t.short_name town, array[o.full_name, o.short_name]
                            || array(select n.name from organization_name n where n.organization_id = o.id) names
                        from organization o left join territory t on t.id = o.municipality_id
                        where o.id = any(cast(:ids as uuid[]))
                        order by o.short_name collate numbered, o.id
                        """)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> new SpokenNames.Bearer(
                        row.getObject("id", UUID.class),
                        OrganizationKind.valueOf(row.getString("kind")),
                        List.of((String[]) row.getArray("names").getArray()),
                        row.getString("town")))
                .list();
    }

    /** A name without what people write in many ways, to compare with another: «СОШ №1» and «сош 1» are alike. */
    public static String alike(String name) {
        return GroupNames.alike(name);
    }

    private static String[] normalized(Collection<String> printed) {
        return printed.stream()
                .map(GroupNames::normalize)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    private Optional<NameMatch> match(String name, List<Named> found) {
        List<UUID> local =
                found.stream().filter(Named::here).map(Named::id).distinct().toList();
        if (local.size() == 1) {
            return Optional.of(NameMatch.organization(local.get(0)));
        }
        if (local.isEmpty()) {
            Optional<GroupCode> group = groupNames.find(name);
            if (group.isPresent()) {
                return Optional.of(NameMatch.group(group.get()));
            }
            List<UUID> elsewhere = found.stream()
                    .filter(Named::elsewhere)
                    .map(Named::id)
                    .distinct()
                    .toList();
            if (elsewhere.size() == 1) {
                return Optional.of(NameMatch.organization(elsewhere.get(0)));
            }
        }
        return Optional.empty();
    }

    /**
     * @param here of the municipality; for a regional roadmap a body of the whole region
     * @param elsewhere may be meant from the rest of the region; another town's «ЦРО» is not, so aliases count only for
     *     bodies of the region
     */
    private record Named(String name, UUID id, UUID municipalityId, boolean here, boolean elsewhere) {}

    private List<Named> named(NamingContext context, String[] names) {
        if (names.length == 0) {
            return List.of();
        }
        return jdbc.sql("""
                        select distinct n.name, o.id, o.municipality_id,
                          o.municipality_id is not distinct from cast(:municipality as uuid) here,
                          (o.municipality_id is null or n.kind <> 'ALIAS') elsewhere
                        from organization o join (
                            select organization_id, kind, normalized name from organization_name
                            where normalized = any(cast(:names as text[]))
                            union all
                            select id, 'FULL', normalized_name(full_name) from organization
                            where region_id = :region and normalized_name(full_name) = any(cast(:names as text[]))
                            union all
                            select id, 'FULL', normalized_name(short_name) from organization
                            where region_id = :region and normalized_name(short_name) = any(cast(:names as text[]))
                          ) n on n.organization_id = o.id
                        where o.region_id = :region and o.archived_on is null
                        """)
                .param("region", context.regionId())
                .param("municipality", context.municipalityId())
                .param("names", names)
                .query(Named.class)
                .list();
    }

    /**
     * Organizations of a group in a context, in force now (not archived), by name. In a municipality SUBORDINATION means
     * those under the body that governs its education, TERRITORY all that stand there; in a region both mean the region.
     */
    public List<UUID> members(NamingContext context, GroupCode group, GroupBasis basis) {
        String place = "";
        if (context.municipalityId() != null) {
            place = basis == GroupBasis.TERRITORY
                    ? " and o.municipality_id = :municipality"
                    : " and o.id in (select id from under)";
        }
        return jdbc.sql("""
                        with recursive under (id) as (
                          select id from organization where acts_for_id = :municipality and archived_on is null
                          union select c.id from organization c join under on c.parent_id = under.id)
                        select o.id from organization o
                        where o.region_id = :region and o.archived_on is null and o.kind in (:kinds) %s
                        order by o.short_name collate numbered, o.id
                        """.formatted(place))
                .param("region", context.regionId())
                .param("kinds", group.kinds().stream().map(Enum::name).toList())
                .param("municipality", context.municipalityId(), java.sql.Types.OTHER)
                .query(UUID.class)
                .list();
    }

    /**
     * Saved lists offered in a context: those of the region and of its municipality, by name.
     *
     * @param size members that are not archived
     */
    public record SavedList(UUID id, UUID regionId, UUID municipalityId, String name, int size) {}

    public List<SavedList> savedLists(NamingContext context) {
        return jdbc.sql("""
                        select l.id, l.region_id, l.municipality_id, l.name,
                          (select count(*) from organization_list_member m join organization o on o.id = m.organization_id
                           where m.list_id = l.id and o.archived_on is null) size
                        from organization_list l
                        where l.region_id = :region
                          and (l.municipality_id is null or l.municipality_id = cast(:municipality as uuid))
                        order by l.name collate "ru-x-icu", l.id
                        """)
                .param("region", context.regionId())
                .param("municipality", context.municipalityId())
                .query(SavedList.class)
                .list();
    }

    /** Members of a saved list that are not archived. */
    public List<UUID> listMembers(UUID listId) {
        return jdbc.sql("select o.id from organization_list_member m join organization o on o.id = m.organization_id "
                        + "where m.list_id = ? and o.archived_on is null order by o.short_name collate numbered")
                .param(listId)
                .query(UUID.class)
                .list();
    }
}
