package ru.metodkarta.roadmap;

import ru.metodkarta.web.FormErrors;

/** Besides the requisites: why they are corrected, and which entry was on the screen. */
record CorrectionForm(String reason, String seen, String requestKey) {

    String toReason(FormErrors errors) {
        return errors.required("reason", reason, 1000);
    }
}
