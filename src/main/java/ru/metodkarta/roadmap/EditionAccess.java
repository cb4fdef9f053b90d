package ru.metodkarta.roadmap;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** The order of answers for everything about editing: visible? (404) → editor? (403) → a draft? (409). */
@Component
class EditionAccess {

    private final JdbcClient jdbc;
    private final OrganizationDirectory directory;
    private final Revisions revisions;

    EditionAccess(JdbcClient jdbc, OrganizationDirectory directory, Revisions revisions) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.revisions = revisions;
    }

    /** The open draft in the hands of one who may edit it. */
    record Edition(Grant grant, RoadmapPlace place, Revision revision) {}

    private record Seen(
            UUID regionId,
            UUID municipalityId,
            UUID organizationId,
            Level level,
            UUID ownerId,
            String state,
            boolean published,
            boolean submitted) {

        RoadmapPlace place() {
            return new RoadmapPlace(regionId, municipalityId, organizationId, level, ownerId);
        }
    }

    /**
     * In what capacity the actor edits this roadmap.
     *
     * @throws NotFound the actor may not know that it exists
     * @throws NotAllowed the actor may read it only
     */
    Grant requireEditor(Actor actor, UUID roadmapId) {
        return editor(actor, roadmapId).grant();
    }

    /** For reading the draft. */
    Edition seeDraft(Actor actor, UUID roadmapId) {
        Editor editor = editor(actor, roadmapId);
        return draft(editor, revisions.findOpen(roadmapId));
    }

    /** For writing one row: the draft cannot be submitted meanwhile, others may write other rows. */
    Edition requireDraft(Actor actor, UUID roadmapId) {
        Editor editor = editor(actor, roadmapId);
        return draft(editor, revisions.shareOpen(roadmapId));
    }

    /** For changes of order and of requisites: one at a time. */
    Edition lockDraft(Actor actor, UUID roadmapId) {
        Editor editor = editor(actor, roadmapId);
        return draft(editor, revisions.lockOpen(roadmapId));
    }

    private static Edition draft(Editor editor, Optional<Revision> open) {
        if (editor.ended()) {
            throw new Conflict("roadmap.edit.ended");
        }
        Revision revision = open.orElseThrow(() -> new Conflict("roadmap.edit.approved"));
        revision.requireDraft();
        return new Edition(editor.grant(), editor.place(), revision);
    }

    private record Editor(Grant grant, RoadmapPlace place, boolean ended) {}

    private Editor editor(Actor actor, UUID roadmapId) {
        Seen seen = jdbc.sql("""
                        select m.region_id, m.municipality_id, m.organization_id, m.level, m.owner_id, m.state,
                               m.effective_revision_id is not null published,
                               exists (select 1 from revision v where v.roadmap_id = m.id and v.state = 'IN_REVIEW') submitted
                        from roadmap m where m.id = ?
                        """)
                .param(roadmapId)
                .query(Seen.class)
                .optional()
                .filter(row -> RoadmapAccess.maySee(actor, row.place(), row.published(), row.submitted()))
                .orElseThrow(() -> new NotFound("roadmap"));
        Grant editor = actor.capacity(null, grant -> RoadmapAccess.mayEdit(grant, seen.place()))
                .orElseThrow(() -> new NotAllowed(directory
                        .find(seen.ownerId())
                        .map(OrganizationCard::shortName)
                        .orElse(null)));
        return new Editor(editor, seen.place(), Set.of("COMPLETED", "ARCHIVED").contains(seen.state()));
    }
}
