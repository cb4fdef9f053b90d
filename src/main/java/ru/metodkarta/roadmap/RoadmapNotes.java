package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a feature above says under the title of a roadmap in force to those who write it or decide on it: «открыли 26 из
 * 31». At most one statement each.
 */
public interface RoadmapNotes {

    /**
     * @param code message code, with its arguments
     * @param url where it is shown in full
     */
    record Note(String code, List<String> arguments, String url) {

        public Object[] args() {
            return arguments.toArray();
        }
    }

    Optional<Note> of(UUID roadmapId, UUID revisionId);
}
