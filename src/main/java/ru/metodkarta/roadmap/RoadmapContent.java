package ru.metodkarta.roadmap;

import java.util.List;

/** A whole roadmap as it stands on paper. */
public record RoadmapContent(NewRoadmap requisites, List<SectionContent> sections) {

    public RoadmapContent {
        sections = List.copyOf(sections);
    }
}
