package ru.metodkarta.roadmap;

import java.util.List;
import java.util.UUID;

/** What other modules want reviewers to know: mandatory activities of the level above that a text does not carry out. */
public interface DroppedMandates {

    /** @param title number and title of the activity above, {@code reason} as the author gave it */
    record Dropped(String title, String reason) {}

    /** Of the open draft of a roadmap; one statement. */
    List<Dropped> of(UUID roadmapId);
}
