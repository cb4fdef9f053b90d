package ru.metodkarta.cascade;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.web.Crumb;

/** The way to pages below a roadmap. */
final class CascadeCrumbs {

    private CascadeCrumbs() {}

    static List<Crumb> list(MessageSource messages, Locale locale) {
        return List.of(new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"));
    }

    static List<Crumb> of(RoadmapSight.Sight roadmap, MessageSource messages, Locale locale) {
        return List.of(
                new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                new Crumb(messages.getMessage("cascade.crumb.roadmap", null, locale), "/roadmaps/" + roadmap.id()));
    }

    /** From a page below the coverage. */
    static List<Crumb> below(RoadmapSight.Sight roadmap, MessageSource messages, Locale locale) {
        return List.of(
                new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                new Crumb(messages.getMessage("cascade.crumb.roadmap", null, locale), "/roadmaps/" + roadmap.id()),
                new Crumb(
                        messages.getMessage("cascade.coverage.title", null, locale),
                        "/roadmaps/" + roadmap.id() + "/coverage"));
    }
}
