package ru.metodkarta.organization;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;

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

    /** Members as kept, archived ones included. */
    List<OrganizationQueries.Related> members(UUID id) {
        return jdbc.sql("""
                        select o.id, o.short_name, o.kind, 'MEMBER' relation, o.archived_on
                        from organization_list_member m join organization o on o.id = m.organization_id
                        where m.list_id = ? order by o.short_name collate "ru-x-icu", o.id
                        """).param(id).query(OrganizationQueries.Related.class).list();
    }

    UUID create(Actor actor, UUID municipalityId, String name, Set<UUID> members) {
        Grant grant = keeper(actor, municipalityId);
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into organization_list (id, region_id, municipality_id, name) values (:id, :region, :town, :name)")
                .param("id", id)
                .param("region", actor.regionId())
                .param("town", municipalityId)
                .param("name", name)
                .update();
        put(actor, id, members);
        record(actor, grant, "ORGANIZATION_LIST_CREATED", id, municipalityId, name);
        return id;
    }

    void change(Actor actor, UUID id, String name, Set<UUID> members, String seenVersion) {
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
        // archived members are not offered, so they stay as they are
        jdbc.sql("delete from organization_list_member m using organization o "
                        + "where m.list_id = :id and o.id = m.organization_id and o.archived_on is null")
                .param("id", id)
                .update();
        put(actor, id, members);
        record(actor, grant, "ORGANIZATION_LIST_CHANGED", id, list.municipalityId(), name);
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

    /** Only organizations of the own region are put in, whatever was posted. */
    private void put(Actor actor, UUID id, Set<UUID> members) {
        Set<UUID> known = new LinkedHashSet<>();
        directory.findAll(members).values().stream()
                .filter(card -> card.regionId().equals(actor.regionId()) && !card.archived())
                .forEach(card -> known.add(card.id()));
        for (UUID member : known) {
            jdbc.sql(
                            "insert into organization_list_member (list_id, organization_id) values (?, ?) on conflict do nothing")
                    .params(id, member)
                    .update();
        }
    }

    private void record(Actor actor, Grant grant, String action, UUID id, UUID municipalityId, String name) {
        journal.record(
                actor,
                grant.capacity(),
                action,
                new Journal.Subject("ORGANIZATION_LIST", id, name, actor.regionId(), municipalityId, null),
                Map.of());
    }
}
