package ru.metodkarta.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;

/** Secret links of people: one a person and scope. The secret is known to its owner alone, the database keeps its hash. */
@Component
@Transactional
class FeedLinks {

    /** 256 bits: not guessed, so a plain hash is enough and finding a link costs one look into an index. */
    private static final int SECRET_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    FeedLinks(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** A link in force. */
    record Link(CalendarScope scope, Instant madeAt) {}

    @Transactional(readOnly = true)
    Map<CalendarScope, Link> of(Actor actor) {
        return jdbc
                .sql("select scope, made_at from calendar_feed where account_id = ? and token_hash is not null")
                .param(actor.accountId())
                .query((row, n) -> new Link(
                        CalendarScope.valueOf(row.getString("scope")),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Link::scope, link -> link));
    }

    /** Makes the link, or a new one in place of the old, which stops working. Answers the secret, which is not kept. */
    String make(Actor actor, CalendarScope scope, Locale language) {
        require(actor, scope);
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                        insert into calendar_feed (id, account_id, scope, token_hash, language, made_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (account_id, scope) do update set token_hash = excluded.token_hash,
                          language = excluded.language, made_at = excluded.made_at, revoked_at = null
                        """)
                .params(
                        Ids.next(),
                        actor.accountId(),
                        scope.name(),
                        hash(token),
                        language.getLanguage(),
                        OffsetDateTime.now(clock))
                .update();
        record(actor, scope, "CALENDAR_LINK_MADE");
        return token;
    }

    /** From now on the link answers as if it had never been. Revoking what is revoked changes nothing. */
    void revoke(Actor actor, CalendarScope scope) {
        int revoked = jdbc.sql("update calendar_feed set token_hash = null, revoked_at = ?"
                        + " where account_id = ? and scope = ? and token_hash is not null")
                .params(OffsetDateTime.now(clock), actor.accountId(), scope.name())
                .update();
        if (revoked > 0) {
            record(actor, scope, "CALENDAR_LINK_REVOKED");
        }
    }

    /** @param language of the words, as when the link was made: a calendar program has no say in it */
    record Feed(UUID id, UUID accountId, CalendarScope scope, Locale language) {}

    /** The link with that secret; its row is held, so that two readers at once count a change once. */
    Optional<Feed> find(String token) {
        return jdbc.sql("select id, account_id, scope, language from calendar_feed where token_hash = ? for update")
                .param(hash(token))
                .query((row, n) -> new Feed(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        CalendarScope.valueOf(row.getString("scope")),
                        Locale.forLanguageTag(row.getString("language"))))
                .optional();
    }

    static void require(Actor actor, CalendarScope scope) {
        if (!scope.isOpenTo(actor)) {
            throw new NotAllowed();
        }
    }

    private void record(Actor actor, CalendarScope scope, String action) {
        Grant first = actor.grants().get(0);
        Set<UUID> towns = first.municipalityIds().isEmpty() ? first.homeMunicipalityIds() : first.municipalityIds();
        journal.record(
                actor,
                first.capacity(),
                action,
                new Journal.Subject(
                        "ACCOUNT",
                        actor.accountId(),
                        actor.name(),
                        first.regionId(),
                        only(towns),
                        only(first.organizationIds())),
                Map.of("scope", scope.name()));
    }

    private static UUID only(Set<UUID> ids) {
        return ids.size() == 1 ? ids.iterator().next() : null;
    }

    /** Secrets are compared by it: how long a look into the index takes tells nothing of a secret. */
    static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
