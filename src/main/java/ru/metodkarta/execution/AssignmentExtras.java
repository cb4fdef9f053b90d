package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;

/** What stands beside the reports of an assignment: reminders, an entry by list, questions and answers. */
@Component
class AssignmentExtras {

    private static final int MESSAGES = 200;
    private static final RowMapper<Beside> BESIDE = new SimplePropertyRowMapper<>(Beside.class);
    private static final RowMapper<Message> MESSAGE = new SimplePropertyRowMapper<>(Message.class);

    private final AssignmentFacts facts;
    private final EntryPapers papers;
    private final JdbcClient jdbc;

    AssignmentExtras(AssignmentFacts facts, EntryPapers papers, JdbcClient jdbc) {
        this.facts = facts;
        this.papers = papers;
        this.jdbc = jdbc;
    }

    /** @param settles the reader may say that it needs no answer; {@code settledAt} is null while nobody has */
    record Message(
            UUID id,
            boolean byExecutor,
            String text,
            String byName,
            String capacity,
            Instant at,
            Instant settledAt,
            String settledName,
            boolean open,
            boolean settles) {

        Message readBy(boolean side) {
            return new Message(id, byExecutor, text, byName, capacity, at, settledAt, settledName, open, open && side);
        }
    }

    /**
     * @param remindedOn last «Напомнить», null without one; {@code basisKind} is null unless entered by a list
     * @param decidedAgainst «не исполнено» was decided, and nobody has objected to it
     */
    record Beside(
            UUID occurrenceId,
            LocalDate remindedOn,
            String remindedBy,
            String basisKind,
            String basisNumber,
            LocalDate basisDate,
            LocalDate enteredDoneOn,
            UUID evidenceId,
            String fileName,
            boolean fileThere,
            String enteredBy,
            String enteredCapacity,
            Instant enteredAt,
            boolean inForce,
            boolean decidedAgainst,
            String objection,
            String objectedName,
            Instant objectedAt,
            String answer,
            String answerRemark,
            String answeredName,
            Instant answeredAt) {

        public boolean entered() {
            return basisKind != null;
        }

        /** An objection to «не исполнено»; one to a former decision is history. */
        public boolean objected() {
            return objection != null && !entered() && !decidedAgainst;
        }

        /** What it objected to was undone before anybody answered: there is nothing left to answer. */
        public boolean settled() {
            return objection != null && answer == null && !inForce;
        }

        public boolean objectionOpen() {
            return inForce && objection != null && answer == null;
        }
    }

    /** @param withdrawsPaper may take out the file of the list, which is that of others as well */
    record Extras(
            Beside beside,
            List<Message> messages,
            boolean writes,
            boolean objects,
            boolean answers,
            boolean withdrawsPaper) {}

    /** One statement beside those of the page: a line for each message, or one without. */
    @Transactional(readOnly = true)
    Extras read(Actor actor, UUID id, boolean reporter, boolean decides) {
        List<Beside> beside = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        jdbc.sql("""
                        select a.occurrence_id, w.on_day reminded_on, m.by_name reminded_by, b.kind basis_kind,
                          b.number basis_number, b.on_date basis_date, b.done_on entered_done_on, b.evidence_id, p.file_name,
                          p.file_id is not null file_there, b.by_name entered_by, b.capacity entered_capacity,
                          b.at entered_at, l.id is not null and a.entry_id is not distinct from l.id in_force,
                          DECIDED decided_against, l.objection,
                          l.objected_name, l.objected_at, l.answer, l.answer_remark, l.answered_name, l.answered_at,
                          q.id, q.by_executor, q.text, q.by_name, q.capacity, q.at, q.settled_at, q.settled_name,
                          coalesce(q.unanswered and q.by_account <> :me, false) open, false settles
                        from assignment a
                        left join lateral (select * from reminder_of w where w.assignment_id = a.id
                          order by w.on_day desc limit 1) w on true
                        left join reminder m on m.id = w.reminder_id
                        left join lateral (select * from list_entry l where l.assignment_id = a.id
                          order by l.id desc limit 1) l on true
                        left join entry_basis b on b.id = l.basis_id
                        left join evidence p on p.id = b.evidence_id
                        left join lateral (select * from assignment_message q where q.assignment_id = a.id
                          order by q.at desc, q.id desc limit :most) q on true
                        where a.id = :id order by q.at desc, q.id desc
                        """.replace("DECIDED", Objections.DECIDED))
                .param("id", id)
                .param("me", actor.accountId())
                .param("most", MESSAGES)
                .query(row -> {
                    if (beside.isEmpty()) {
                        beside.add(BESIDE.mapRow(row, 0));
                    }
                    if (row.getString("text") != null) {
                        messages.add(MESSAGE.mapRow(row, 0));
                    }
                });
        return extras(actor, id, beside.get(0), messages, reporter, decides);
    }

    private Extras extras(
            Actor actor, UUID id, Beside beside, List<Message> messages, boolean reporter, boolean decides) {
        boolean follows = actor.fitting(AssignmentPermissions::decides).stream()
                .anyMatch(
                        grant -> grant.wholeRegion() || !grant.municipalityIds().isEmpty());
        boolean settles = messages.stream().anyMatch(Message::open)
                && maySettle(actor, facts.visible(actor, id).place());
        return new Extras(
                beside,
                messages.stream().map(message -> message.readBy(settles)).toList(),
                reporter || decides || (follows && writes(actor, id)),
                reporter && (beside.decidedAgainst() || (beside.inForce() && beside.objection() == null)),
                decides && beside.objectionOpen(),
                follows && beside.fileThere() && withdraws(actor, beside.evidenceId()));
    }

    private boolean withdraws(Actor actor, UUID evidenceId) {
        return papers.of(evidenceId)
                .filter(paper ->
                        actor.grants().stream().anyMatch(grant -> AssignmentPermissions.mayWithdrawPaper(grant, paper)))
                .isPresent();
    }

    private static boolean maySettle(Actor actor, AssignmentPlace place) {
        return actor.grants().stream().anyMatch(grant -> AssignmentPermissions.maySettle(grant, place));
    }

    private boolean writes(Actor actor, UUID id) {
        return actor.grants().stream()
                .anyMatch(grant -> AssignmentPermissions.mayWrite(
                        grant, facts.visible(actor, id).place()));
    }
}
