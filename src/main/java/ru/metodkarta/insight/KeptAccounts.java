package ru.metodkarta.insight;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;

/** What an administrator keeps: counters of the zone and who has not come in yet. */
@Component
class KeptAccounts {

    private static final int ROWS = 6;

    private final JdbcClient jdbc;

    KeptAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Counts(long organizations, long withoutAccounts, long accounts, long neverSignedIn, long blocked) {}

    Counts counts(Actor actor) {
        AccessScope scope = actor.scope(Role.ADMINISTRATOR);
        return jdbc.sql("""
                        with kept as (%s)
                        select n.organizations, n.without_accounts, a.*
                        from (select count(*) organizations, count(*) filter (where o.reporter_id is null and not exists (
                                select 1 from role_assignment r where r.employer_id = o.id)) without_accounts
                              from organization o where o.archived_on is null and %s) n,
                          (select count(*) accounts,
                             count(*) filter (where last_sign_in_at is null and blocked_at is null) never_signed_in,
                             count(*) filter (where blocked_at is not null) blocked from kept) a
                        """.formatted(kept(scope), scope.predicate("o.region_id", "o.municipality_id", "o.id")))
                .params(scope.params())
                .query(Counts.class)
                .single();
    }

    record Person(UUID id, String login, String name, String employer, boolean blocked) {}

    /** Blocked first, then those who have never signed in, newest accounts first. */
    List<Person> needing(Actor actor) {
        AccessScope scope = actor.scope(Role.ADMINISTRATOR);
        return jdbc.sql("""
                        select k.id, k.login, k.full_name name, k.employer, k.blocked_at is not null blocked
                        from (%s) k where k.blocked_at is not null or k.last_sign_in_at is null
                        order by k.blocked_at desc nulls last, k.id desc limit :rows
                        """.formatted(kept(scope)))
                .params(scope.params())
                .param("rows", ROWS)
                .query(Person.class)
                .list();
    }

    /** Accounts with a role in the zone; the zone of a role is a territory or an organization. */
    private static String kept(AccessScope scope) {
        return """
                select distinct on (a.id) a.id, a.login, a.full_name, a.last_sign_in_at, a.blocked_at,
                  e.short_name employer
                from account a
                join role_assignment r on r.account_id = a.id
                join role_zone z on z.role_id = r.id
                join organization e on e.id = r.employer_id
                left join territory t on t.id = z.territory_id
                left join organization o on o.id = z.organization_id
                where %s
                order by a.id, r.id
                """.formatted(scope.predicate(
                "coalesce(t.region_id, o.region_id)", "coalesce(t.id, o.municipality_id)", "o.id"));
    }
}
