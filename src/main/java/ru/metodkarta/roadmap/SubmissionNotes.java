package ru.metodkarta.roadmap;

import java.util.List;
import java.util.UUID;

/** What other modules want the author to look at before a text is submitted. */
public interface SubmissionNotes {

    /**
     * @param code message code
     * @param refuses the text is not submitted before this is settled
     * @param url page where it can be mended, null when there is none
     */
    record Note(String code, List<Object> arguments, String url, boolean refuses) {

        public Object[] args() {
            return arguments.toArray();
        }
    }

    /** Notes on the open draft; the caller has asked whether the author may submit it. */
    List<Note> of(UUID roadmapId);
}
