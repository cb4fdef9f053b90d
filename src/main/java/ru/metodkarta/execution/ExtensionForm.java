package ru.metodkarta.execution;

import java.time.LocalDate;
import ru.metodkarta.web.FormErrors;

/** «Попросить продлить срок» as typed. */
record ExtensionForm(String extensionUntil, String extensionReason, String requestKey) {

    private static final int MAX_REASON = 1_000;

    static ExtensionForm empty() {
        return new ExtensionForm(null, null, null);
    }

    record Command(LocalDate until, String reason) {}

    Command toCommand(LocalDate due, LocalDate today, FormErrors errors) {
        LocalDate until = NewTerm.required("extensionUntil", extensionUntil, today, errors);
        if (until != null && errors.of("extensionUntil") == null && due != null && !until.isAfter(due)) {
            errors.add("extensionUntil", "execution.error.extension-until");
        }
        return new Command(until, errors.required("extensionReason", extensionReason, MAX_REASON));
    }
}
