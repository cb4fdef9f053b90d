package ru.metodkarta.document;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.roadmap.DraftMerging;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.RoadmapPlaces;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Option;

/** Where a document is brought in: the roadmap it changes, or the place of a new one. */
@Component
class ImportContext {

    private final DraftMerging merging;
    private final RoadmapPlaces places;

    ImportContext(DraftMerging merging, RoadmapPlaces places) {
        this.merging = merging;
        this.places = places;
    }

    /**
     * @param target the roadmap it changes, null: a new one
     * @param place of a new one, else null
     * @param naming whose «ЦРО», «школы» are meant
     * @param offered other places a new one may go to
     */
    record Where(DraftMerging.Target target, RoadmapPlace place, NamingContext naming, List<Option> offered) {

        String title() {
            return target == null ? null : target.title();
        }

        UUID roadmapId() {
            return target == null ? null : target.roadmapId();
        }

        YearKind yearKind() {
            return target == null ? null : target.yearKind();
        }
    }

    /**
     * @throws NotAllowed the author may no longer write there
     */
    Where of(Actor actor, PlanImport document) {
        if (document.roadmapId() != null) {
            DraftMerging.Target target = merging.target(actor, document.roadmapId());
            return new Where(target, null, target.context(), List.of());
        }
        List<RoadmapPlaces.Offered> offered = places.offered(actor);
        RoadmapPlace place = RoadmapPlaces.chosen(offered, document.place()).orElseThrow(NotAllowed::new);
        return new Where(
                null,
                place,
                new NamingContext(place.regionId(), place.municipalityId(), place.organizationId()),
                offered.stream().map(RoadmapPlaces.Offered::option).toList());
    }
}
