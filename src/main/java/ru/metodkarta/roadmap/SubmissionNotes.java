package ru.metodkarta.roadmap;

import java.util.List;
import java.util.UUID;

/** What other modules want the author to look at before a text is submitted; never stands in the way. */
public interface SubmissionNotes {

    /**
     * @param code message code
     * @param url page where it can be mended, null when there is none
     */
    record Note(String code, List<Object> arguments, String url) {

        public Object[] args() {
            return arguments.toArray();
        }
    }

    /** Notes on the open draft; the caller has asked whether the author may submit it. */
    List<Note> of(UUID roadmapId);
}
