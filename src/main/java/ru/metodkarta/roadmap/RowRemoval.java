package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;

/**
 * Takes a row out of the draft and puts it back. Work that was reported is kept when the text takes effect without the
 * row; only what nobody has begun to report is withdrawn.
 */
@Service
class RowRemoval {

    private static final String ROW_COLUMNS = """
            id, revision_id, activity_id, section_id, position, number, title, result, result_kind, precondition,
            deadline_text, reading, reading_source, year_kind, extra, executors_text, order_clause, version, changed_by, changed_at""";

    private final EditionAccess access;
    private final RowOrder order;
    private final ObjectProvider<ExecutionView> execution;
    private final ObjectProvider<DroppedMandates> mandates;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    RowRemoval(
            EditionAccess access,
            RowOrder order,
            ObjectProvider<ExecutionView> execution,
            ObjectProvider<DroppedMandates> mandates,
            JdbcClient jdbc,
            Journal journal,
            Clock clock) {
        this.access = access;
        this.order = order;
        this.execution = execution;
        this.mandates = mandates;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param reportedOn somebody has reported on it: told before it is removed
     * @param mandatoryIn title of the roadmap above that will ask why it is not carried out; null where none will
     */
    record Candidate(String number, String title, boolean reportedOn, String mandatoryIn) {

        Candidate mandatoryIn(String upperTitle) {
            return new Candidate(number, title, reportedOn, upperTitle);
        }
    }

    @Transactional(readOnly = true)
    public Candidate look(Actor actor, UUID roadmapId, UUID activityId) {
        EditionAccess.Edition edition = access.seeDraft(actor, roadmapId);
        Candidate candidate = candidate(edition, roadmapId, activityId);
        return mandates.orderedStream()
                .flatMap(dropped -> dropped.droppedWith(roadmapId, activityId).stream())
                .findFirst()
                .map(candidate::mandatoryIn)
                .orElse(candidate);
    }

    @Transactional
    public void remove(Actor actor, UUID roadmapId, UUID activityId) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        Candidate candidate = candidate(edition, roadmapId, activityId);
        UUID revisionId = edition.revision().id();
        jdbc.sql("""
                        insert into removed_row (revision_id, activity_id, row_content, executors, removed_by, removed_at)
                        select r.revision_id, r.activity_id, to_jsonb(r) - 'fts',
                          coalesce((select jsonb_agg(to_jsonb(e) order by e.position) from executor e
                                    where e.activity_row_id = r.id), '[]'), ?, ?
                        from activity_row r where r.revision_id = ? and r.activity_id = ?
                        on conflict (revision_id, activity_id) do update set row_content = excluded.row_content,
                          executors = excluded.executors, removed_by = excluded.removed_by, removed_at = excluded.removed_at
                        """)
                .params(
                        actor.accountId(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        revisionId,
                        activityId)
                .update();
        jdbc.sql("delete from activity_row where revision_id = ? and activity_id = ?")
                .params(revisionId, activityId)
                .update();
        order.countThrough(revisionId);
        record(actor, edition, "ROADMAP_ROW_REMOVED", candidate);
    }

    /** «Вернуть строку»: to where it stood, or to the top when its section is gone. */
    @Transactional
    public void restore(Actor actor, UUID roadmapId, UUID activityId) {
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        UUID revisionId = edition.revision().id();
        int inserted = jdbc.sql(
                        """
                        insert into activity_row (%s)
                        select %s from removed_row x, jsonb_populate_record(null::activity_row,
                          '{"order_clause": false}'::jsonb || x.row_content)
                        where x.revision_id = :revision and x.activity_id = :activity
                        on conflict do nothing
                        """.formatted(ROW_COLUMNS, ROW_COLUMNS.replaceAll("(\\w+)", "jsonb_populate_record.$1")))
                .param("revision", revisionId)
                .param("activity", activityId)
                .update();
        if (inserted == 0) {
            throw new NotFound("removed row");
        }
        jdbc.sql("""
                        insert into executor
                        select e.* from removed_row x, jsonb_populate_recordset(null::executor, x.executors) e
                        where x.revision_id = :revision and x.activity_id = :activity
                        """)
                .param("revision", revisionId)
                .param("activity", activityId)
                .update();
        jdbc.sql("""
                        update activity_row r set section_id = null where r.revision_id = :revision and r.activity_id = :activity
                          and not exists (select 1 from section_row s
                            where s.revision_id = r.revision_id and s.section_id = r.section_id)
                        """)
                .param("revision", revisionId)
                .param("activity", activityId)
                .update();
        jdbc.sql("delete from removed_row where revision_id = ? and activity_id = ?")
                .params(revisionId, activityId)
                .update();
        order.countThrough(revisionId);
        record(actor, edition, "ROADMAP_ROW_RESTORED", candidate(edition, roadmapId, activityId));
    }

    private Candidate candidate(EditionAccess.Edition edition, UUID roadmapId, UUID activityId) {
        ExecutionView view = execution.getIfAvailable();
        boolean reported = view != null && view.reportedOn(roadmapId).contains(activityId);
        return jdbc.sql("select number, title from activity_row where revision_id = ? and activity_id = ?")
                .params(edition.revision().id(), activityId)
                .query((row, n) -> new Candidate(row.getString("number"), row.getString("title"), reported, null))
                .optional()
                .orElseThrow(() -> new NotFound("activity"));
    }

    private void record(Actor actor, EditionAccess.Edition edition, String action, Candidate row) {
        Map<String, String> details = row.number() == null
                ? Map.of("title", row.title())
                : Map.of("number", row.number(), "title", row.title());
        journal.record(actor, edition.grant().capacity(), action, RoadmapJournal.subject(edition), details);
    }
}
