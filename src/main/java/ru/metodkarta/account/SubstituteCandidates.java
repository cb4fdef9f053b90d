package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.web.Lookup;
import ru.metodkarta.web.LookupTyping;

/**
 * Who may stand in for somebody: a person of the same region with a role of their own in the same organization, in one
 * above it, or in the territory that is the zone of the absent person's role.
 */
@Component
class SubstituteCandidates {

    static final String FIELD = "substitute";

    private static final int SHOWN = 20;
    /** So few are shown without asking. */
    private static final int FEW = 6;

    /** Own role {@code q}, employer {@code qe}, against the place of the roles {@code :roles}. */
    private static final String NEAR = """
            with recursive lent as (
              select r.employer_id, z.organization_id, t.id territory_id, t.kind, zo.municipality_id home
              from role_assignment r
              join role_zone z on z.role_id = r.id
              left join organization zo on zo.id = z.organization_id
              left join territory t on t.id = z.territory_id
              where r.id in (:roles)
            ), body as (
              select o.id, o.parent_id from organization o
              where o.id in (select employer_id from lent union select organization_id from lent)
              union
              select o.id, o.parent_id from organization o join body b on o.id = b.parent_id
            ), near as (
              select q.account_id, q.position, qe.short_name, q.employer_id in (select employer_id from lent) colleague
              from role_assignment q
              join organization qe on qe.id = q.employer_id and qe.region_id = :region
              where q.from_on <= :day and (q.until_on is null or q.until_on >= :day)
                and (q.employer_id in (select id from body)
                  or exists (select from lent where lent.kind = 'REGION'
                    or (lent.kind = 'MUNICIPALITY' and lent.territory_id = qe.municipality_id))
                  or exists (select from role_zone zq where zq.role_id = q.id and (
                    zq.organization_id in (select organization_id from lent)
                    or zq.territory_id = :region or zq.territory_id in (select home from lent)
                    or zq.territory_id in (select territory_id from lent))))
            )
            """;

    private final JdbcClient jdbc;

    SubstituteCandidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID id, String fullName, String posts, long total) {

        Lookup.Found found() {
            return new Lookup.Found(id.toString(), fullName, posts);
        }
    }

    /** Whether that person may stand in each of the roles; whoever cannot sign in may not. */
    boolean mayStandFor(UUID accountId, List<RoleView> roles, UUID regionId, LocalDate day) {
        return roles.stream()
                .allMatch(role -> jdbc.sql(NEAR + """
                        select exists (select from near n join account a on a.id = n.account_id
                          where a.id = :account and a.blocked_at is null)
                        """)
                        .param("roles", List.of(role.id()))
                        .param("region", regionId)
                        .param("day", day)
                        .param("account", accountId)
                        .query(Boolean.class)
                        .single());
    }

    /** The search control: colleagues first. */
    Lookup lookup(
            UUID absentId,
            Collection<RoleView> roles,
            UUID regionId,
            LocalDate day,
            LookupTyping typing,
            UUID chosen,
            String url) {
        String typed = typing.typed(FIELD);
        List<Row> now = chosen == null ? List.of() : rows(absentId, roles, regionId, day, null, chosen);
        List<Row> rows = rows(absentId, roles, regionId, day, typed, null).stream()
                .filter(row -> !row.id().equals(chosen))
                .toList();
        long total = rows.isEmpty() ? 0 : rows.get(0).total();
        return new Lookup(
                FIELD,
                typed,
                now.isEmpty() ? null : now.get(0).found(),
                null,
                typed == null && total > FEW
                        ? List.of()
                        : rows.stream().map(Row::found).toList(),
                total,
                url,
                typing.pressed(FIELD));
    }

    private List<Row> rows(
            UUID absentId, Collection<RoleView> roles, UUID regionId, LocalDate day, String typed, UUID only) {
        if (roles.isEmpty()) {
            return List.of();
        }
        Map<String, Object> params = new HashMap<>();
        params.put("roles", roles.stream().map(RoleView::id).toList());
        params.put("region", regionId);
        params.put("day", day);
        params.put("absent", absentId);
        params.put("only", only);
        params.put("limit", SHOWN);
        String words = "";
        if (typed != null && !typed.isBlank()) {
            words = " and (a.full_name ilike :pattern or n.position ilike :pattern or n.short_name ilike :pattern)";
            params.put("pattern", AccountQueries.pattern(typed));
        }
        return jdbc.sql(NEAR + """
                        select a.id, a.full_name, string_agg(distinct n.position || ', ' || n.short_name, '; ') posts,
                          count(*) over () total
                        from near n
                        join account a on a.id = n.account_id
                        where a.blocked_at is null and a.id <> :absent
                          and (cast(:only as uuid) is null or a.id = cast(:only as uuid)) %s
                        group by a.id
                        order by bool_or(n.colleague) desc, a.full_name collate "ru-x-icu", a.id
                        limit :limit
                        """.formatted(words))
                .params(params)
                .query(Row.class)
                .list();
    }
}
