package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What other modules want reviewers to know: mandatory activities of the level above that a text does not carry out. */
public interface DroppedMandates {

    /** @param title number and title of the activity above, {@code reason} as the author gave it */
    record Dropped(String title, String reason) {}

    /** Of the open draft of a roadmap; one statement. */
    List<Dropped> of(UUID roadmapId);

    /**
     * Title of the roadmap above that calls mandatory what this activity of the draft carries out, when without it nothing
     * would and no reason is given yet: a reason will be asked before the text is submitted. One statement.
     */
    Optional<String> droppedWith(UUID roadmapId, UUID activityId);
}
