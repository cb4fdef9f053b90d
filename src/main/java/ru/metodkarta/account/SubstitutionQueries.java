package ru.metodkarta.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads substitutions for pages and rules. */
@Component
class SubstitutionQueries {

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;

    SubstitutionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param posts the roles lent: positions with employers
     * @param state IN_FORCE, FUTURE, OVER or ENDED (before its time)
     */
    record Row(
            UUID id,
            UUID absentId,
            String absentName,
            UUID substituteId,
            String substituteName,
            String posts,
            LocalDate fromOn,
            LocalDate untilOn,
            String reason,
            String act,
            String appointedName,
            String appointedCapacity,
            Instant endedAt,
            String state) {

        public boolean mayEnd() {
            return state.equals("IN_FORCE") || state.equals("FUTURE");
        }
    }

    /** Both sides: whom the person appointed, and for whom the person stands in; those in force or to come first. */
    List<Row> of(UUID accountId, LocalDate today) {
        return jdbc.sql("""
                        select s.*, a.full_name absent_name, w.full_name substitute_name, (
                            select string_agg(r.position || ', ' || e.short_name, '; ' order by r.from_on, r.id)
                            from substitution_role sr join role_assignment r on r.id = sr.role_id
                            join organization e on e.id = r.employer_id where sr.substitution_id = s.id) posts,
                          case when s.ended_at is not null then 'ENDED' when s.until_on < :today then 'OVER'
                            when s.from_on > :today then 'FUTURE' else 'IN_FORCE' end state
                        from substitution s
                        join account a on a.id = s.absent_id
                        join account w on w.id = s.substitute_id
                        where s.absent_id = :account or s.substitute_id = :account
                        order by s.ended_at is not null or s.until_on < :today, s.from_on desc, s.id
                        limit :limit
                        """)
                .param("account", accountId)
                .param("today", today)
                .param("limit", SHOWN)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("absent_id", UUID.class),
                        row.getString("absent_name"),
                        row.getObject("substitute_id", UUID.class),
                        row.getString("substitute_name"),
                        row.getString("posts"),
                        row.getObject("from_on", LocalDate.class),
                        row.getObject("until_on", LocalDate.class),
                        row.getString("reason"),
                        row.getString("act"),
                        row.getString("appointed_name"),
                        row.getString("appointed_capacity"),
                        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getString("state")))
                .list();
    }

    record Overlap(String position, String substituteName, LocalDate fromOn, LocalDate untilOn) {}

    /** Another substitution of one of the roles in that period. */
    Optional<Overlap> overlapping(Collection<UUID> roles, LocalDate from, LocalDate until) {
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select r.position, w.full_name substitute_name, s.from_on, s.until_on
                        from substitution_role sr
                        join substitution s on s.id = sr.substitution_id and s.ended_at is null
                        join account w on w.id = s.substitute_id
                        join role_assignment r on r.id = sr.role_id
                        where sr.role_id in (:roles) and s.from_on <= :until and s.until_on >= :from
                        order by s.from_on, s.id limit 1
                        """)
                .param("roles", roles)
                .param("from", from)
                .param("until", until)
                .query(Overlap.class)
                .optional();
    }
}
