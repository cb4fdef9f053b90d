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

/** The organization objects to what was entered for it by a list; whoever accepts keeps it or opens the work again. */
@Service
class Objections {

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

    /** Once for an entry. */
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
            throw new Conflict("execution.conflict.no-objection");
        }
        note(actor, found, grant, Verdict.OBJECTED, reason);
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
        AssignmentDecision decision = new AssignmentDecision(
                found.id(),
                null,
                verdict,
                AssignmentState.ACCEPTED,
                AssignmentState.ACCEPTED,
                remark,
                Decider.of(actor, grant, clock.instant()));
        decisions.save(decision);
        facts.journal(actor, found, decision);
    }
}
