package ru.metodkarta.cascade;

import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** Who works with the links between levels. Visibility of the roadmap itself comes first. */
final class CascadePermissions {

    private CascadePermissions() {}

    /** Takes activities of that roadmap: whoever writes plans right below it. */
    static boolean mayAdopt(Grant grant, RoadmapPlace upper) {
        if (!grant.regionId().equals(upper.regionId())) {
            return false;
        }
        return switch (upper.level()) {
            case REGIONAL ->
                grant.role() == Role.METHODOLOGIST && !grant.municipalityIds().isEmpty();
            case MUNICIPAL ->
                (grant.role() == Role.METHODOLOGIST || grant.role() == Role.STAFF)
                        && !grant.organizationIds().isEmpty()
                        && grant.homeMunicipalityIds().contains(upper.municipalityId());
            case INSTITUTIONAL -> false;
        };
    }

    static boolean mayAdopt(Actor actor, RoadmapPlace upper) {
        return actor.grants().stream().anyMatch(grant -> mayAdopt(grant, upper));
    }

    /** Calls activities mandatory: methodologist or official of the place. */
    static boolean mayMark(Grant grant, RoadmapPlace upper) {
        return RoadmapSight.mayDecideOn(grant, upper);
    }

    /** Sees who below carries it out: the own zone of the roadmap, not those below. */
    static boolean seesCoverage(Actor viewer, RoadmapPlace upper) {
        return RoadmapSight.ofOwnZone(viewer, upper);
    }

    /** Sees what above proposes: those who see the drafts of the roadmap, not the level above. */
    static boolean seesProposals(Actor viewer, RoadmapPlace child) {
        return RoadmapSight.ofOwnZone(viewer, child);
    }
}
