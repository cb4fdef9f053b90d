package ru.metodkarta.roadmap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of large approvals: put down, claimed, ended, looked at. */
@Component
class ApprovalJobs {

    private static final TypeReference<Map<String, String>> FORM = new TypeReference<>() {};
    private static final TypeReference<List<String>> ARGUMENTS = new TypeReference<>() {};

    private static final String JOB = """
            select j.*, coalesce(p.done, 0) done
            from approval_job j left join approval_job_progress p on p.job_id = j.id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ApprovalJobs(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param typed as posted
     * @throws Conflict another approval of this roadmap is on its way
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void put(Actor actor, UUID roadmapId, UUID requestId, Map<String, String> typed, UUID scanId, int expected) {
        Map<String, String> form = new HashMap<>(typed);
        form.remove("_csrf");
        int put = jdbc.sql("""
                        insert into approval_job (id, roadmap_id, request_id, account_id, account_name, form, scan_file_id,
                          expected, state, created_at)
                        values (:id, :roadmap, :request, :account, :name, cast(:form as jsonb), :scan, :expected, 'WAITING', :at)
                        on conflict do nothing
                        """)
                .param("id", Ids.next())
                .param("roadmap", roadmapId)
                .param("request", requestId)
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("form", json.writeValueAsString(form))
                .param("scan", scanId)
                .param("expected", expected)
                .param("at", now())
                .update();
        if (put == 0) {
            throw new Conflict("approval.conflict.running");
        }
    }

    /** The oldest that waits and nobody holds; its row stays locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<ApprovalJob> claim() {
        // no key update: progress, written through another connection, refers to the row
        return jdbc.sql("""
                        select j.*, 0 done from approval_job j where j.state = 'WAITING'
                        order by j.created_at, j.id limit 1 for no key update skip locked
                        """).query((row, n) -> job(row)).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void done(UUID jobId) {
        jdbc.sql("update approval_job set state = 'DONE', ended_at = ? where id = ?")
                .params(now(), jobId)
                .update();
    }

    /** Ends it in vain; a decision taken meanwhile stays. */
    @Transactional
    void fail(UUID jobId, String code, Object... arguments) {
        List<String> texts =
                java.util.Arrays.stream(arguments).map(String::valueOf).toList();
        jdbc.sql("""
                        update approval_job set state = 'FAILED', ended_at = ?, failure_code = ?, failure_arguments = cast(? as jsonb)
                        where id = ? and state = 'WAITING'
                        """).params(now(), code, json.writeValueAsString(texts), jobId).update();
    }

    /** @return how often it has broken off for a reason nobody foresaw */
    @Transactional
    int brokeOff(UUID jobId) {
        return jdbc.sql("update approval_job set attempts = attempts + 1 where id = ? returning attempts")
                .param(jobId)
                .query(Integer.class)
                .single();
    }

    /** Seen at once by others, whatever becomes of the run. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void progress(UUID jobId, int done, int total) {
        jdbc.sql("""
                        insert into approval_job_progress (job_id, done, total, at) values (:job, :done, :total, :at)
                        on conflict (job_id) do update set done = excluded.done, total = excluded.total, at = excluded.at
                        """)
                .param("job", jobId)
                .param("done", done)
                .param("total", total)
                .param("at", now())
                .update();
    }

    /** The latest of a roadmap; empty when there was none. */
    Optional<ApprovalJob> latest(UUID roadmapId) {
        return jdbc.sql(JOB + "where j.roadmap_id = ? order by j.created_at desc, j.id desc limit 1")
                .param(roadmapId)
                .query((row, n) -> job(row))
                .optional();
    }

    private ApprovalJob job(ResultSet row) throws SQLException {
        String arguments = row.getString("failure_arguments");
        return new ApprovalJob(
                row.getObject("id", UUID.class),
                row.getObject("roadmap_id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("account_name"),
                json.readValue(row.getString("form"), FORM),
                row.getObject("scan_file_id", UUID.class),
                row.getInt("expected"),
                row.getString("state"),
                row.getString("failure_code"),
                arguments == null ? List.of() : json.readValue(arguments, ARGUMENTS),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("done"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
