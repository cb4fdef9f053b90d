package ru.metodkarta.execution;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;

/** «Замечание — ответ» on an assignment: both sides write, both read, nothing is taken back. */
@Service
class AssignmentMessages {

    private final AssignmentFacts facts;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AssignmentMessages(
            AssignmentFacts facts, Journal journal, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.facts = facts;
        this.journal = journal;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    void write(Actor actor, UUID assignmentId, String text, String capacity) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Grant grant = actor.capacity(capacity, one -> AssignmentPermissions.mayWrite(one, found.place()))
                .orElseThrow(() -> new NotAllowed(found.organizationName()));
        UUID message = Ids.next();
        boolean byExecutor = AssignmentPermissions.writesAsExecutor(grant, found.place());
        jdbc.sql("update assignment_message set unanswered = false where assignment_id = ? and unanswered")
                .param(assignmentId)
                .update();
        jdbc.sql("""
                        insert into assignment_message (id, assignment_id, by_executor, unanswered, text, by_account, by_name,
                          capacity, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        message,
                        assignmentId,
                        byExecutor,
                        byExecutor,
                        text,
                        actor.accountId(),
                        actor.name(),
                        grant.capacity(),
                        OffsetDateTime.now(clock))
                .update();
        if (!byExecutor) {
            events.publishEvent(new MessageWritten(message));
        }
        journal.record(actor, grant.capacity(), "ASSIGNMENT_MESSAGE", found.subject(), Map.of());
    }

    /**
     * «Ответ не требуется»: said by the side the organization wrote to, on the record.
     *
     * @throws Conflict when something was said after it, or it is settled already
     */
    @Transactional
    void settle(Actor actor, UUID assignmentId, UUID message) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        Grant grant = actor.capacity(null, one -> AssignmentPermissions.maySettle(one, found.place()))
                .orElseThrow(() -> new NotAllowed(found.leadName()));
        int settled = jdbc.sql("""
                        update assignment_message set unanswered = false, settled_at = :at, settled_by = :by, settled_name = :name,
                          settled_capacity = :capacity
                        where id = :message and assignment_id = :assignment and unanswered and by_account <> :by
                        """)
                .param("at", OffsetDateTime.now(clock))
                .param("by", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("message", message)
                .param("assignment", assignmentId)
                .update();
        if (settled == 0) {
            throw new Conflict("execution.conflict.message-settled");
        }
        journal.record(actor, grant.capacity(), "ASSIGNMENT_MESSAGE_SETTLED", found.subject(), Map.of());
    }
}
