package ru.metodkarta.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.JsonText;
import ru.metodkarta.shared.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** Lists brought in as spreadsheets. Each is seen by its author only and goes after a week. */
@Service
public class ListImports {

    private static final Logger log = LoggerFactory.getLogger(ListImports.class);
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Journal journal;
    private final ListExports words;
    private final Clock clock;

    ListImports(JdbcClient jdbc, JsonMapper json, Journal journal, ListExports words, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.journal = journal;
        this.words = words;
        this.clock = clock;
    }

    /** What a list has done. */
    public record Result(int created, int changed, int same) {

        static Result of(ListPlan plan) {
            return new Result(plan.created(), plan.changed(), plan.same());
        }
    }

    /** @param result null: still to be decided */
    public record Stored(UUID id, String fileName, ImportedList content, Result result) {}

    @Transactional
    public UUID create(Actor actor, String list, String fileName, ImportedList content) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into list_import (id, account_id, list, file_name, content, created_at)
                        values (:id, :account, :list, :file, cast(:content as jsonb), :at)
                        """)
                .param("id", id)
                .param("account", actor.accountId())
                .param("list", list)
                .param("file", fileName)
                .param("content", JsonText.withoutZeros(json.writeValueAsString(content)))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return id;
    }

    /**
     * @throws NotFound there is none, or it is another person's
     */
    @Transactional(readOnly = true)
    public Stored read(Actor actor, String list, UUID id) {
        return read(actor, list, id, "");
    }

    /** Held until the transaction ends: two tabs come one after the other. */
    @Transactional
    public Stored lock(Actor actor, String list, UUID id) {
        return read(actor, list, id, " for update");
    }

    private Stored read(Actor actor, String list, UUID id, String lock) {
        return jdbc.sql("select id, file_name, content, result from list_import "
                        + "where id = ? and account_id = ? and list = ?" + lock)
                .params(id, actor.accountId(), list)
                .query((row, n) -> stored(row))
                .optional()
                .orElseThrow(() -> new NotFound("import"));
    }

    private Stored stored(ResultSet row) throws SQLException {
        String result = row.getString("result");
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                json.readValue(row.getString("content"), ImportedList.class),
                result == null ? null : json.readValue(result, Result.class));
    }

    /** It has been written, in the transaction of the caller; entered in the journal. */
    @Transactional
    public void done(Actor actor, String list, UUID id, ListPlan plan) {
        Result result = Result.of(plan);
        jdbc.sql("update list_import set result = cast(? as jsonb) where id = ?")
                .params(json.writeValueAsString(result), id)
                .update();
        journal.recordListImport(
                actor, words.word("menu." + list), Map.of("created", result.created(), "changed", result.changed()));
    }

    @Scheduled(cron = "0 25 22 * * *", zone = "UTC")
    @Transactional
    public int sweep() {
        int gone = jdbc.sql("delete from list_import where created_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        if (gone > 0) {
            log.info("{} lists brought in a week ago were removed", gone);
        }
        return gone;
    }
}
