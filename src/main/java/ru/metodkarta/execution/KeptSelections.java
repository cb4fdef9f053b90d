package ru.metodkarta.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;

/**
 * Work chosen in the matrix: thousands of ids fit into no address, so they are kept under one, which can be reloaded and gone
 * back to. It is known to whoever chose, for a day.
 */
@Component
class KeptSelections {

    private static final Duration KEPT = Duration.ofDays(1);

    /** The same chosen again within this time is the same choice: a button clicked twice, a step back. */
    private static final Duration SAME = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(KeptSelections.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptSelections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param back address of the page on which it was chosen */
    record Kept(List<UUID> assignments, String back) {}

    @Transactional
    UUID keep(Actor actor, List<UUID> assignments, String back) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        // one after another: two clicks come at the same time
        jdbc.sql("select id from account where id = ? for no key update")
                .param(actor.accountId())
                .query(UUID.class)
                .optional();
        return jdbc
                .sql(
                        "update kept_selection set kept_at = :now where account_id = :me and kept_at > :since and back = :back"
                                + " and assignments = " + IdList.array("assignments") + " returning id")
                .param("now", now)
                .param("me", actor.accountId())
                .param("since", now.minus(SAME))
                .param("back", back)
                .param("assignments", IdList.of(assignments))
                .query(UUID.class)
                .list()
                .stream()
                .findFirst()
                .orElseGet(() -> insert(actor, assignments, back, now));
    }

    private UUID insert(Actor actor, List<UUID> assignments, String back, OffsetDateTime now) {
        UUID id = Ids.next();
        jdbc.sql("insert into kept_selection (id, account_id, assignments, back, kept_at) values (:id, :me, "
                        + IdList.array("assignments") + ", :back, :now)")
                .param("id", id)
                .param("me", actor.accountId())
                .param("assignments", IdList.of(assignments))
                .param("back", back)
                .param("now", now)
                .update();
        return id;
    }

    /** Empty when there is none, it is somebody else's, or its day is over: nobody is told which. */
    @Transactional(readOnly = true)
    Optional<Kept> of(Actor actor, UUID id) {
        return jdbc.sql("select assignments, back from kept_selection where id = ? and account_id = ? and kept_at >= ?")
                .params(id, actor.accountId(), OffsetDateTime.now(clock).minus(KEPT))
                .query((row, n) ->
                        new Kept(List.of((UUID[]) row.getArray("assignments").getArray()), row.getString("back")))
                .optional();
    }

    /** @return how many went */
    @Scheduled(cron = "0 45 22 * * *", zone = "UTC")
    int sweep() {
        int gone = jdbc.sql("delete from kept_selection where kept_at < ?")
                .param(OffsetDateTime.now(clock).minus(KEPT))
                .update();
        if (gone > 0) {
            log.info("{} selections of work were removed", gone);
        }
        return gone;
    }
}
