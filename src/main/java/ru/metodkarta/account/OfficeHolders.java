package ru.metodkarta.account;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/**
 * Who sits in an office: a position in an organization, to which work is addressed before anybody knows the person. Its
 * holders are those with a role there; when nobody holds it any more, those to whom the affairs were handed over
 * («передача дел»), however often; and whoever substitutes either of them. Positions are compared without regard to case
 * and spaces. Administrators keep accounts and hold no office.
 */
@Component
public class OfficeHolders {

    /**
     * What the roles of the organizations {@code :organizations} lead to on {@code :day}: a row for each position ever held
     * there and each role that may act for it. {@code hops} 0: the role is held there; more: the affairs were handed to it.
     */
    private static final String HELD = """
            with recursive office as (
              select r.id first_role, r.employer_id office_at, r.position office, r.id role_id, 0 hops
              from role_assignment r
              where r.employer_id in (:organizations) and r.role <> 'ADMINISTRATOR' and r.from_on <= :day
              union
              select f.first_role, f.office_at, f.office, s.to_role_id, f.hops + 1
              from office f join role_succession s on s.from_role_id = f.role_id
              where s.on_date <= :day and f.hops < 20
            )
            select f.office_at, f.office, min(f.hops) hops, r.id role_id, r.role, r.position, e.short_name employer_name,
              a.id account_id, a.full_name, s.id substitution_id, w.id substitute_id, w.full_name substitute_name, s.until_on
            from office f
            join role_assignment r on r.id = f.role_id and r.from_on <= :day and (r.until_on is null or r.until_on >= :day)
            join account a on a.id = r.account_id and a.blocked_at is null
            join organization e on e.id = r.employer_id
            left join (substitution s
              join substitution_role sr on sr.substitution_id = s.id
              join account w on w.id = s.substitute_id and w.blocked_at is null)
              on sr.role_id = r.id and s.absent_id = a.id and s.ended_at is null and :day between s.from_on and s.until_on
                and exists (select from role_assignment own where own.account_id = w.id and own.from_on <= :day
                  and (own.until_on is null or own.until_on >= :day))
            group by f.office_at, f.office, r.id, a.id, e.id, s.id, w.id
            order by hops, a.full_name collate "ru-x-icu", r.from_on, r.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OfficeHolders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody who may act for an office.
     *
     * @param accountId who would act: the substitute when there is one named in {@code actingFor}
     * @param roleId the role in whose right: the holder's own also for a substitute
     * @param position of that role: another than the office's for a successor
     * @param successor took the affairs over, holds another role
     * @param actingFor name of the absent holder, null unless a substitute
     */
    public record Holder(
            UUID accountId,
            String name,
            UUID roleId,
            Role role,
            String position,
            String employerName,
            boolean successor,
            String actingFor) {

        public boolean substitute() {
            return actingFor != null;
        }
    }

    /** A position as it was last written, with everybody who may act for it today. */
    public record Office(UUID organizationId, String position, List<Holder> holders) {}

    /** An office that somebody may act for, and the grant that lets them. */
    public record Seat(UUID organizationId, String position, Grant grant) {

        public boolean is(UUID organization, String office) {
            return organizationId.equals(organization) && same(position, office);
        }
    }

    private record Row(
            UUID officeAt,
            String office,
            int hops,
            UUID roleId,
            Role role,
            String position,
            String employerName,
            UUID accountId,
            String fullName,
            UUID substitutionId,
            UUID substituteId,
            String substituteName,
            LocalDate untilOn) {}

    /** Whether two positions are the same words. */
    public static boolean same(String position, String other) {
        return key(position).equals(key(other));
    }

    /** A position as it is compared: one case, single spaces. */
    public static String key(String position) {
        return position == null
                ? ""
                : position.replace('\u00a0', ' ')
                        .strip()
                        .replaceAll("\\s+", " ")
                        .toLowerCase(Locale.ROOT);
    }

    /** Everybody who may act for the office on that day: holders or else successors, and their substitutes. One statement. */
    public List<Holder> of(UUID organizationId, String position, LocalDate day) {
        return officesOf(organizationId, day).stream()
                .filter(office -> same(office.position(), position))
                .flatMap(office -> office.holders().stream())
                .toList();
    }

    /** The offices of an organization for which somebody may act on that day, by position. One statement. */
    public List<Office> officesOf(UUID organizationId, LocalDate day) {
        return officesOf(Set.of(organizationId), day).getOrDefault(organizationId, List.of());
    }

    /** The same for several organizations, in one statement; those without any are missing. */
    public Map<UUID, List<Office>> officesOf(Set<UUID> organizations, LocalDate day) {
        if (organizations.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Map<String, List<Row>>> rows =
                jdbc.sql(HELD).param("organizations", organizations).param("day", day).query(Row.class).list().stream()
                        .collect(Collectors.groupingBy(
                                Row::officeAt, Collectors.groupingBy(row -> key(row.office()), Collectors.toList())));
        return rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        of -> of.getValue().values().stream()
                                .map(office ->
                                        new Office(of.getKey(), office.get(0).office(), holders(office)))
                                .sorted(java.util.Comparator.comparing(office -> key(office.position())))
                                .toList()));
    }

    private static List<Holder> holders(List<Row> office) {
        boolean held = office.stream().anyMatch(row -> row.hops() == 0);
        Map<String, Holder> holders = new LinkedHashMap<>();
        for (Row row : office) {
            if (held && row.hops() > 0) {
                continue;
            }
            holders.putIfAbsent(row.roleId().toString(), holder(row, row.accountId(), row.fullName(), null));
            if (row.substituteId() != null) {
                holders.putIfAbsent(
                        row.roleId() + "/" + row.substituteId(),
                        holder(row, row.substituteId(), row.substituteName(), row.fullName()));
            }
        }
        return List.copyOf(holders.values());
    }

    private static Holder holder(Row row, UUID account, String name, String actingFor) {
        return new Holder(
                account, name, row.roleId(), row.role(), row.position(), row.employerName(), row.hops() > 0, actingFor);
    }

    /**
     * Whether whoever acts by that grant (own or lent) acts for the office today: holds it, or took its affairs over when
     * nobody holds it any more. For many offices at once ask {@link #seatsOf}.
     */
    public boolean fits(Grant grant, UUID organizationId, String position) {
        if (grant.role() == Role.ADMINISTRATOR) {
            return false;
        }
        if (grant.employerId().equals(organizationId) && same(grant.position(), position)) {
            return true;
        }
        return inherited(List.of(grant.roleId())).stream()
                .anyMatch(office -> office.officeAt().equals(organizationId) && same(office.office(), position));
    }

    /** The offices of the person's own roles and of those lent to them, without any that were handed over. */
    public static List<Seat> ownSeats(Actor actor) {
        return holding(actor).stream()
                .map(grant -> new Seat(grant.employerId(), grant.position(), grant))
                .toList();
    }

    /** Every office the person may act for today, with the grant that lets them, own ones first. One statement. */
    public List<Seat> seatsOf(Actor actor) {
        return seatsOf(List.of(actor)).get(actor.accountId());
    }

    /** The same for several people, by account; one statement. */
    public Map<UUID, List<Seat>> seatsOf(Collection<Actor> people) {
        List<Inherited> inherited = inherited(people.stream()
                .flatMap(person -> holding(person).stream())
                .map(Grant::roleId)
                .distinct()
                .toList());
        Map<UUID, List<Seat>> seats = new HashMap<>();
        for (Actor person : people) {
            List<Seat> own = new ArrayList<>(ownSeats(person));
            for (Grant grant : holding(person)) {
                inherited.stream()
                        .filter(office -> office.roleId().equals(grant.roleId()))
                        .forEach(office -> own.add(new Seat(office.officeAt(), office.office(), grant)));
            }
            seats.put(person.accountId(), own);
        }
        return seats;
    }

    private static List<Grant> holding(Actor person) {
        return person.fitting(grant -> grant.role() != Role.ADMINISTRATOR);
    }

    private record Inherited(UUID roleId, UUID officeAt, String office) {}

    /** Offices nobody holds any more whose affairs came to one of the roles, by the calendar of each organization. */
    private List<Inherited> inherited(List<UUID> roles) {
        if (roles.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        with recursive heir as (
                          select s.to_role_id role_id, s.from_role_id, s.on_date, 1 hops
                          from role_succession s where s.to_role_id in (:roles)
                          union
                          select h.role_id, s.from_role_id, greatest(s.on_date, h.on_date), h.hops + 1
                          from heir h join role_succession s on s.to_role_id = h.from_role_id where h.hops < 20
                        )
                        select distinct h.role_id, f.employer_id office_at, f.position office
                        from heir h
                        join role_assignment f on f.id = h.from_role_id
                        join organization o on o.id = f.employer_id
                        join territory g on g.id = o.region_id
                        left join territory m on m.id = o.municipality_id
                        where h.on_date <= (cast(:now as timestamptz) at time zone coalesce(m.time_zone, g.time_zone))::date
                          and not exists (
                            select from role_assignment r join account a on a.id = r.account_id and a.blocked_at is null
                            where r.employer_id = f.employer_id and r.role <> 'ADMINISTRATOR'
                              and lower(regexp_replace(translate(r.position, chr(160), ' '), '\\s+', ' ', 'g') collate "ru-x-icu")
                                = lower(regexp_replace(translate(f.position, chr(160), ' '), '\\s+', ' ', 'g') collate "ru-x-icu")
                              and %s)
                        """.formatted(PeopleOfOrganizations.COUNTS_TODAY))
                .param("roles", roles)
                .param("now", OffsetDateTime.now(clock))
                .query(Inherited.class)
                .list();
    }
}
