package ru.metodkarta.account;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.ActingFor;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** Reads a person with all grants in force today, own ones first, then those lent by absent people, in one statement. */
@Component
public class Actors {

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Clock clock;

    Actors(JdbcClient jdbc, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    /** One row a role and zone; role columns are null for a person without a role, the absent's for an own role. */
    private record Row(
            UUID accountId,
            String login,
            String fullName,
            UUID stamp,
            boolean mustChange,
            boolean blocked,
            UUID roleId,
            Role role,
            String position,
            boolean registersActs,
            LocalDate fromOn,
            LocalDate untilOn,
            UUID employerId,
            String employerName,
            UUID regionId,
            String regionZone,
            String territoryKind,
            UUID zoneTerritory,
            String zoneName,
            UUID zoneOrganization,
            UUID homeMunicipality,
            String localZone,
            UUID absentId,
            String absentName,
            LocalDate lentFrom,
            LocalDate lentUntil) {}

    /** The actor by sign-in name; for use cases that run on somebody's behalf (demo content, tests). */
    public Optional<Actor> byLogin(String login) {
        return jdbc.sql("select id from account where login = lower(?)")
                .param(login)
                .query(UUID.class)
                .optional()
                .flatMap(this::byId);
    }

    public Optional<Actor> byId(UUID accountId) {
        return read(accountId).map(Loaded::actor);
    }

    /** Several at once, in one statement; unknown ones are missing. */
    public List<Actor> byIds(Collection<UUID> accountIds) {
        return read(accountIds).stream().map(Loaded::actor).toList();
    }

    /** The person as long as they could sign in and work: not blocked, no reset password, at least one role in force. */
    public Optional<Actor> inGoodStanding(UUID accountId) {
        return read(accountId)
                .filter(account -> !account.blocked() && !account.mustChange())
                .map(Loaded::actor)
                .filter(actor -> !actor.grants().isEmpty());
    }

    /** An actor together with what decides whether the session still holds. */
    record Loaded(Actor actor, UUID stamp, boolean mustChange, boolean blocked) {}

    Optional<Loaded> read(UUID accountId) {
        return read(List.of(accountId)).stream().findFirst();
    }

    private List<Loaded> read(Collection<UUID> accountIds) {
        if (accountIds.isEmpty()) {
            return List.of();
        }
        List<Row> rows = jdbc.sql("""
                        select a.id account_id, a.login, a.full_name, a.stamp, a.must_change,
                               a.blocked_at is not null blocked,
                               r.id role_id, r.role, r.position, coalesce(r.registers_acts, false) registers_acts,
                               r.from_on, r.until_on, r.employer_id,
                               e.short_name employer_name, coalesce(t.region_id, o.region_id) region_id,
                               reg.time_zone region_zone, t.kind territory_kind, z.territory_id zone_territory,
                               coalesce(t.name, o.short_name) zone_name, z.organization_id zone_organization,
                               o.municipality_id home_municipality, coalesce(t.time_zone, m.time_zone) local_zone,
                               held.absent_id, held.absent_name, held.lent_from, held.lent_until
                        from account a
                        left join lateral (
                          select own.id role_id, null::uuid absent_id, null::text absent_name, null::date lent_from,
                            null::date lent_until
                          from role_assignment own where own.account_id = a.id
                          union all
                          select sr.role_id, s.absent_id, p.full_name, s.from_on, s.until_on
                          from substitution s
                          join account p on p.id = s.absent_id and p.blocked_at is null
                          join substitution_role sr on sr.substitution_id = s.id
                          where s.substitute_id = a.id and s.ended_at is null and s.until_on >= :recently
                        ) held on true
                        left join role_assignment r on r.id = held.role_id
                        left join role_zone z on z.role_id = r.id
                        left join organization e on e.id = r.employer_id
                        left join territory t on t.id = z.territory_id
                        left join organization o on o.id = z.organization_id
                        left join territory m on m.id = o.municipality_id
                        left join territory reg on reg.id = coalesce(t.region_id, o.region_id)
                        where a.id in (:accounts)
                        order by held.absent_id is not null, r.from_on, r.id
                        """)
                .param("accounts", accountIds)
                .param("recently", LocalDate.now(clock).minusDays(1))
                .query(Row.class)
                .list();
        return rows.stream()
                .collect(Collectors.groupingBy(Row::accountId, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(this::assemble)
                .toList();
    }

    private Loaded assemble(List<Row> rows) {
        Row head = rows.get(0);
        List<Row> inForce = rows.stream().filter(this::inForce).toList();
        if (inForce.stream().noneMatch(row -> row.absentId() == null)) {
            inForce = List.of(); // whoever has no role of their own stands in for nobody
        }
        Map<UUID, List<Row>> byRole =
                inForce.stream().collect(Collectors.groupingBy(Row::roleId, LinkedHashMap::new, Collectors.toList()));
        List<Grant> grants = new ArrayList<>();
        // own roles come first: a substitute is named by one of them
        byRole.values().forEach(zones -> grants.add(grant(zones, grants)));
        Row place = inForce.isEmpty() ? head : inForce.get(0);
        Actor actor = new Actor(
                head.accountId(),
                head.login(),
                head.fullName(),
                place.regionId(),
                place.zoneName() == null ? "" : place.zoneName(),
                zoneOf(place),
                List.copyOf(grants));
        return new Loaded(actor, head.stamp(), head.mustChange(), head.blocked());
    }

    private boolean inForce(Row row) {
        if (row.roleId() == null || row.regionId() == null) {
            return false;
        }
        LocalDate today = LocalDate.now(clock.withZone(zoneOf(row)));
        return !row.fromOn().isAfter(today)
                && (row.untilOn() == null || !row.untilOn().isBefore(today))
                && (row.absentId() == null
                        || !row.lentFrom().isAfter(today) && !row.lentUntil().isBefore(today));
    }

    private static ZoneId zoneOf(Row row) {
        String zone = row.localZone() != null ? row.localZone() : row.regionZone();
        return zone == null ? ZoneId.of("Europe/Moscow") : ZoneId.of(zone);
    }

    private Grant grant(List<Row> zones, List<Grant> before) {
        Row role = zones.get(0);
        return new Grant(
                role.roleId(),
                role.role(),
                role.position(),
                role.employerId(),
                role.employerName(),
                role.regionId(),
                zones.stream().anyMatch(z -> "REGION".equals(z.territoryKind())),
                set(zones.stream()
                        .filter(z -> "MUNICIPALITY".equals(z.territoryKind()))
                        .map(Row::zoneTerritory)),
                set(zones.stream().map(Row::zoneOrganization)),
                set(zones.stream().map(Row::homeMunicipality)),
                role.registersActs(),
                role.absentId() == null ? null : actingFor(role, before));
    }

    private ActingFor actingFor(Row role, List<Grant> before) {
        List<Grant> own = before.stream().filter(grant -> !grant.lent()).toList();
        Grant self = own.stream()
                .filter(grant -> grant.employerId().equals(role.employerId()))
                .findFirst()
                .orElse(own.get(0));
        boolean together = self.employerId().equals(role.employerId());
        String office = together ? role.position() : role.position() + ", " + role.employerName();
        return new ActingFor(
                role.absentId(),
                role.absentName(),
                role.lentFrom(),
                role.lentUntil(),
                self.office(),
                messages.getMessage("substitution.stands-for", new Object[] {office, role.absentName()}, Locale.ROOT));
    }

    private static Set<UUID> set(Stream<UUID> ids) {
        return ids.filter(java.util.Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }
}
