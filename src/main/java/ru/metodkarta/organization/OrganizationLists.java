package ru.metodkarta.organization;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Saved lists («пилотные школы»), offered in the executor picker of their territory. */
@Service
@Transactional
class OrganizationLists {

    private final JdbcClient jdbc;
    private final OrganizationDirectory directory;
    private final OrganizationAccess access;
    private final Journal journal;

    OrganizationLists(JdbcClient jdbc, OrganizationDirectory directory, OrganizationAccess access, Journal journal) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.access = access;
        this.journal = journal;
    }

    /** @param municipalityId null: a list of the whole region */
    record SavedList(UUID id, UUID regionId, UUID municipalityId, String territoryName, String name, int version) {}

    record Row(UUID id, UUID municipalityId, String name, String territoryName, int size) {}

    /** Lists the actor may see: of the region, and of the own municipalities. */
    List<Row> seenBy(Actor actor) {
        return jdbc.sql("""
                        select l.id, l.municipality_id, l.name, t.name territory_name,
                          (select count(*) from organization_list_member m join organization o on o.id = m.organization_id
                           where m.list_id = l.id and o.archived_on is null) size
                        from organization_list l join territory t on t.id = coalesce(l.municipality_id, l.region_id)
                        where l.region_id = ?
                        order by l.municipality_id is not null, t.name collate "ru-x-icu", l.name collate "ru-x-icu", l.id
                        """).param(actor.regionId()).query(Row.class).list().stream()
                .filter(row -> OrganizationPermissions.maySeeList(actor, actor.regionId(), row.municipalityId()))
                .toList();
    }

    SavedList seen(Actor actor, UUID id) {
        return jdbc.sql("""
                        select l.id, l.region_id, l.municipality_id, t.name territory_name, l.name, l.version
                        from organization_list l join territory t on t.id = coalesce(l.municipality_id, l.region_id)
                        where l.id = ?
                        """)
                .param(id)
                .query(SavedList.class)
                .optional()
                .filter(list -> OrganizationPermissions.maySeeList(actor, list.regionId(), list.municipalityId()))
                .orElseThrow(() -> new NotFound("list"));
    }

    /** @param member in the list already */
    record Member(
            UUID id,
            String shortName,
            OrganizationKind kind,
            String territoryName,
            LocalDate archivedOn,
            boolean member) {}

    private static final String MEMBER = """
            select o.id, o.short_name, o.kind, m.name territory_name, o.archived_on, %s member, count(*) over () total
            from organization o left join territory m on m.id = o.municipality_id
            """;

    private static final String BY_NAME =
            " order by o.municipality_id is not null, m.name collate \"ru-x-icu\", o.short_name collate numbered, o.id";

    /** As kept, archived ones included. */
    Paged<Member> members(UUID id, PageRequestParams page) {
        return paged(
                MEMBER.formatted("true")
                        + "where o.id in (select organization_id from organization_list_member where list_id = :list)",
                new HashMap<>(Map.of("list", id)),
                page);
    }

    /** Organizations of the list's territory that fit, those in the list already marked. */
    Paged<Member> choice(SavedList list, OrganizationFilter filter, PageRequestParams page) {
        Map<String, Object> params = new HashMap<>();
        String where = fitting(list, filter, params);
        params.put("list", list.id());
        return paged(
                MEMBER.formatted(
                                "exists (select from organization_list_member l where l.list_id = :list and l.organization_id = o.id)")
                        + where,
                params,
                page);
    }

    private Paged<Member> paged(String sql, Map<String, Object> params, PageRequestParams page) {
        AtomicLong total = new AtomicLong();
        List<Member> rows = jdbc.sql(sql + BY_NAME + " limit :limit offset :offset")
                .params(params)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((row, n) -> {
                    total.set(row.getLong("total"));
                    return new Member(
                            row.getObject("id", UUID.class),
                            row.getString("short_name"),
                            OrganizationKind.valueOf(row.getString("kind")),
                            row.getString("territory_name"),
                            row.getObject("archived_on", LocalDate.class),
                            row.getBoolean("member"));
                })
                .list();
        return Paged.of(rows, page, total.get());
    }

    /** What may be in the list: of its territory, in force; and of these what the filter leaves. */
    private static String fitting(SavedList list, OrganizationFilter filter, Map<String, Object> params) {
        StringBuilder where = new StringBuilder("where o.region_id = :region and o.archived_on is null");
        params.put("region", list.regionId());
        if (list.municipalityId() != null) {
            where.append(" and o.municipality_id = :town");
            params.put("town", list.municipalityId());
        }
        if (filter.regionBodies()) {
            where.append(" and o.municipality_id is null");
        } else if (filter.municipalityId() != null) {
            where.append(" and o.municipality_id = :municipality");
            params.put("municipality", filter.municipalityId());
        }
        if (filter.kindOrNull() != null) {
            where.append(" and o.kind = :kind");
            params.put("kind", filter.kindOrNull().name());
        }
        return where.append(OrganizationWords.condition(filter.text(), params)).toString();
    }

    UUID create(Actor actor, UUID municipalityId, String name) {
        Grant grant = keeper(actor, municipalityId);
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into organization_list (id, region_id, municipality_id, name) values (:id, :region, :town, :name)")
                .param("id", id)
                .param("region", actor.regionId())
                .param("town", municipalityId)
                .param("name", name)
                .update();
        record(actor, grant, "ORGANIZATION_LIST_CREATED", id, municipalityId, name, Map.of());
        return id;
    }

    void rename(Actor actor, UUID id, String name, String seenVersion) {
        SavedList list = seen(actor, id);
        Grant grant = keeper(actor, list.municipalityId());
        int updated = jdbc.sql(
                        "update organization_list set name = :name, version = version + 1 where id = :id and version::text = :seen")
                .param("name", name)
                .param("id", id)
                .param("seen", String.valueOf(seenVersion))
                .update();
        if (updated == 0) {
            throw new Conflict("error.409.changed");
        }
        record(
                actor,
                grant,
                "ORGANIZATION_LIST_CHANGED",
                id,
                list.municipalityId(),
                name,
                Map.of("former", list.name()));
    }

    /** Of those named, how many may not be in the list: of another territory, archived, unknown. */
    int strangers(SavedList list, Set<UUID> members) {
        return (int) (members.size()
                - directory.findAll(members).values().stream()
                        .filter(card -> !card.archived() && card.regionId().equals(list.regionId()))
                        .filter(card -> list.municipalityId() == null
                                || list.municipalityId().equals(card.municipalityId()))
                        .count());
    }

    /** @return how many were not in the list before; strangers stay outside */
    int add(Actor actor, UUID id, Set<UUID> members) {
        if (members.isEmpty()) {
            return 0;
        }
        return insert(
                actor,
                id,
                new OrganizationFilter(null, null, null, null, null, null),
                " and o.id in (:members)",
                Map.of("members", members));
    }

    /** All that the filter leaves of the list's territory. */
    int addFound(Actor actor, UUID id, OrganizationFilter filter) {
        return insert(actor, id, filter, "", Map.of());
    }

    private int insert(Actor actor, UUID id, OrganizationFilter filter, String only, Map<String, ?> more) {
        SavedList list = seen(actor, id);
        Grant grant = keeper(actor, list.municipalityId());
        Map<String, Object> params = new HashMap<>(more);
        String where = fitting(list, filter, params);
        int added = jdbc.sql("""
                        insert into organization_list_member (list_id, organization_id)
                        select :list, o.id from organization o left join territory m on m.id = o.municipality_id
                        %s%s on conflict do nothing
                        """.formatted(where, only))
                .params(params)
                .param("list", id)
                .update();
        if (added > 0) {
            record(
                    actor,
                    grant,
                    "ORGANIZATION_LIST_CHANGED",
                    id,
                    list.municipalityId(),
                    list.name(),
                    Map.of("added", added));
        }
        return added;
    }

    int remove(Actor actor, UUID id, Set<UUID> members) {
        SavedList list = seen(actor, id);
        Grant grant = keeper(actor, list.municipalityId());
        if (members.isEmpty()) {
            return 0;
        }
        int removed = jdbc.sql(
                        "delete from organization_list_member where list_id = :list and organization_id in (:members)")
                .param("list", id)
                .param("members", members)
                .update();
        if (removed > 0) {
            record(
                    actor,
                    grant,
                    "ORGANIZATION_LIST_CHANGED",
                    id,
                    list.municipalityId(),
                    list.name(),
                    Map.of("removed", removed));
        }
        return removed;
    }

    /** A town of another region is not there, whoever asks: 404 before 403. */
    Grant keeper(Actor actor, UUID municipalityId) {
        if (municipalityId != null
                && directory
                        .territory(municipalityId)
                        .filter(t -> t.regionId().equals(actor.regionId()) && !t.region())
                        .isEmpty()) {
            throw new NotFound("municipality");
        }
        return access.capacity(
                actor,
                grant -> OrganizationPermissions.mayKeepList(grant, actor.regionId(), municipalityId),
                municipalityId,
                null);
    }

    boolean mayKeep(Actor actor, UUID municipalityId) {
        return actor.grants().stream()
                .anyMatch(grant -> OrganizationPermissions.mayKeepList(grant, actor.regionId(), municipalityId));
    }

    private void record(
            Actor actor,
            Grant grant,
            String action,
            UUID id,
            UUID municipalityId,
            String name,
            Map<String, ?> details) {
        journal.record(
                actor,
                grant.capacity(),
                action,
                new Journal.Subject("ORGANIZATION_LIST", id, name, actor.regionId(), municipalityId, null),
                details);
    }
}
