package ru.metodkarta.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.OfficeHolders;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Option;

/** What the pages of routes show. */
@Component
class RoutePages {

    private static final int FOUND = 20;
    private static final int LISTED = 200;

    private final Routes routes;
    private final OfficeHolders offices;
    private final OrganizationDirectory organizations;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    RoutePages(
            Routes routes,
            OfficeHolders offices,
            OrganizationDirectory organizations,
            MessageSource messages,
            JdbcClient jdbc,
            Clock clock) {
        this.routes = routes;
        this.offices = offices;
        this.organizations = organizations;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param kinds names of kinds with a route of their own, «ANY» for the one of all kinds; empty: the usual one */
    record Owner(UUID id, String name, String territory, List<String> kinds) {}

    /**
     * Bodies of the viewer's zone that write plans, and whoever else has a route, by territory and name; institutions only
     * with a route of their own, unless they are all the viewer has. At most {@value LISTED}.
     */
    List<Owner> owners(Actor actor, String typed) {
        AccessScope scope = actor.scope(Role.METHODOLOGIST, Role.OFFICIAL, Role.ADMINISTRATOR);
        Map<String, Object> params = new HashMap<>();
        List<String> any = new ArrayList<>();
        any.add("false");
        if (scope.wholeRegion()) {
            any.add("true");
        }
        if (!scope.municipalityIds().isEmpty()) {
            any.add("o.municipality_id in (:towns)");
            params.put("towns", scope.municipalityIds());
        }
        if (!scope.organizationIds().isEmpty()) {
            any.add("o.id in (:organizations)");
            params.put("organizations", scope.organizationIds());
        }
        String found = typed == null || typed.isBlank()
                ? "(o.kind in ('MINISTRY', 'CNPPM', 'INSTITUTE', 'AUTHORITY', 'METHODICAL_SERVICE') or o.id in (:own)"
                        + " or exists (select 1 from approval_route r where r.owner_id = o.id))"
                : "o.short_name ilike :typed";
        params.put("own", scope.organizationIds().isEmpty() ? Set.of(new UUID(0, 0)) : scope.organizationIds());
        params.put("typed", "%" + (typed == null ? "" : typed.strip().replaceAll("[\\\\%_]", "\\\\$0")) + "%");
        return jdbc.sql("""
                        select o.id, o.short_name name, coalesce(m.name, t.name) territory,
                          (select string_agg(coalesce(r.plan_kind, 'ANY'), ',' order by r.plan_kind nulls first)
                           from approval_route r where r.owner_id = o.id) kinds
                        from organization o join territory t on t.id = o.region_id
                        left join territory m on m.id = o.municipality_id
                        where o.region_id = :region and o.archived_on is null and (%s) and %s
                        order by m.name collate "ru-x-icu" nulls first, o.short_name collate numbered, o.id limit :rows
                        """.formatted(String.join(" or ", any), found))
                .param("region", actor.regionId())
                .param("rows", LISTED)
                .params(params)
                .query((row, n) -> new Owner(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("territory"),
                        row.getString("kinds") == null
                                ? List.of()
                                : List.of(row.getString("kinds").split(","))))
                .list();
    }

    /**
     * A route as it is in use.
     *
     * @param version of the route the organization has written, null when it is the usual one or that of all kinds
     */
    record Route(List<Routes.Staffed> steps, Integer version) {

        public boolean written() {
            return version != null;
        }

        /** Where the next endorsement would stand. */
        int nextStage() {
            return steps.get(steps.size() - 1).step().stage();
        }
    }

    Route route(OrganizationCard owner, PlanKind kind, Actor actor) {
        LocalDate today = actor.today(clock);
        Integer version = jdbc.sql(
                        "select version from approval_route where owner_id = ? and coalesce(plan_kind, 'ANY') = ?")
                .params(owner.id(), kind == null ? "ANY" : kind.name())
                .query(Integer.class)
                .optional()
                .orElse(null);
        return new Route(routes.staffed(routes.inUse(owner, kind, today), Routes.placeOf(owner), null, today), version);
    }

    /** Kinds as tabs: all, then each; those with a route of their own are marked. */
    Set<String> written(UUID ownerId) {
        return jdbc
                .sql("select coalesce(plan_kind, 'ANY') from approval_route where owner_id = ?")
                .param(ownerId)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /**
     * Offices a step may be addressed to: of the bodies around the owner, of organizations found by name, and the one chosen
     * already. An office is «organization|position».
     */
    List<Option> offices(OrganizationCard owner, String typed, String chosen, Actor actor, Locale locale) {
        LocalDate today = actor.today(clock);
        Map<UUID, String> names = new HashMap<>();
        names.put(owner.id(), owner.shortName());
        jdbc.sql("""
                        select id, short_name from organization
                        where region_id = :region and archived_on is null
                          and kind in ('MINISTRY', 'CNPPM', 'INSTITUTE', 'AUTHORITY', 'METHODICAL_SERVICE')
                          and (municipality_id is null or municipality_id = cast(:municipality as uuid))
                        """)
                .param("region", owner.regionId())
                .param("municipality", owner.municipalityId(), java.sql.Types.OTHER)
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("short_name"));
                });
        if (typed != null && !typed.isBlank()) {
            organizations
                    .search(new NamingContext(owner.regionId(), owner.municipalityId(), null), typed.strip(), FOUND)
                    .forEach(found -> names.put(found.id(), found.shortName()));
        }
        Map<String, Option> options = new java.util.TreeMap<>();
        offices.officesOf(names.keySet(), today)
                .forEach((id, held) -> held.forEach(office -> options.put(
                        names.get(id) + "|" + office.position(),
                        new Option(
                                id + "|" + office.position(),
                                names.get(id) + ": " + office.position() + " ("
                                        + office.holders().stream()
                                                .map(OfficeHolders.Holder::name)
                                                .distinct()
                                                .collect(Collectors.joining(", "))
                                        + ")"))));
        List<Option> all = new ArrayList<>();
        all.add(new Option("", messages.getMessage("route.choose-office", null, locale)));
        all.addAll(options.values());
        if (chosen != null
                && !chosen.isBlank()
                && all.stream().noneMatch(option -> option.value().equals(chosen))) {
            all.add(1, new Option(chosen, chosen.substring(Math.min(chosen.length(), chosen.indexOf('|') + 1))));
        }
        return all;
    }

    List<Option> addressees(StepKind kind, Locale locale) {
        return Arrays.stream(AddresseeKind.values())
                .filter(value -> kind == StepKind.ENDORSE || value != AddresseeKind.BODY)
                .map(value -> new Option(value.name(), messages.getMessage("route.addressee." + value, null, locale)))
                .toList();
    }
}
