package ru.metodkarta.execution;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.domain.Persistable;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;

/**
 * «Попросить продлить срок»: asked by the executor, answered once by the acceptor; ends without an answer with its work
 * ({@link EndedRequests}).
 */
@Entity
@Table(name = "extension_request")
class ExtensionRequest implements Persistable<UUID> {

    @Id
    private UUID id;

    private UUID assignmentId;
    private LocalDate untilOn;
    private String reason;
    private UUID askedBy;
    private UUID actingFor;
    private String askedName;
    private Instant askedAt;
    private String verdict;
    private UUID decidedBy;
    private String decidedName;
    private Instant decidedAt;
    private String remark;

    @Transient
    private boolean fresh;

    protected ExtensionRequest() {}

    ExtensionRequest(UUID assignmentId, LocalDate untilOn, String reason, Decider by) {
        this.id = Ids.next();
        this.assignmentId = assignmentId;
        this.untilOn = untilOn;
        this.reason = reason;
        this.askedBy = by.accountId();
        this.actingFor = by.actingFor();
        this.askedName = by.name();
        this.askedAt = by.at();
        this.fresh = true;
    }

    void grant(String newRemark, Decider by) {
        decide("GRANTED", newRemark, by);
    }

    void refuse(String newRemark, Decider by) {
        decide("REFUSED", newRemark, by);
    }

    private void decide(String newVerdict, String newRemark, Decider by) {
        if (verdict != null) {
            throw new Conflict("execution.conflict.extension-decided");
        }
        verdict = newVerdict;
        remark = newRemark;
        decidedBy = by.accountId();
        decidedName = by.name();
        decidedAt = by.at();
    }

    @PostPersist
    void stored() {
        fresh = false;
    }

    /** Asked by whoever acts by that grant, or in the place of one of the two. */
    boolean concerns(Actor actor, Grant grant) {
        return ExecutionReport.concerns(askedBy, actingFor, actor, grant);
    }

    LocalDate untilOn() {
        return untilOn;
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
