package ru.metodkarta.roadmap;

import ru.metodkarta.audit.Journal;

/** How a roadmap is named in the journal. */
final class RoadmapJournal {

    private RoadmapJournal() {}

    static Journal.Subject subject(Roadmap roadmap, String title) {
        RoadmapPlace place = roadmap.place();
        return new Journal.Subject(
                "ROADMAP", roadmap.id(), title, place.regionId(), place.municipalityId(), place.organizationId());
    }
}
