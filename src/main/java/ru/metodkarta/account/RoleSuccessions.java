package ru.metodkarta.account;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Option;

/**
 * «Передача дел»: who in the same organization takes over what a role that ends was asked to do. Whoever later gets the
 * very same position needs no record; this is for affairs that go to another one.
 */
@Component
class RoleSuccessions {

    private static final int OFFERED = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    RoleSuccessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Offer(UUID forRole, UUID roleId, String label) {}

    /** For each role the roles that may take its affairs over, in one statement. Administrators keep accounts, no affairs. */
    Map<UUID, List<Option>> offers(List<RoleView> roles, LocalDate today) {
        List<UUID> ids = roles.stream()
                .filter(role -> role.role() != Role.ADMINISTRATOR)
                .map(RoleView::id)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select f.id for_role, x.role_id, x.label
                        from role_assignment f, lateral (
                          select r.id role_id, a.full_name || ', ' || r.position label
                          from role_assignment r
                          join account a on a.id = r.account_id and a.blocked_at is null
                          where r.employer_id = f.employer_id and r.id <> f.id and r.role <> 'ADMINISTRATOR'
                            and r.from_on <= :today and (r.until_on is null or r.until_on >= :today)
                          order by a.full_name collate "ru-x-icu", r.position, r.id
                          limit :offered) x
                        where f.id in (:roles)
                        """)
                .param("roles", ids)
                .param("today", today)
                .param("offered", OFFERED)
                .query(Offer.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Offer::forRole,
                        Collectors.mapping(
                                offer -> new Option(offer.roleId().toString(), offer.label()), Collectors.toList())));
    }

    /** To whom the affairs of each role went: name and position. */
    Map<UUID, String> named(List<RoleView> roles) {
        Map<UUID, String> named = new HashMap<>();
        if (!roles.isEmpty()) {
            jdbc.sql("""
                            select s.from_role_id, a.full_name || ', ' || r.position
                            from role_succession s
                            join role_assignment r on r.id = s.to_role_id
                            join account a on a.id = r.account_id
                            where s.from_role_id in (:roles)
                            """)
                    .param("roles", roles.stream().map(RoleView::id).toList())
                    .query((row, n) -> named.put(row.getObject(1, UUID.class), row.getString(2)))
                    .list();
        }
        return named;
    }

    /**
     * @param toRole null: as it was named before, if it was
     * @param lastDay of the role; the successor begins the day after
     */
    void handOver(Actor actor, RoleView from, UUID toRole, LocalDate lastDay) {
        if (toRole == null) {
            jdbc.sql("update role_succession set on_date = ? where from_role_id = ?")
                    .params(lastDay.plusDays(1), from.id())
                    .update();
            return;
        }
        boolean offered = offers(List.of(from), actor.today(clock)).getOrDefault(from.id(), List.of()).stream()
                .anyMatch(option -> option.value().equals(toRole.toString()));
        if (!offered) {
            throw new Conflict("account.conflict.successor");
        }
        jdbc.sql("""
                        insert into role_succession (from_role_id, to_role_id, on_date, by_account, at)
                        values (:from, :to, :on, :by, :at)
                        on conflict (from_role_id) do update
                          set to_role_id = excluded.to_role_id, on_date = excluded.on_date, by_account = excluded.by_account,
                            at = excluded.at
                        """)
                .param("from", from.id())
                .param("to", toRole)
                .param("on", lastDay.plusDays(1))
                .param("by", actor.accountId())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }
}
