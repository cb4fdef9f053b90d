package ru.metodkarta.roadmap;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.shared.Role;

/** What other modules may know of a roadmap before they read its text, and who may do what with it. */
@Component
public class RoadmapSight {

    private final RoadmapHeads heads;
    private final JdbcClient jdbc;

    RoadmapSight(RoadmapHeads heads, JdbcClient jdbc) {
        this.heads = heads;
        this.jdbc = jdbc;
    }

    /**
     * @param state name of the roadmap's state
     * @param effectiveId revision in force, null before the first approval
     * @param draftId revision that is not approved yet, null when there is none
     * @param title of the text in force, before the first approval of the draft
     */
    public record Sight(
            UUID id,
            RoadmapPlace place,
            String state,
            UUID effectiveId,
            UUID draftId,
            boolean draftInReview,
            String title,
            String territory,
            String ownerName) {

        public boolean published() {
            return effectiveId != null;
        }

        public boolean inForce() {
            return "IN_FORCE".equals(state);
        }

        /** There is a draft that its authors may write in. */
        public boolean draftOpen() {
            return draftId != null
                    && !draftInReview
                    && ("DRAFT".equals(state) || "RETURNED".equals(state) || inForce());
        }

        /** The text its authors work on: the draft, else the one in force. */
        public UUID currentId() {
            return draftId == null ? effectiveId : draftId;
        }

        /** @throws Conflict nothing of it is approved yet */
        public Sight requirePublished() {
            if (!published()) {
                throw new Conflict("approval.conflict.not-approved");
            }
            return this;
        }
    }

    static Sight of(RoadmapHead head, String title) {
        return new Sight(
                head.id(),
                head.place(),
                head.state(),
                head.effectiveId(),
                head.draftId(),
                head.draftInReview(),
                title,
                head.territory(),
                head.ownerName());
    }

    /** @throws NotFound when there is none, or the viewer may not know of it */
    public Sight seen(Actor viewer, UUID roadmapId) {
        RoadmapHead head = heads.seen(viewer, roadmapId);
        String title = jdbc.sql("select title from revision where id = ?")
                .param(head.published() ? head.effectiveId() : head.draftId())
                .query(String.class)
                .single();
        return of(head, title);
    }

    /**
     * In what capacity the actor writes this roadmap.
     *
     * @throws NotAllowed the actor may read it only
     */
    public static Grant editor(Actor actor, Sight roadmap) {
        return actor.capacity(null, grant -> mayEdit(grant, roadmap.place()))
                .orElseThrow(() -> new NotAllowed(roadmap.ownerName()));
    }

    /** Methodologists of the roadmap's own level and zone; a school's plan is also written by its staff. */
    public static boolean mayEdit(Grant grant, RoadmapPlace place) {
        return RoadmapAccess.mayEdit(grant, place);
    }

    /** Those who write it, and the official who approves it. */
    public static boolean mayDecideOn(Grant grant, RoadmapPlace place) {
        return RoadmapAccess.mayEdit(grant, place) || RoadmapAccess.mayApprove(grant, place);
    }

    /** Everybody of the own level and zone but a body's staff: those who see its drafts. */
    public static boolean ofOwnZone(Actor viewer, RoadmapPlace place) {
        return viewer.grants().stream()
                .anyMatch(grant -> grant.regionId().equals(place.regionId())
                        && switch (place.level()) {
                            case REGIONAL -> grant.wholeRegion() && grant.role() != Role.STAFF;
                            case MUNICIPAL ->
                                grant.municipalityIds().contains(place.municipalityId()) && grant.role() != Role.STAFF;
                            case INSTITUTIONAL -> grant.organizationIds().contains(place.organizationId());
                        });
    }

    /** Whether a roadmap of one place may carry out one of the other: the level right above, in the same territory. */
    public static boolean isAbove(RoadmapPlace upper, RoadmapPlace lower) {
        if (!upper.regionId().equals(lower.regionId())) {
            return false;
        }
        return switch (upper.level()) {
            case REGIONAL -> lower.level() == Level.MUNICIPAL;
            case MUNICIPAL ->
                lower.level() == Level.INSTITUTIONAL && upper.municipalityId().equals(lower.municipalityId());
            case INSTITUTIONAL -> false;
        };
    }
}
