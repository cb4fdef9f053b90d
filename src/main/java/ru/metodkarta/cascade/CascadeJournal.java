package ru.metodkarta.cascade;

import ru.metodkarta.audit.Journal;
import ru.metodkarta.roadmap.RoadmapSight;

/** How a roadmap is named in the journal. */
final class CascadeJournal {

    private CascadeJournal() {}

    static Journal.Subject subject(RoadmapSight.Sight roadmap) {
        return new Journal.Subject(
                "ROADMAP",
                roadmap.id(),
                roadmap.title(),
                roadmap.place().regionId(),
                roadmap.place().municipalityId(),
                roadmap.place().organizationId());
    }
}
