package ru.metodkarta.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.shared.Role;

/**
 * Keeping the register. The variants without an {@link Actor} ask no permission: they are for the first start, demo
 * content and tests.
 */
@Service
@Transactional
public class OrganizationRegistry {

    private final Territories territories;
    private final Organizations organizations;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;
    private final ObjectProvider<OrganizationSuccession> successions;
    private final OrganizationAccess access;

    OrganizationRegistry(
            Territories territories,
            Organizations organizations,
            JdbcClient jdbc,
            Journal journal,
            Clock clock,
            ObjectProvider<OrganizationSuccession> successions,
            OrganizationAccess access) {
        this.territories = territories;
        this.organizations = organizations;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
        this.successions = successions;
        this.access = access;
    }

    public TerritoryCard openRegion(String name, String shortName, ZoneId zone) {
        return territories.saveAndFlush(Territory.region(name, shortName, zone)).card(zone);
    }

    /** @param zoneOrNull null: the time of the region */
    public TerritoryCard openMunicipality(UUID regionId, String name, String shortName, ZoneId zoneOrNull) {
        Territory region = territories.findById(regionId).orElseThrow(() -> new NotFound("region"));
        return territories
                .saveAndFlush(region.municipality(name, shortName, zoneOrNull))
                .card(region.zone());
    }

    /** @throws NotAllowed unless an administrator of the whole region */
    void requireRegionKeeper(Actor actor) {
        if (actor.fitting(grant -> grant.role() == Role.ADMINISTRATOR && grant.wholeRegion())
                .isEmpty()) {
            throw new NotAllowed();
        }
    }

    /** @param zoneOrNull null: the time of the region */
    public TerritoryCard openMunicipality(Actor actor, String name, String shortName, ZoneId zoneOrNull) {
        requireRegionKeeper(actor);
        TerritoryCard opened = openMunicipality(actor.regionId(), name, shortName, zoneOrNull);
        String capacity = actor.capacity(null, grant -> grant.role() == Role.ADMINISTRATOR && grant.wholeRegion())
                .orElseThrow()
                .capacity();
        journal.record(
                actor,
                capacity,
                "MUNICIPALITY_OPENED",
                new Journal.Subject("TERRITORY", opened.id(), name, actor.regionId(), opened.id(), null),
                Map.of());
        return opened;
    }

    public UUID establish(NewOrganization founded) {
        guardPlaces(founded.regionId(), founded.municipalityId(), founded.actsForId(), founded.parentId());
        return organizations.saveAndFlush(new Organization(founded)).id();
    }

    public UUID establish(Actor actor, NewOrganization founded) {
        if (!OrganizationPermissions.maySee(actor, founded.regionId())) {
            throw new NotFound("region");
        }
        Grant grant = access.capacity(
                actor,
                g -> OrganizationPermissions.mayEstablish(g, founded.regionId(), founded.municipalityId())
                        && OrganizationPermissions.mayGiveTerritory(g, founded.regionId(), founded.actsForId()),
                founded.municipalityId(),
                null);
        UUID id = establish(founded);
        record(actor, grant, "ORGANIZATION_ESTABLISHED", load(actor, id), Map.of());
        return id;
    }

    /** What the edition page changes: misprints in the names, kind, place, subordination. */
    record Edition(
            OrganizationKind kind,
            String fullName,
            String shortName,
            UUID municipalityId,
            UUID parentId,
            UUID actsForId,
            UUID reporterId,
            String email) {}

    void edit(Actor actor, UUID id, Edition edition, String seenVersion) {
        Organization organization = load(actor, id);
        OrganizationCard before = organization.card();
        Grant grant = access.keeper(actor, before);
        if (!Objects.equals(before.municipalityId(), edition.municipalityId())) {
            access.capacity(
                    actor,
                    g -> OrganizationPermissions.mayEstablish(g, before.regionId(), edition.municipalityId()),
                    edition.municipalityId(),
                    null);
        }
        if (!Objects.equals(before.actsForId(), edition.actsForId())) {
            access.capacity(
                    actor,
                    g -> OrganizationPermissions.mayGiveTerritory(g, before.regionId(), edition.actsForId()),
                    null,
                    null);
        }
        organization.expectVersion(seenVersion);
        guardPlaces(before.regionId(), edition.municipalityId(), edition.actsForId(), edition.parentId());
        guardNoCircle(id, edition.parentId());
        guardInRegion(before.regionId(), edition.reporterId());
        organization.correctNames(edition.fullName(), edition.shortName());
        organization.settle(edition.kind(), edition.municipalityId());
        if (!Objects.equals(before.municipalityId(), edition.municipalityId())) {
            leaveListsOf(before.municipalityId(), id);
        }
        organization.changeSubordination(edition.parentId(), edition.actsForId());
        organization.appointReporter(edition.reporterId());
        organization.useMailbox(edition.email());
        record(actor, grant, "ORGANIZATION_EDITED", organization, Map.of("before", before.shortName()));
    }

    /** Whoever moves away is no longer among the «pilot schools» of the town. */
    private void leaveListsOf(UUID municipalityId, UUID id) {
        jdbc.sql("delete from organization_list_member m using organization_list l "
                        + "where l.id = m.list_id and l.municipality_id = :town and m.organization_id = :id")
                .param("town", municipalityId)
                .param("id", id)
                .update();
    }

    /** @param fromOn and {@code untilOn} are inclusive, null for an open end */
    void addName(Actor actor, UUID id, OrganizationName.Kind kind, String name, LocalDate fromOn, LocalDate untilOn) {
        Organization organization = load(actor, id);
        Grant grant = access.keeper(actor, organization.card());
        if (kind == OrganizationName.Kind.ALIAS) {
            organization.addAlias(name, fromOn, untilOn);
        } else {
            organization.addFormerName(kind, name, fromOn, untilOn);
        }
        record(actor, grant, "ORGANIZATION_NAME_ADDED", organization, Map.of("name", name));
    }

    void removeName(Actor actor, UUID id, UUID nameId) {
        Organization organization = load(actor, id);
        Grant grant = access.keeper(actor, organization.card());
        organization.removeAlias(nameId);
        record(actor, grant, "ORGANIZATION_NAME_REMOVED", organization, Map.of());
    }

    public void rename(Actor actor, UUID id, String fullName, String shortName, LocalDate on, String act) {
        Organization organization = load(actor, id);
        Grant grant = access.keeper(actor, organization.card());
        String former = organization.shortName();
        organization.rename(fullName, shortName, ground(actor, on, act));
        record(actor, grant, "ORGANIZATION_RENAMED", organization, Map.of("former", former, "act", act));
    }

    /** Присоединение: the successor goes on and takes over subordinates, names, places in lists and open work. */
    public void join(Actor actor, UUID id, UUID successorId, LocalDate on, String act) {
        pass(actor, id, successorId, OrganizationEvent.Kind.JOINED, on, act);
    }

    /** Слияние, also of two entries that turned out to be the same organization. */
    public void merge(Actor actor, UUID id, UUID successorId, LocalDate on, String act) {
        pass(actor, id, successorId, OrganizationEvent.Kind.MERGED, on, act);
    }

    private void pass(Actor actor, UUID id, UUID successorId, OrganizationEvent.Kind how, LocalDate on, String act) {
        Organization organization = load(actor, id);
        Organization successor = load(actor, successorId);
        Grant grant = access.keeper(actor, organization.card());
        access.keeper(actor, successor.card());
        organization.passInto(successor, how, ground(actor, on, act));
        organizations.flush();
        takeOver(id, successorId);
        successions.orderedStream().forEach(s -> s.passOpenWork(id, successorId, actor, grant.capacity()));
        record(
                actor,
                grant,
                "ORGANIZATION_" + how.name(),
                organization,
                Map.of("successor", successor.shortName(), "act", act));
    }

    /** Subordinates, reporting for others and places in saved lists. */
    private void takeOver(UUID from, UUID to) {
        jdbc.sql("update organization set parent_id = case when id = :to then (select parent_id from organization "
                        + "where id = :from) else :to end where parent_id = :from and archived_on is null")
                .param("from", from)
                .param("to", to)
                .update();
        jdbc.sql("update organization set reporter_id = nullif(:to, id) where reporter_id = :from")
                .param("from", from)
                .param("to", to)
                .update();
        jdbc.sql(
                        "insert into organization_list_member (list_id, organization_id) "
                                + "select m.list_id, o.id from organization_list_member m "
                                + "join organization_list l on l.id = m.list_id join organization o on o.id = :to "
                                + "where m.organization_id = :from "
                                + "and (l.municipality_id is null or l.municipality_id = o.municipality_id) on conflict do nothing")
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** @param successorId null: nobody takes the open work over, it stays with the closed organization */
    public void close(Actor actor, UUID id, UUID successorId, LocalDate on, String act) {
        if (successorId != null) {
            pass(actor, id, successorId, OrganizationEvent.Kind.CLOSED, on, act);
            return;
        }
        Organization organization = load(actor, id);
        Grant grant = access.keeper(actor, organization.card());
        organization.close(ground(actor, on, act));
        record(actor, grant, "ORGANIZATION_CLOSED", organization, Map.of("act", act));
    }

    public void archive(Actor actor, UUID id) {
        Organization organization = load(actor, id);
        Grant grant = access.keeper(actor, organization.card());
        organization.archive(actor.today(clock));
        record(actor, grant, "ORGANIZATION_ARCHIVED", organization, Map.of());
    }

    public void restore(Actor actor, UUID id) {
        Organization organization = load(actor, id);
        Grant grant = access.keeper(actor, organization.card());
        organization.restore();
        record(actor, grant, "ORGANIZATION_RESTORED", organization, Map.of());
    }

    /** Who reports for an organization without accounts. No permission is asked: first start, demo, tests. */
    public void appointReporter(UUID id, UUID reporterId) {
        organizations
                .findById(id)
                .orElseThrow(() -> new NotFound("organization"))
                .appointReporter(reporterId);
    }

    private Organization load(Actor actor, UUID id) {
        return organizations
                .findById(id)
                .filter(found -> OrganizationPermissions.maySee(actor, found.regionId()))
                .orElseThrow(() -> new NotFound("organization"));
    }

    private OrganizationEvent.Ground ground(Actor actor, LocalDate on, String act) {
        if (on.isAfter(actor.today(clock))) {
            throw new Conflict("organization.conflict.future");
        }
        return new OrganizationEvent.Ground(on, act, actor.accountId(), clock.instant());
    }

    private void guardPlaces(UUID regionId, UUID municipalityId, UUID actsForId, UUID parentId) {
        guardTerritory(regionId, municipalityId, false);
        guardTerritory(regionId, actsForId, true);
        guardInRegion(regionId, parentId);
    }

    private void guardTerritory(UUID regionId, UUID territoryId, boolean regionFits) {
        if (territoryId != null
                && territories
                        .findById(territoryId)
                        .filter(t -> t.regionId().equals(regionId) && (regionFits || !t.isRegion()))
                        .isEmpty()) {
            throw new NotFound("territory of the region");
        }
    }

    private void guardInRegion(UUID regionId, UUID organizationId) {
        if (organizationId != null
                && organizations
                        .findById(organizationId)
                        .filter(o -> o.regionId().equals(regionId))
                        .isEmpty()) {
            throw new NotFound("organization of the region");
        }
    }

    private void guardNoCircle(UUID id, UUID newParentId) {
        if (newParentId != null
                && jdbc.sql("""
                                with recursive up (id, parent_id) as (
                                  select id, parent_id from organization where id = :parent
                                  union select o.id, o.parent_id from organization o join up on o.id = up.parent_id)
                                select exists (select from up where id = :id)
                                """)
                        .param("parent", newParentId)
                        .param("id", id)
                        .query(Boolean.class)
                        .single()) {
            throw new Conflict("organization.conflict.circle");
        }
    }

    private void record(Actor actor, Grant grant, String action, Organization organization, Map<String, ?> details) {
        journal.record(
                actor,
                grant.capacity(),
                action,
                new Journal.Subject(
                        "ORGANIZATION",
                        organization.id(),
                        organization.shortName(),
                        organization.regionId(),
                        organization.municipalityId(),
                        organization.id()),
                details);
    }
}
