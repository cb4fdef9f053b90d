package ru.metodkarta.roadmap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** Roadmaps with a text in force, for features that say something about it to those who write it or decide on it. */
@Component
public class EffectiveRoadmaps {

    private final RoadmapHeads heads;
    private final JdbcClient jdbc;

    EffectiveRoadmaps(RoadmapHeads heads, JdbcClient jdbc) {
        this.heads = heads;
        this.jdbc = jdbc;
    }

    /**
     * @param keepers grants of the asking person that may edit the roadmap or decide on it
     * @param ownerName short name of the organization that writes it
     */
    public record Effective(
            UUID id,
            RoadmapPlace place,
            UUID revisionId,
            int revisionNo,
            String title,
            Instant approvedAt,
            String ownerName,
            List<Grant> keepers) {}

    private record Text(int no, String title, Instant approvedAt) {}

    /**
     * Two statements.
     *
     * @throws NotFound there is none, nothing was approved yet, or the viewer may not know of it
     * @throws NotAllowed the viewer may read it only
     */
    public Effective keptBy(Actor viewer, UUID roadmapId) {
        RoadmapHead head = heads.seen(viewer, roadmapId);
        RoadmapPlace place = head.place();
        List<Grant> keepers =
                viewer.fitting(grant -> RoadmapAccess.mayEdit(grant, place) || RoadmapAccess.mayDecide(grant, place));
        if (keepers.isEmpty()) {
            throw new NotAllowed(head.ownerName());
        }
        if (!head.published()) {
            throw new NotFound("text in force");
        }
        Text text = jdbc.sql("select no, title, approved_at from revision where id = ?")
                .param(head.effectiveId())
                .query((row, n) -> new Text(
                        row.getInt("no"),
                        row.getString("title"),
                        row.getObject("approved_at") == null
                                ? null
                                : row.getObject("approved_at", OffsetDateTime.class)
                                        .toInstant()))
                .single();
        return new Effective(
                roadmapId,
                place,
                head.effectiveId(),
                text.no(),
                text.title(),
                text.approvedAt(),
                head.ownerName(),
                keepers);
    }
}
