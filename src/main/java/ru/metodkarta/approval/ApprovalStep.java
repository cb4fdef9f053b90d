package ru.metodkarta.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One step of a round: whom it waits for, since when, until when, and what came of it. */
@Entity
@Table(name = "approval_step")
public class ApprovalStep {

    @Id
    private UUID id;

    @ManyToOne
    @JoinColumn(name = "request_id")
    private ApprovalRequest request;

    private int stage;
    private int position;

    @Enumerated(EnumType.STRING)
    private StepKind kind;

    @Embedded
    private Addressee to;

    private String organizationName;
    private boolean onPaper;
    private Integer days;

    @Column(name = "carried_from")
    private UUID carriedFrom;

    @Enumerated(EnumType.STRING)
    private StepVerdict verdict;

    private Instant arrivedAt;
    private LocalDate dueOn;

    protected ApprovalStep() {}

    ApprovalStep(UUID id, ApprovalRequest request, int position, RouteStep planned, UUID carriedFrom) {
        this.id = id;
        this.request = request;
        this.stage = planned.stage();
        this.position = position;
        this.kind = planned.kind();
        this.to = planned.to();
        this.organizationName = planned.organization();
        this.onPaper = planned.onPaper();
        this.days = planned.days();
        this.carriedFrom = carriedFrom;
    }

    void arrive(Instant at, LocalDate due) {
        arrivedAt = at;
        dueOn = due;
    }

    void decide(StepVerdict decided) {
        if (verdict != null) {
            throw new IllegalStateException("decided already: " + verdict);
        }
        verdict = decided;
    }

    /** Neither decided nor carried over from the round before. */
    boolean open() {
        return verdict == null && carriedFrom == null;
    }

    /** A decision may be entered now: it has arrived, or it is a carried endorsement that may be taken back. */
    public boolean awaitsDecision() {
        return verdict == null && arrivedAt != null;
    }

    /** The endorsement of the round before holds unless its holder objects. */
    public boolean carried() {
        return carriedFrom != null;
    }

    public boolean passed() {
        return verdict == null ? carried() : verdict.passes();
    }

    public UUID id() {
        return id;
    }

    public int stage() {
        return stage;
    }

    public StepKind kind() {
        return kind;
    }

    public Addressee to() {
        return to;
    }

    public String organizationName() {
        return organizationName;
    }

    public boolean onPaper() {
        return onPaper;
    }

    /** Decided on paper and entered from it. */
    public boolean paper() {
        return to.paper(onPaper);
    }

    Integer days() {
        return days;
    }

    int position() {
        return position;
    }

    UUID carriedFrom() {
        return carriedFrom;
    }

    public StepVerdict verdict() {
        return verdict;
    }

    public LocalDate dueOn() {
        return dueOn;
    }
}
