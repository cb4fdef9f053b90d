package ru.metodkarta.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;

/**
 * Log of instances of work done as needed, and interim information on any open work. Whoever reports writes, whoever sees
 * the work reads; the work counts as begun, and nothing is closed.
 */
@Service
public class WorkNotes {

    private final AssignmentFacts facts;
    private final Assignments assignments;
    private final Decisions decisions;
    private final ReportEvidence evidence;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    WorkNotes(
            AssignmentFacts facts,
            Assignments assignments,
            Decisions decisions,
            ReportEvidence evidence,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.facts = facts;
        this.assignments = assignments;
        this.decisions = decisions;
        this.evidence = evidence;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param participants null when not told */
    record Content(
            LocalDate on, String text, Integer participants, List<ReportContent.Proof> proofs, String capacity) {}

    record Row(WorkNote note, List<UUID> proofs) {

        WorkNote note(Map<UUID, Evidence> known) {
            return new WorkNote(
                    note.id(),
                    note.kind(),
                    note.on(),
                    note.text(),
                    note.participants(),
                    note.byName(),
                    note.capacity(),
                    note.at(),
                    note.struckAt(),
                    note.struckName(),
                    proofs.stream().map(known::get).filter(Objects::nonNull).toList());
        }
    }

    /** Instances that count, over {@code a}. */
    static final String INSTANCES = "(select count(*) from work_note i"
            + " where i.assignment_id = a.id and i.kind = 'INSTANCE' and i.struck_at is null)";

    /** Instances that count, for closing the work. */
    @Transactional(readOnly = true)
    public int instances(UUID assignmentId) {
        return jdbc.sql("select " + INSTANCES + " from assignment a where a.id = ?")
                .param(assignmentId)
                .query(Integer.class)
                .single();
    }

    /** Latest first; proofs by id only, so that a page reads all its proofs at once. */
    List<Row> of(UUID assignmentId) {
        return jdbc.sql("""
                        select n.*, array(select e.evidence_id from work_note_evidence e where e.note_id = n.id
                          order by e.position, e.evidence_id) proofs
                        from work_note n where n.assignment_id = ? order by n.on_date desc, n.at desc, n.id
                        """).param(assignmentId).query((row, n) -> read(row)).list();
    }

    private static Row read(ResultSet row) throws SQLException {
        OffsetDateTime struck = row.getObject("struck_at", OffsetDateTime.class);
        return new Row(
                new WorkNote(
                        row.getObject("id", UUID.class),
                        WorkNote.Kind.valueOf(row.getString("kind")),
                        row.getObject("on_date", LocalDate.class),
                        row.getString("text"),
                        row.getObject("participants", Integer.class),
                        row.getString("by_name"),
                        row.getString("capacity"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        struck == null ? null : struck.toInstant(),
                        row.getString("struck_name"),
                        List.of()),
                List.of((UUID[]) row.getArray("proofs").getArray()));
    }

    /** @throws Conflict when the work is with the acceptor or closed, or instances of it are not counted */
    @Transactional
    void add(Actor actor, UUID assignmentId, WorkNote.Kind kind, Content content) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Decider by = Decider.of(actor, found.reporter(actor, content.capacity()), clock.instant());
        Assignment assignment = assignments.findById(assignmentId).orElseThrow(() -> new NotFound("assignment"));
        boolean counted = found.occurrenceKind() == OccurrenceKind.AS_NEEDED;
        if (!assignment.state().withExecutor() || (kind == WorkNote.Kind.INSTANCE && !counted)) {
            throw new Conflict("execution.conflict.state");
        }
        if (assignment.state() == AssignmentState.NOT_STARTED) {
            AssignmentDecision started = assignment.start(by);
            decisions.save(started);
            facts.journal(actor, found, started);
        }
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into work_note (id, assignment_id, kind, on_date, text, participants, by_account, by_name,
                          capacity, at)
                        values (:id, :assignment, :kind, :on, :text, :participants, :by, :name, :capacity, :at)
                        """)
                .param("id", id)
                .param("assignment", assignmentId)
                .param("kind", kind.name())
                .param("on", content.on())
                .param("text", content.text())
                .param("participants", content.participants())
                .param("by", by.accountId())
                .param("name", by.name())
                .param("capacity", by.capacity())
                .param("at", OffsetDateTime.ofInstant(by.at(), ZoneOffset.UTC))
                .update();
        int position = 0;
        for (ReportContent.Proof proof : content.proofs()) {
            jdbc.sql("insert into work_note_evidence (note_id, evidence_id, position) values (?, ?, ?)")
                    .params(id, evidence.store(actor, found, proof), ++position)
                    .update();
        }
        journal(actor, found, by, "WORK_NOTE_" + kind, content.text());
    }

    /** A mistake stays on the record, but counts no more. */
    @Transactional
    void strike(Actor actor, UUID assignmentId, UUID noteId) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Decider by = Decider.of(actor, found.reporter(actor, null), clock.instant());
        Assignment assignment = assignments.findById(assignmentId).orElseThrow(() -> new NotFound("assignment"));
        String text = jdbc.sql("select text from work_note where id = ? and assignment_id = ?")
                .params(noteId, assignmentId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("work note"));
        int struck = !assignment.state().withExecutor()
                ? 0
                : jdbc.sql("update work_note set struck_at = ?, struck_name = ? where id = ? and struck_at is null")
                        .params(OffsetDateTime.ofInstant(by.at(), ZoneOffset.UTC), by.name(), noteId)
                        .update();
        if (struck == 0) {
            throw new Conflict("execution.conflict.state");
        }
        journal(actor, found, by, "WORK_NOTE_STRUCK", text);
    }

    private void journal(Actor actor, AssignmentFacts.Facts found, Decider by, String action, String text) {
        journal.record(actor, by.capacity(), action, found.subject(), Map.of("remark", text));
    }
}
