package ru.metodkarta.execution;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;
import ru.metodkarta.shared.Ids;

/** One row of an assignment's history: who, in what capacity, when, why. Never changed. */
@Entity
@Table(name = "assignment_decision")
class AssignmentDecision implements Persistable<UUID> {

    @Id
    private UUID id;

    private UUID assignmentId;
    private UUID reportId;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    @Enumerated(EnumType.STRING)
    private AssignmentState fromState;

    @Enumerated(EnumType.STRING)
    private AssignmentState toState;

    private String remark;

    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    private LocalDate dueBefore;

    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    private LocalDate dueAfter;

    private UUID byAccount;
    private String byName;
    private String capacity;
    private Instant at;

    @Transient
    private boolean fresh;

    protected AssignmentDecision() {}

    AssignmentDecision(
            UUID assignmentId,
            UUID reportId,
            Verdict verdict,
            AssignmentState fromState,
            AssignmentState toState,
            String remark,
            Decider by) {
        this.id = Ids.next();
        this.assignmentId = assignmentId;
        this.reportId = reportId;
        this.verdict = verdict;
        this.fromState = fromState;
        this.toState = toState;
        this.remark = remark;
        this.byAccount = by.accountId();
        this.byName = by.name();
        this.capacity = by.capacity();
        this.at = by.at();
        this.fresh = true;
    }

    AssignmentDecision moving(LocalDate before, LocalDate after) {
        this.dueBefore = before;
        this.dueAfter = after;
        return this;
    }

    @PostPersist
    void stored() {
        fresh = false;
    }

    Verdict verdict() {
        return verdict;
    }

    /** Nothing is to be done about the work any more. */
    boolean endsWork() {
        return fromState.open() && !toState.open();
    }

    String remark() {
        return remark;
    }

    String capacity() {
        return capacity;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
