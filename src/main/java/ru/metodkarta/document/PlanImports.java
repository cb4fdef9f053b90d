package ru.metodkarta.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.office.RawTable;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.JsonText;
import ru.metodkarta.shared.NotFound;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Documents under way. Each is seen by its author only and goes after a week. */
@Service
class PlanImports {

    private static final Logger log = LoggerFactory.getLogger(PlanImports.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int SHOWN = 10;
    private static final TypeReference<List<RawTable>> TABLES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    PlanImports(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    public UUID create(Actor actor, UUID roadmapId, String place, String fileName, List<RawTable> tables) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into plan_import (id, account_id, region_id, roadmap_id, place, file_name, tables, chosen_table,
                          choices, executors, created_at)
                        values (:id, :account, :region, :roadmap, :place, :file, cast(:tables as jsonb), :chosen,
                          cast(:choices as jsonb), '{}', :at)
                        """)
                .param("id", id)
                .param("account", actor.accountId())
                .param("region", actor.regionId())
                .param("roadmap", roadmapId)
                .param("place", place)
                .param("file", fileName)
                .param("tables", write(tables))
                .param("chosen", tables.size() == 1 ? 0 : null, java.sql.Types.INTEGER)
                .param("choices", write(ReadingChoices.none()))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return id;
    }

    /** The database keeps no zero character in JSON; no document means one. */
    private String write(Object value) {
        return JsonText.withoutZeros(json.writeValueAsString(value));
    }

    /**
     * @throws NotFound there is none, or it is another person's
     */
    @Transactional(readOnly = true)
    public PlanImport read(Actor actor, UUID id) {
        return read(actor, id, "");
    }

    /** Held until the transaction ends: two tabs come one after the other. */
    PlanImport lock(Actor actor, UUID id) {
        return read(actor, id, " for update");
    }

    private PlanImport read(Actor actor, UUID id, String lock) {
        return jdbc.sql("select * from plan_import where id = ? and account_id = ?" + lock)
                .params(id, actor.accountId())
                .query((row, n) -> planImport(row))
                .optional()
                .orElseThrow(() -> new NotFound("import"));
    }

    private PlanImport planImport(ResultSet row) throws SQLException {
        String passport = row.getString("passport");
        return new PlanImport(
                row.getObject("id", UUID.class),
                row.getObject("roadmap_id", UUID.class),
                row.getString("place"),
                row.getString("file_name"),
                json.readValue(row.getString("tables"), TABLES),
                row.getObject("chosen_table", Integer.class),
                json.readValue(row.getString("choices"), ReadingChoices.class),
                json.readValue(row.getString("executors"), TEXTS),
                passport == null ? null : json.readValue(passport, PlanImport.Passport.class),
                row.getObject("made_roadmap_id", UUID.class),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /**
     * Keeps what was decided.
     *
     * @param changed made of the version its author has seen
     * @return false: somebody (another tab) was first, nothing is written
     */
    @Transactional
    public boolean save(Actor actor, PlanImport changed) {
        return jdbc.sql("""
                        update plan_import set place = :place, chosen_table = :chosen, choices = cast(:choices as jsonb),
                          executors = cast(:executors as jsonb), passport = cast(:passport as jsonb), version = version + 1
                        where id = :id and account_id = :account and version = :version and made_roadmap_id is null
                        """)
                        .param("place", changed.place())
                        .param("chosen", changed.chosenTable(), java.sql.Types.INTEGER)
                        .param("choices", write(changed.choices()))
                        .param("executors", write(changed.executors()))
                        .param("passport", changed.passport() == null ? null : write(changed.passport()))
                        .param("id", changed.id())
                        .param("account", actor.accountId())
                        .param("version", changed.version())
                        .update()
                == 1;
    }

    /** It has become a draft; from now on it only leads there. */
    void made(UUID id, UUID roadmapId) {
        jdbc.sql("update plan_import set made_roadmap_id = ?, version = version + 1 where id = ?")
                .params(roadmapId, id)
                .update();
    }

    @Transactional
    public void cancel(Actor actor, UUID id) {
        int gone = jdbc.sql("delete from plan_import where id = ? and account_id = ? and made_roadmap_id is null")
                .params(id, actor.accountId())
                .update();
        if (gone == 0) {
            throw new NotFound("import");
        }
    }

    record UnderWay(UUID id, String fileName, Instant createdAt) {}

    /** What this person has begun and not finished, latest first. */
    @Transactional(readOnly = true)
    public List<UnderWay> underWay(Actor actor) {
        return jdbc.sql("""
                        select id, file_name, created_at from plan_import
                        where account_id = ? and made_roadmap_id is null order by created_at desc, id desc limit ?
                        """)
                .params(actor.accountId(), SHOWN)
                .query((row, n) -> new UnderWay(
                        row.getObject("id", UUID.class),
                        row.getString("file_name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Scheduled(cron = "0 20 22 * * *", zone = "UTC")
    @Transactional
    public int sweep() {
        int gone = jdbc.sql("delete from plan_import where created_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        if (gone > 0) {
            log.info("{} documents brought in a week ago were removed", gone);
        }
        return gone;
    }
}
