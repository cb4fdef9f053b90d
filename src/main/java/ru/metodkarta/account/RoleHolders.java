package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Role;

/** Whether somebody is appointed; for rules that ask for a second person. */
@Component
public class RoleHolders {

    private static final int NAMED = 5;

    private final JdbcClient jdbc;

    RoleHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who may be asked instead of that account: «full name, position» of {@link #anyOther}, and of whoever stands in for one of
     * them, or for the account itself, today, with the absent person's position. The first five by name; empty when there is
     * nobody.
     */
    public List<String> others(Collection<Role> roles, UUID territoryId, UUID exceptAccount, LocalDate today) {
        return jdbc.sql("""
                        with held as (
                          select r.id role_id, r.account_id from role_assignment r
                          union
                          select sr.role_id, s.substitute_id from substitution s
                          join substitution_role sr on sr.substitution_id = s.id
                          join account p on p.id = s.absent_id and p.blocked_at is null
                          where s.ended_at is null and :today between s.from_on and s.until_on
                            and exists (select from role_assignment own where own.account_id = s.substitute_id
                              and own.from_on <= :today and (own.until_on is null or own.until_on >= :today))
                        )
                        select distinct a.full_name || ', ' || r.position from role_zone z
                        join held h on h.role_id = z.role_id
                        join role_assignment r on r.id = z.role_id
                        join account a on a.id = h.account_id
                        where z.territory_id = :territory and r.role in (:roles) and a.id <> :except
                          and a.blocked_at is null and r.from_on <= :today
                          and (r.until_on is null or r.until_on >= :today)
                        order by 1 limit :named
                        """)
                .param("territory", territoryId)
                .param("roles", roles.stream().map(Enum::name).toList())
                .param("except", exceptAccount)
                .param("today", today)
                .param("named", NAMED)
                .query(String.class)
                .list();
    }

    /** Anybody but that account who holds one of the roles over that very territory today and is not blocked. */
    public boolean anyOther(Collection<Role> roles, UUID territoryId, UUID exceptAccount, LocalDate today) {
        return jdbc.sql("""
                        select exists (
                          select 1 from role_zone z
                          join role_assignment r on r.id = z.role_id
                          join account a on a.id = r.account_id
                          where z.territory_id = :territory and r.role in (:roles) and a.id <> :except
                            and a.blocked_at is null and r.from_on <= :today
                            and (r.until_on is null or r.until_on >= :today))
                        """)
                .param("territory", territoryId)
                .param("roles", roles.stream().map(Enum::name).toList())
                .param("except", exceptAccount)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }
}
