package ru.metodkarta.roadmap;

import java.util.UUID;
import ru.metodkarta.audit.Journal;

/** How a roadmap is named in the journal. */
final class RoadmapJournal {

    private RoadmapJournal() {}

    static Journal.Subject subject(Roadmap roadmap, String title) {
        return subject(roadmap.id(), roadmap.place(), title);
    }

    static Journal.Subject subject(EditionAccess.Edition edition) {
        return subject(
                edition.revision().roadmapId(),
                edition.place(),
                edition.revision().title());
    }

    private static Journal.Subject subject(UUID id, RoadmapPlace place, String title) {
        return new Journal.Subject(
                "ROADMAP", id, title, place.regionId(), place.municipalityId(), place.organizationId());
    }
}
