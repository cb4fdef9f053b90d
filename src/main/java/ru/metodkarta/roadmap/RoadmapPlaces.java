package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Option;

/** Where a person may write a new roadmap. */
@Component
public class RoadmapPlaces {

    private final PassportEditing editing;
    private final OrganizationDirectory directory;

    RoadmapPlaces(PassportEditing editing, OrganizationDirectory directory) {
        this.editing = editing;
        this.directory = directory;
    }

    /** @param place without an owner: that is the employer of the acting person */
    public record Offered(Option option, RoadmapPlace place) {}

    /**
     * Places by name.
     *
     * @throws NotAllowed there are none
     */
    public List<Offered> offered(Actor actor) {
        List<Option> options = editing.places(actor);
        List<UUID> schools = options.stream()
                .filter(option -> option.value().startsWith(Level.INSTITUTIONAL.name()))
                .map(RoadmapPlaces::id)
                .toList();
        Map<UUID, OrganizationCard> cards = directory.findAll(schools);
        List<Offered> offered = new ArrayList<>();
        for (Option option : options) {
            UUID id = id(option);
            offered.add(new Offered(
                    option,
                    switch (Level.valueOf(option.value().split(":")[0])) {
                        case REGIONAL -> new RoadmapPlace(id, null, null, Level.REGIONAL, null);
                        case MUNICIPAL -> new RoadmapPlace(actor.regionId(), id, null, Level.MUNICIPAL, null);
                        case INSTITUTIONAL ->
                            new RoadmapPlace(
                                    actor.regionId(), cards.get(id).municipalityId(), id, Level.INSTITUTIONAL, null);
                    }));
        }
        return offered;
    }

    private static UUID id(Option option) {
        return UUID.fromString(option.value().split(":")[1]);
    }

    /** The place behind a value among those offered. */
    public static Optional<RoadmapPlace> chosen(List<Offered> offered, String value) {
        return offered.stream()
                .filter(one -> one.option().value().equals(value))
                .map(Offered::place)
                .findFirst();
    }
}
