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

    private final JdbcClient jdbc;

    RoleHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final int NAMED = 5;

    /** The same as {@link #anyOther} by name and position, the first few. */
    public List<String> others(Collection<Role> roles, UUID territoryId, UUID exceptAccount, LocalDate today) {
        return jdbc.sql("""
                        select distinct a.full_name || ', ' || r.position from role_zone z
                        join role_assignment r on r.id = z.role_id
                        join account a on a.id = r.account_id
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
