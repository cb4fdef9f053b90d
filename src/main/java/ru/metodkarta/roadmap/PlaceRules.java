package ru.metodkarta.roadmap;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Level;
import ru.metodkarta.web.Option;

/**
 * Whom a roadmap may name: a town's roadmap the organizations of that town and of the region as a whole, a region's any of
 * its region; saved lists likewise; to control it, people whose zone is the place itself.
 */
@Component
class PlaceRules {

    private final OrganizationDirectory directory;
    private final JdbcClient jdbc;

    PlaceRules(OrganizationDirectory directory, JdbcClient jdbc) {
        this.directory = directory;
        this.jdbc = jdbc;
    }

    static boolean within(NamingContext place, OrganizationCard card) {
        return card.regionId().equals(place.regionId())
                && (place.municipalityId() == null
                        || card.municipalityId() == null
                        || card.municipalityId().equals(place.municipalityId()));
    }

    /** Executors that the place does not know, in their order; at most two statements. */
    List<ExecutorContent> strangers(NamingContext place, List<ExecutorContent> executors) {
        Set<UUID> organizations = ids(executors, ExecutorKind.ORG);
        Set<UUID> known = directory.findAll(organizations).values().stream()
                .filter(card -> within(place, card))
                .map(OrganizationCard::id)
                .collect(Collectors.toSet());
        Set<UUID> lists = ids(executors, ExecutorKind.LIST);
        if (!lists.isEmpty()) {
            directory.savedLists(place).stream().forEach(list -> known.add(list.id()));
        }
        return executors.stream()
                .filter(executor -> executor.kind() == ExecutorKind.ORG && !known.contains(executor.organizationId())
                        || executor.kind() == ExecutorKind.LIST && !known.contains(executor.listId()))
                .toList();
    }

    private static Set<UUID> ids(Collection<ExecutorContent> executors, ExecutorKind kind) {
        return executors.stream()
                .filter(executor -> executor.kind() == kind)
                .map(executor -> kind == ExecutorKind.ORG ? executor.organizationId() : executor.listId())
                .collect(Collectors.toSet());
    }

    /** Accounts that may be charged with control of a roadmap of this place, by name. */
    List<Option> supervisors(RoadmapPlace place) {
        UUID territory = place.level() == Level.REGIONAL
                ? place.regionId()
                : place.level() == Level.MUNICIPAL ? place.municipalityId() : null;
        return jdbc.sql("""
                        select distinct a.id, a.full_name || ', ' || r.position label
                        from account a
                        join role_assignment r on r.account_id = a.id and r.role in ('SUPERVISOR', 'OFFICIAL')
                        join role_zone z on z.role_id = r.id
                        where a.blocked_at is null and r.until_on is null
                          and (z.territory_id = cast(:territory as uuid) or z.organization_id = cast(:organization as uuid))
                        order by label
                        """)
                .param("territory", territory)
                .param("organization", place.organizationId())
                .query((row, n) -> new Option(row.getString("id"), row.getString("label")))
                .list();
    }

    boolean maySupervise(RoadmapPlace place, UUID account) {
        return supervisors(place).stream().anyMatch(option -> option.value().equals(account.toString()));
    }
}
