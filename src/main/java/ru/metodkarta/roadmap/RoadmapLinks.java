package ru.metodkarta.roadmap;

import java.util.List;
import ru.metodkarta.shared.Actor;

/** Pages of other modules that belong to a roadmap: they stand among its tabs. */
public interface RoadmapLinks {

    /**
     * @param code message code of the label
     * @param count what waits there, zero for nothing
     */
    record Link(String url, String code, int count) {}

    /** Only pages that this viewer may open; a few statements whatever the length of the text. */
    List<Link> of(Actor viewer, RoadmapSight.Sight roadmap);
}
