package ru.metodkarta.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Reads for the pages of accounts. */
@Component
class AccountQueries {

    private static final String NOT_OVER =
            "exists (select from role_assignment n where n.account_id = a.id and (n.until_on is null or n.until_on >= :today))";

    private final JdbcClient jdbc;

    AccountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param posts positions with employers of roles that are not over, else of all
     * @param towns municipalities of the employers, null for bodies of the region
     * @param state as {@link AccountFilter.State}
     */
    record Row(
            UUID id, String login, String fullName, String posts, String towns, String state, Instant lastSignInAt) {}

    /** @param scope zone of the administrator's roles: accounts with a role there */
    Paged<Row> list(AccessScope scope, AccountFilter filter, LocalDate today, PageRequestParams page) {
        Map<String, Object> params = new HashMap<>();
        String where = where(scope, filter, today, params);
        String order = switch (filter.order()) {
            case "login" -> "a.login";
            case "last" -> "a.last_sign_in_at desc nulls last, a.full_name collate \"ru-x-icu\"";
            default -> "a.full_name collate \"ru-x-icu\"";
        };
        long total = jdbc.sql("select count(*) from account a" + where)
                .params(params)
                .query(Long.class)
                .single();
        List<Row> rows = jdbc.sql("""
                        select a.id, a.login, a.full_name, a.last_sign_in_at, (
                            select string_agg(distinct r.position || ', ' || e.short_name, '; ')
                            from role_assignment r join organization e on e.id = r.employer_id
                            where r.account_id = a.id and (r.until_on is null or r.until_on >= :today or not %1$s)) posts, (
                            select string_agg(distinct m.name, ', ')
                            from role_assignment r join organization e on e.id = r.employer_id
                            join territory m on m.id = e.municipality_id
                            where r.account_id = a.id and (r.until_on is null or r.until_on >= :today or not %1$s)) towns,
                          case when a.blocked_at is not null then 'BLOCKED' when not %1$s then 'ENDED'
                            when a.last_sign_in_at is null then 'NEVER' when a.must_change then 'MUST_CHANGE'
                            else 'ACTIVE' end state
                        from account a %2$s order by %3$s, a.id limit :limit offset :offset
                        """.formatted(NOT_OVER, where, order))
                .params(params)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("login"),
                        row.getString("full_name"),
                        row.getString("posts"),
                        row.getString("towns"),
                        row.getString("state"),
                        instant(row.getObject("last_sign_in_at", OffsetDateTime.class))))
                .list();
        return Paged.of(rows, page, total);
    }

    private static String where(AccessScope scope, AccountFilter filter, LocalDate today, Map<String, Object> params) {
        params.putAll(scope.params());
        params.put("today", today);
        StringBuilder where = new StringBuilder("""
                 where exists (select from role_assignment s join role_zone z on z.role_id = s.id
                  left join territory t on t.id = z.territory_id left join organization o on o.id = z.organization_id
                  where s.account_id = a.id and %s)
                """.formatted(scope.predicate(
                "coalesce(t.region_id, o.region_id)",
                "case when t.kind = 'MUNICIPALITY' then t.id else o.municipality_id end",
                "z.organization_id")));
        if (!filter.text().isEmpty()) {
            where.append(
                    " and (a.full_name ilike :pattern or a.login ilike :pattern or a.email ilike :pattern or exists ("
                            + "select from role_assignment p join organization e on e.id = p.employer_id where p.account_id = a.id "
                            + "and (p.position ilike :pattern or e.short_name ilike :pattern)))");
            params.put("pattern", pattern(filter.text()));
        }
        if (filter.organizationId() != null) {
            where.append(" and exists (select from role_assignment w where w.account_id = a.id and (w.employer_id = "
                    + ":organization or exists (select from role_zone v where v.role_id = w.id "
                    + "and v.organization_id = :organization)))");
            params.put("organization", filter.organizationId());
        }
        if (filter.roleOrNull() != null) {
            where.append(" and exists (select from role_assignment k where k.account_id = a.id and k.role = :role "
                    + "and (k.until_on is null or k.until_on >= :today))");
            params.put("role", filter.roleOrNull().name());
        }
        if (filter.regionBodies() || filter.municipalityId() != null || filter.kindOrNull() != null) {
            where.append(" and exists (select from role_assignment w join organization e on e.id = w.employer_id "
                    + "where w.account_id = a.id and (w.until_on is null or w.until_on >= :today)");
            if (filter.regionBodies()) {
                where.append(" and e.municipality_id is null");
            } else if (filter.municipalityId() != null) {
                where.append(" and e.municipality_id = :municipality");
                params.put("municipality", filter.municipalityId());
            }
            if (filter.kindOrNull() != null) {
                where.append(" and e.kind = :kind");
                params.put("kind", filter.kindOrNull().name());
            }
            where.append(")");
        }
        if (filter.stateOrNull() != null) {
            where.append(" and ").append(condition(filter.stateOrNull()));
        }
        return where.toString();
    }

    /** @param never has not signed in yet */
    record Attention(long never, long mustChange, long blocked) {}

    /** How many of the list ask for attention, whatever state it is narrowed to. */
    Attention attention(AccessScope scope, AccountFilter filter, LocalDate today) {
        Map<String, Object> params = new HashMap<>();
        String where = where(scope, filter.inAnyState(), today, params);
        return jdbc.sql(
                        "select count(*) filter (where %s) never, count(*) filter (where %s) must_change, count(*) filter (where %s) blocked from account a"
                                        .formatted(
                                                condition(AccountFilter.State.NEVER),
                                                condition(AccountFilter.State.MUST_CHANGE),
                                                condition(AccountFilter.State.BLOCKED))
                                + where)
                .params(params)
                .query(Attention.class)
                .single();
    }

    private static String condition(AccountFilter.State state) {
        return switch (state) {
            case ACTIVE ->
                "a.blocked_at is null and not a.must_change and a.last_sign_in_at is not null and " + NOT_OVER;
            case BLOCKED -> "a.blocked_at is not null";
            case ENDED -> "not " + NOT_OVER;
            case MUST_CHANGE -> "a.must_change and a.blocked_at is null and " + NOT_OVER;
            case NEVER -> "a.last_sign_in_at is null and a.blocked_at is null and " + NOT_OVER;
        };
    }

    record Head(
            UUID id,
            String login,
            String fullName,
            String email,
            boolean mustChange,
            boolean blocked,
            String locale,
            Instant lastSignInAt) {}

    Optional<Head> head(UUID id) {
        return jdbc.sql(
                        "select login, full_name, email, must_change, blocked_at, locale, last_sign_in_at from account where id = ?")
                .param(id)
                .query((row, n) -> new Head(
                        id,
                        row.getString("login"),
                        row.getString("full_name"),
                        row.getString("email"),
                        row.getBoolean("must_change"),
                        row.getObject("blocked_at") != null,
                        row.getString("locale"),
                        instant(row.getObject("last_sign_in_at", OffsetDateTime.class))))
                .optional();
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    static String pattern(String typed) {
        return "%" + typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
