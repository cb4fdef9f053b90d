package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Option;

/** Where a person may write a new roadmap. */
@Component
public class RoadmapPlaces {

    private final PassportEditing editing;

    RoadmapPlaces(PassportEditing editing) {
        this.editing = editing;
    }

    /**
     * Places by name.
     *
     * @throws NotAllowed there are none
     */
    public List<Option> offered(Actor actor) {
        return editing.places(actor);
    }

    /** The place behind a value of {@link #offered}; empty when it is not offered to this person. Owner is null. */
    public Optional<RoadmapPlace> chosen(Actor actor, String value) {
        return Optional.ofNullable(editing.place(actor, value));
    }
}
