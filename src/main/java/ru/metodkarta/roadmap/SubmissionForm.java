package ru.metodkarta.roadmap;

import ru.metodkarta.approval.TextChange;
import ru.metodkarta.web.FormErrors;

/** Submitting a draft. */
public record SubmissionForm(String note, String change, String capacity, String requestKey) {

    private static final int NOTE = 2000;

    /** @return SUBSTANTIVE unless an editorial correction is chosen */
    TextChange toChange() {
        return TextChange.EDITORIAL.name().equals(change) ? TextChange.EDITORIAL : TextChange.SUBSTANTIVE;
    }

    String toNote(FormErrors errors) {
        return errors.optional("note", note, NOTE);
    }
}
