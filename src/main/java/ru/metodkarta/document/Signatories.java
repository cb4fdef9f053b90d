package ru.metodkarta.document;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who signs for an authority: the position of its official, where the authority and the official are known. */
@Component
class Signatories {

    private final JdbcClient jdbc;
    private final Clock clock;

    Signatories(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param issuer its full or short name as typed */
    Optional<String> position(UUID regionId, String issuer) {
        return jdbc.sql("""
                        select r.position from role_assignment r
                        join organization o on o.id = r.employer_id
                        join territory t on t.id = o.region_id
                        cross join lateral (select (cast(:now as timestamptz) at time zone t.time_zone)::date today) y
                        join account a on a.id = r.account_id and a.blocked_at is null
                        where o.region_id = :region and r.role = 'OFFICIAL'
                          and r.from_on <= y.today and (r.until_on is null or r.until_on >= y.today)
                          and :issuer in (
                            lower(btrim(regexp_replace(o.full_name, '[«»"[:space:]]+', ' ', 'g'))),
                            lower(btrim(regexp_replace(o.short_name, '[«»"[:space:]]+', ' ', 'g'))))
                        order by r.position ilike 'зам%', r.from_on, r.id limit 1
                        """)
                .param("region", regionId)
                .param("now", OffsetDateTime.now(clock))
                .param("issuer", plain(issuer))
                .query(String.class)
                .optional();
    }

    static boolean same(String issuer, String other) {
        return plain(issuer).equals(plain(other));
    }

    private static String plain(String name) {
        return name.replaceAll("[«»\"\\s\\u00a0]+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
