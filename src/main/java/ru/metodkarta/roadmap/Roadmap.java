package ru.metodkarta.roadmap;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Level;

/**
 * Identity, place and life of a roadmap. Its texts are {@link Revision}s: one effective at most, one open beside it at
 * most. While a roadmap in force is being changed its own state stays; only the open revision moves.
 */
@Entity
@Table(name = "roadmap")
class Roadmap {

    @Id
    private UUID id;

    private UUID regionId;
    private UUID municipalityId;
    private UUID organizationId;
    private UUID ownerId;

    @Enumerated(EnumType.STRING)
    private Level level;

    @Enumerated(EnumType.STRING)
    private RoadmapState state;

    @Enumerated(EnumType.STRING)
    private PlanKind planKind;

    private UUID effectiveRevisionId;
    private UUID createdBy;
    private Instant createdAt;

    @Version
    private Integer version;

    protected Roadmap() {}

    Roadmap(UUID id, RoadmapPlace place, PlanKind planKind, UUID createdBy, Instant createdAt) {
        this.id = id;
        this.regionId = place.regionId();
        this.municipalityId = place.municipalityId();
        this.organizationId = place.organizationId();
        this.ownerId = place.ownerId();
        this.level = place.level();
        this.state = RoadmapState.DRAFT;
        this.planKind = planKind;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** Its next submission goes by the route of that kind. */
    void reclassify(PlanKind kind) {
        requireAlive();
        planKind = kind;
    }

    /** The open text goes to review; from here on it cannot be edited. */
    void submit(Revision open, String contentSha256) {
        requireAlive();
        open.submit(contentSha256);
        if (!isPublished()) {
            become(RoadmapState.IN_REVIEW);
        }
    }

    /** The reviewer sends the text back with remarks. */
    void returnForRework(Revision submitted) {
        submitted.reopen();
        if (!isPublished()) {
            become(RoadmapState.RETURNED);
        }
    }

    /** The author takes the text back before a decision. */
    void withdraw(Revision submitted) {
        submitted.reopen();
        if (!isPublished()) {
            become(RoadmapState.DRAFT);
        }
    }

    /** The submitted text is approved and replaces the effective one. */
    void takeEffect(Revision submitted, UUID actId, UUID approvedBy, Instant approvedAt) {
        requireAlive();
        submitted.approve(actId, approvedBy, approvedAt);
        become(RoadmapState.IN_FORCE);
        effectiveRevisionId = submitted.id();
    }

    /** «Внести изменения»: a draft beside the effective text; its rows are copied by the use case, set-based. */
    Revision openNextRevision(Revision effective, int no, UUID newRevisionId) {
        if (state != RoadmapState.IN_FORCE || !effective.id().equals(effectiveRevisionId)) {
            throw new Conflict("roadmap.edit.not-in-force");
        }
        return effective.next(newRevisionId, no);
    }

    /** Every assignment has an outcome; the use case has looked. */
    void complete() {
        require(RoadmapState.IN_FORCE, "roadmap.ending.not-in-force");
        become(RoadmapState.COMPLETED);
    }

    /** Back into force: something was forgotten. */
    void reopen() {
        require(RoadmapState.COMPLETED, "roadmap.ending.not-completed");
        become(RoadmapState.IN_FORCE);
    }

    void archive() {
        require(RoadmapState.COMPLETED, "roadmap.ending.not-completed");
        become(RoadmapState.ARCHIVED);
    }

    /** Back from the archive; it stays completed. */
    void restore() {
        require(RoadmapState.ARCHIVED, "roadmap.ending.not-archived");
        become(RoadmapState.COMPLETED);
    }

    private void require(RoadmapState wanted, String otherwise) {
        if (state != wanted) {
            throw new Conflict(otherwise);
        }
    }

    /** What has ended is not changed by a new text before it is back in force. */
    private void requireAlive() {
        if (state == RoadmapState.COMPLETED || state == RoadmapState.ARCHIVED) {
            throw new Conflict("roadmap.edit.ended");
        }
    }

    private void become(RoadmapState next) {
        if (!state.mayBecome(next)) {
            throw new Conflict("roadmap.edit.wrong-state");
        }
        state = next;
    }

    /** It has an effective revision: there is a text everyone of the territory may read. */
    boolean isPublished() {
        return effectiveRevisionId != null;
    }

    RoadmapPlace place() {
        return new RoadmapPlace(regionId, municipalityId, organizationId, level, ownerId);
    }

    UUID id() {
        return id;
    }

    PlanKind planKind() {
        return planKind;
    }

    RoadmapState state() {
        return state;
    }

    UUID effectiveRevisionId() {
        return effectiveRevisionId;
    }

    UUID createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }
}
