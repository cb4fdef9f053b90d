package ru.metodkarta.approval;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** Routes of an organization are written and taken back; rounds on their way keep the steps they began with. */
@Service
class RouteEditing {

    private final ApprovalRoutes stored;
    private final Routes routes;
    private final OrganizationDirectory organizations;
    private final Journal journal;
    private final Clock clock;

    RouteEditing(
            ApprovalRoutes stored, Routes routes, OrganizationDirectory organizations, Journal journal, Clock clock) {
        this.stored = stored;
        this.routes = routes;
        this.organizations = organizations;
        this.journal = journal;
        this.clock = clock;
    }

    /** Somebody changed the route after the page was opened. */
    static final class Stale extends Conflict {

        Stale() {
            super("route.conflict.changed");
        }
    }

    /** @throws NotFound there is none, or it is out of the viewer's zone */
    OrganizationCard seen(Actor actor, UUID ownerId) {
        return organizations
                .find(ownerId)
                .filter(owner -> RoutePermissions.maySee(actor, owner))
                .orElseThrow(() -> new NotFound("organization"));
    }

    /** A route of one's own begins as the one that was in use. */
    @Transactional
    void establish(Actor actor, UUID ownerId, PlanKind kind) {
        OrganizationCard owner = seen(actor, ownerId);
        Grant grant = keeper(actor, owner);
        if (stored.find(ownerId, kind).isPresent()) {
            throw new Conflict("route.conflict.written");
        }
        List<RouteStep> begin = routes.inUse(owner, kind, actor.today(clock));
        stored.saveAndFlush(new ApprovalRoute(
                Ids.next(), owner.regionId(), ownerId, kind, begin, actor.accountId(), clock.instant()));
        record(actor, grant, "ROUTE_ESTABLISHED", owner, kind);
    }

    /** No step goes to an organization of another region, or to one that is closed. */
    boolean addressable(OrganizationCard owner, Addressee to) {
        return to.organizationId() == null
                || organizations
                        .find(to.organizationId())
                        .filter(card -> card.regionId().equals(owner.regionId()) && !card.archived())
                        .isPresent();
    }

    @Transactional
    void add(Actor actor, UUID ownerId, PlanKind kind, int version, RouteStep step) {
        change(actor, ownerId, kind, version, route -> route.add(step, actor.accountId(), clock.instant()));
    }

    @Transactional
    void change(Actor actor, UUID ownerId, PlanKind kind, int version, UUID stepId, RouteStep step) {
        change(actor, ownerId, kind, version, route -> route.change(stepId, step, actor.accountId(), clock.instant()));
    }

    @Transactional
    void remove(Actor actor, UUID ownerId, PlanKind kind, int version, UUID stepId) {
        change(actor, ownerId, kind, version, route -> route.remove(stepId, actor.accountId(), clock.instant()));
    }

    private void change(Actor actor, UUID ownerId, PlanKind kind, int version, Consumer<ApprovalRoute> deed) {
        OrganizationCard owner = seen(actor, ownerId);
        Grant grant = keeper(actor, owner);
        ApprovalRoute route = required(ownerId, kind, version);
        deed.accept(route);
        stored.saveAndFlush(route);
        record(actor, grant, "ROUTE_CHANGED", owner, kind);
    }

    /** Back to the usual route. */
    @Transactional
    void dissolve(Actor actor, UUID ownerId, PlanKind kind, int version) {
        OrganizationCard owner = seen(actor, ownerId);
        Grant grant = keeper(actor, owner);
        stored.delete(required(ownerId, kind, version));
        record(actor, grant, "ROUTE_DISSOLVED", owner, kind);
    }

    private ApprovalRoute required(UUID ownerId, PlanKind kind, int version) {
        ApprovalRoute route = stored.lock(ownerId, kind).orElseThrow(() -> new Conflict("route.conflict.not-written"));
        if (route.version() != version) {
            throw new Stale();
        }
        return route;
    }

    private static Grant keeper(Actor actor, OrganizationCard owner) {
        return actor.capacity(null, grant -> RoutePermissions.mayKeep(grant, owner))
                .orElseThrow(() -> new NotAllowed(owner.shortName()));
    }

    private void record(Actor actor, Grant grant, String action, OrganizationCard owner, PlanKind kind) {
        journal.record(
                actor,
                grant.capacity(),
                action,
                new Journal.Subject(
                        "ORGANIZATION",
                        owner.id(),
                        owner.shortName(),
                        owner.regionId(),
                        owner.municipalityId(),
                        owner.id()),
                Map.of("planKind", Objects.toString(kind, "ANY")));
    }
}
