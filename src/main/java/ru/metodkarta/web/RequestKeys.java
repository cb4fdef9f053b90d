package ru.metodkarta.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;

/**
 * A double click or a repeated POST does one thing: the key of the form is written in the transaction of the deed, the
 * second POST waits for the first and is given its result.
 */
@Component
public class RequestKeys {

    private final JdbcClient jdbc;
    private final Clock clock;

    RequestKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Runs the deed unless this key was used; answers where to go next (the address of the first time on repetition).
     *
     * @param key hidden field {@code requestKey} of the form; absent or misspelt means every POST counts
     */
    @Transactional
    public String once(String key, Actor actor, Supplier<String> deed) {
        UUID id = parse(key);
        if (id == null) {
            return deed.get();
        }
        int claimed = jdbc.sql("insert into request_key (key, account_id, at) values (?, ?, ?) on conflict do nothing")
                .params(id, actor.accountId(), OffsetDateTime.now(clock))
                .update();
        if (claimed == 0) {
            return jdbc.sql("select result_url from request_key where key = ? and account_id = ?")
                    .params(id, actor.accountId())
                    .query(String.class)
                    .optional()
                    .orElse("/");
        }
        String url = deed.get();
        jdbc.sql("update request_key set result_url = ? where key = ?")
                .params(url, id)
                .update();
        return url;
    }

    /** Where a POST with this key led; null when there was none, or it is still on its way. For work done before the deed. */
    @Transactional(readOnly = true)
    public String former(String key, Actor actor) {
        UUID id = parse(key);
        return id == null
                ? null
                : jdbc.sql("select result_url from request_key where key = ? and account_id = ?")
                        .params(id, actor.accountId())
                        .query((row, n) -> String.valueOf(row.getString("result_url")))
                        .optional()
                        .filter(url -> !"null".equals(url))
                        .orElse(null);
    }

    private static UUID parse(String key) {
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
