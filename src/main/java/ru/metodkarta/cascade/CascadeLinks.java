package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.RoadmapLinks;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;

/** Tabs of a roadmap: what above proposes, what can be taken from it, who carries it out. */
@Component
class CascadeLinks implements RoadmapLinks {

    private final LinkedTexts texts;

    CascadeLinks(LinkedTexts texts) {
        this.texts = texts;
    }

    @Override
    public List<Link> of(Actor viewer, RoadmapSight.Sight roadmap) {
        List<Link> links = new ArrayList<>();
        String path = "/roadmaps/" + roadmap.id();
        boolean ownZone = RoadmapSight.ofOwnZone(viewer, roadmap.place());
        if (roadmap.inForce() && CascadePermissions.mayAdopt(viewer, roadmap.place())) {
            links.add(new Link(path + "/adoption", "cascade.tab.adoption", 0));
        }
        if (!ownZone) {
            return links;
        }
        LinkedTexts.Ties ties = texts.ties(roadmap.id());
        if (ties.uppers() > 0) {
            links.add(new Link(path + "/proposals", "cascade.tab.proposals", ties.moved() ? count(roadmap) : 0));
        } else if (roadmap.draftOpen() && roadmap.place().level() != Level.REGIONAL && writes(viewer, roadmap)) {
            links.add(new Link("/roadmaps/adoption?into=" + roadmap.id(), "cascade.tab.sources", 0));
        }
        if (roadmap.published() && (roadmap.place().level() == Level.REGIONAL || ties.carried())) {
            links.add(new Link(path + "/coverage", "cascade.tab.coverage", 0));
        }
        return links;
    }

    private static boolean writes(Actor viewer, RoadmapSight.Sight roadmap) {
        return viewer.grants().stream().anyMatch(grant -> RoadmapSight.mayEdit(grant, roadmap.place()));
    }

    private int count(RoadmapSight.Sight roadmap) {
        return (int) texts.read(roadmap, true).stream().filter(LinkedRow::asks).count()
                + texts.untaken(roadmap).size();
    }
}
