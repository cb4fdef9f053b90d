package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;

/**
 * The organization objects to what was entered for it by a list, or to «не исполнено» decided about it; whoever accepts keeps it
 * or opens the work again.
 */
@Service
class Objections {

    /** Over {@code a}: «не исполнено» is somebody else's word, not what the organization has reported itself. */
    static final String DECIDED = """
             a.state = 'NOT_DONE' and a.entry_id is null and not exists (
              select from execution_report x where x.assignment_id = a.id and x.state = 'ACCEPTED' and x.outcome = 'NOT_DONE'
                and not exists (select from execution_report y where y.assignment_id = a.id and y.no > x.no)) """;

    private final AssignmentFacts facts;
    private final Acceptance acceptance;
    private final Decisions decisions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Objections(AssignmentFacts facts, Acceptance acceptance, Decisions decisions, JdbcClient jdbc, Clock clock) {
        this.facts = facts;
        this.acceptance = acceptance;
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Once for an entry, once for a decision. */
    @Transactional
    void object(Actor actor, UUID assignmentId, String reason, String capacity) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Grant grant = found.reporter(actor, capacity);
        int objected = jdbc.sql("""
                        update list_entry l set objection = :reason, objected_by = :account, objected_name = :name,
                          objected_capacity = :capacity, objected_at = :at
                        from assignment a
                        where a.id = :assignment and a.entry_id = l.id and l.objection is null
                        """)
                .param("reason", reason)
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", OffsetDateTime.now(clock))
                .param("assignment", assignmentId)
                .update();
        if (objected == 0) {
            objectToDecision(actor, assignmentId, reason, grant);
        }
        note(actor, found, grant, Verdict.OBJECTED, reason);
    }

    private void objectToDecision(Actor actor, UUID assignmentId, String reason, Grant grant) {
        UUID id = Ids.next();
        int objected = jdbc.sql(
                        "update assignment a set entry_id = :id, version = a.version + 1 where a.id = :assignment and "
                                + DECIDED)
                .param("id", id)
                .param("assignment", assignmentId)
                .update();
        if (objected == 0) {
            throw new Conflict("execution.conflict.no-objection");
        }
        jdbc.sql("""
                        insert into list_entry (id, assignment_id, objection, objected_by, objected_name, objected_capacity,
                          objected_at) values (:id, :assignment, :reason, :account, :name, :capacity, :at)
                        """)
                .param("id", id)
                .param("assignment", assignmentId)
                .param("reason", reason)
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** @param until of the work that is opened again; null gives a week */
    @Transactional
    void answer(Actor actor, UUID assignmentId, boolean reopen, String remark, LocalDate until, String capacity) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Grant grant = found.acceptor(actor, capacity);
        int answered = jdbc.sql("""
                        update list_entry l set answer = :answer, answer_remark = :remark, answered_by = :account,
                          answered_name = :name, answered_at = :at
                        from assignment a
                        where a.id = :assignment and a.entry_id = l.id and l.objection is not null and l.answer is null
                          and l.objected_by <> :account
                        """)
                .param("answer", reopen ? "REOPENED" : "KEPT")
                .param("remark", remark)
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("at", OffsetDateTime.now(clock))
                .param("assignment", assignmentId)
                .update();
        if (answered == 0) {
            throw new Conflict("execution.conflict.objection-answered");
        }
        if (reopen) {
            acceptance.reopen(actor, assignmentId, new Sight(capacity, null), remark, until);
        } else {
            note(actor, found, grant, Verdict.OBJECTION_REFUSED, remark);
        }
    }

    private void note(Actor actor, AssignmentFacts.Facts found, Grant grant, Verdict verdict, String remark) {
        AssignmentState state = AssignmentState.valueOf(jdbc.sql("select state from assignment where id = ?")
                .param(found.id())
                .query(String.class)
                .single());
        AssignmentDecision decision = new AssignmentDecision(
                found.id(), null, verdict, state, state, remark, Decider.of(actor, grant, clock.instant()));
        decisions.save(decision);
        facts.journal(actor, found, decision);
    }
}
