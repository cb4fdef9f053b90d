package ru.metodkarta.execution;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;

/** What was done, when, with what result, by whom. A returned report stays; the next one starts from its text. */
@Entity
@Table(name = "execution_report")
class ExecutionReport {

    enum State {
        DRAFT,
        SUBMITTED,
        ACCEPTED,
        RETURNED
    }

    @Id
    private UUID id;

    private UUID assignmentId;
    private int no;

    @Enumerated(EnumType.STRING)
    private State state = State.DRAFT;

    private String text = "";
    private LocalDate doneOn;
    private String result;

    @Enumerated(EnumType.STRING)
    private Outcome outcome = Outcome.DONE;

    private Integer count;
    private String reason;
    private UUID byAccount;
    private String byName;
    private String capacity;
    private UUID actingFor;
    private Instant updatedAt;
    private Instant submittedAt;
    private Instant openedAt;

    @Version
    private Integer version;

    protected ExecutionReport() {}

    ExecutionReport(UUID assignmentId, int no) {
        this.id = Ids.next();
        this.assignmentId = assignmentId;
        this.no = no;
    }

    void write(ReportContent content, Decider by) {
        text = content.text() == null ? "" : content.text();
        doneOn = content.doneOn();
        result = content.result();
        outcome = content.outcome();
        count = content.count();
        reason = content.reason();
        byAccount = by.accountId();
        byName = by.name();
        capacity = by.capacity();
        actingFor = by.actingFor();
        updatedAt = by.at();
    }

    void submitted(Instant at) {
        state = State.SUBMITTED;
        submittedAt = at;
        openedAt = null;
    }

    /** Taken back before anybody opened it for review: a draft again. */
    void withdrawn() {
        state = State.DRAFT;
        submittedAt = null;
    }

    void accepted() {
        state = State.ACCEPTED;
    }

    void returned() {
        state = State.RETURNED;
    }

    /** What was written, as the next report starts with it. */
    ReportContent content() {
        return new ReportContent(text, doneOn, result, outcome, count, reason, null, null, null, null);
    }

    /** Changes whenever anything in it does: what a form was filled in over, what a verdict was given on. */
    String mark() {
        return mark(id, version);
    }

    static String mark(UUID id, Integer version) {
        return id + ":" + version;
    }

    boolean draft() {
        return state == State.DRAFT;
    }

    UUID id() {
        return id;
    }

    int no() {
        return no;
    }

    State state() {
        return state;
    }

    LocalDate doneOn() {
        return doneOn;
    }

    Outcome outcome() {
        return outcome;
    }

    Integer count() {
        return count;
    }

    String reason() {
        return reason;
    }

    UUID byAccount() {
        return byAccount;
    }

    /** Whoever acts by that grant has written it, or it was written in the place of one of the two: no say in it. */
    boolean concerns(Actor actor, Grant grant) {
        return concerns(byAccount, actingFor, actor, grant);
    }

    static boolean concerns(UUID author, UUID actingFor, Actor actor, Grant grant) {
        return grant.speaksFor(actor, author) || (actingFor != null && grant.speaksFor(actor, actingFor));
    }

    Instant submittedAt() {
        return submittedAt;
    }

    Instant openedAt() {
        return openedAt;
    }
}
