package ru.metodkarta.roadmap;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.domain.Persistable;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;

/** One round of review: the text as it was submitted, pinned by its hash, until somebody decides. */
@Entity
@Table(name = "approval_request")
class ApprovalRequest implements Persistable<UUID> {

    enum State {
        OPEN,
        APPROVED,
        RETURNED,
        WITHDRAWN
    }

    @Id
    private UUID id;

    private UUID roadmapId;
    private UUID revisionId;
    private int round;
    private String contentSha256;

    @Enumerated(EnumType.STRING)
    private State state;

    private UUID submittedBy;
    private String submittedCapacity;
    private Instant submittedAt;
    private String note;

    @Transient
    private boolean fresh;

    protected ApprovalRequest() {}

    ApprovalRequest(UUID id, Revision revision, int round, Actor actor, String capacity, Instant at, String note) {
        this.id = id;
        this.roadmapId = revision.roadmapId();
        this.revisionId = revision.id();
        this.round = round;
        this.contentSha256 = revision.contentSha256();
        this.state = State.OPEN;
        this.submittedBy = actor.accountId();
        this.submittedCapacity = capacity;
        this.submittedAt = at;
        this.note = note;
        this.fresh = true;
    }

    void approve() {
        decide(State.APPROVED);
    }

    void returnForRework() {
        decide(State.RETURNED);
    }

    void withdraw() {
        decide(State.WITHDRAWN);
    }

    private void decide(State verdict) {
        if (state != State.OPEN) {
            throw new IllegalStateException("decided already: " + state);
        }
        state = verdict;
    }

    /** Nobody approves the own submission in the same capacity; a second office of the same person may. */
    boolean submittedBy(Actor actor, Grant grant) {
        return submittedBy.equals(actor.accountId()) && submittedCapacity.equals(grant.capacity());
    }

    UUID id() {
        return id;
    }

    UUID revisionId() {
        return revisionId;
    }

    String contentSha256() {
        return contentSha256;
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
