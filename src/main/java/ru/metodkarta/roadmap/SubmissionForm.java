package ru.metodkarta.roadmap;

import ru.metodkarta.web.FormErrors;

/** Submitting a draft. */
public record SubmissionForm(String note, String capacity, String requestKey) {

    private static final int NOTE = 2000;

    String toNote(FormErrors errors) {
        return errors.optional("note", note, NOTE);
    }
}
