package ru.metodkarta.roadmap;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** The order of answers for everything about editing: visible? (404) → editor? (403) → a draft? (409). */
@Component
class EditionAccess {

    private final JdbcClient jdbc;
    private final OrganizationDirectory directory;

    EditionAccess(JdbcClient jdbc, OrganizationDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    private record Seen(
            UUID regionId,
            UUID municipalityId,
            UUID organizationId,
            Level level,
            UUID ownerId,
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
        Seen seen = jdbc.sql("""
                        select m.region_id, m.municipality_id, m.organization_id, m.level, m.owner_id,
                               m.effective_revision_id is not null published,
                               exists (select 1 from revision v where v.roadmap_id = m.id and v.state = 'IN_REVIEW') submitted
                        from roadmap m where m.id = ?
                        """)
                .param(roadmapId)
                .query(Seen.class)
                .optional()
                .filter(row -> RoadmapAccess.maySee(actor, row.place(), row.published(), row.submitted()))
                .orElseThrow(() -> new NotFound("roadmap"));
        return actor.capacity(null, grant -> RoadmapAccess.mayEdit(grant, seen.place()))
                .orElseThrow(() -> new NotAllowed(directory
                        .find(seen.ownerId())
                        .map(OrganizationCard::shortName)
                        .orElse(null)));
    }
}
