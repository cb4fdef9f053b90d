package ru.metodkarta.roadmap;

import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.MenuContributor;
import ru.metodkarta.web.MenuItem;

/** «Дорожные карты» with the number of those that wait for this person. */
@Component
class RoadmapMenu implements MenuContributor {

    private final RoadmapTasks tasks;

    RoadmapMenu(RoadmapTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public List<MenuItem> items(Actor actor) {
        return List.of(new MenuItem("roadmaps", "/roadmaps", 20, tasks.of(actor).size(), "wait"));
    }
}
