package ru.metodkarta.execution;

import java.time.LocalDate;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * What is decided about an occurrence, as typed: the day of the event, or that it is closed in part.
 *
 * @param seenDay day that was on the page, empty for none
 */
record OccurrenceForm(
        String heldOn, String dateReason, String partlyReason, String seenDay, String capacity, String requestKey) {

    private static final int MAX = 2_000;

    static OccurrenceForm empty(LocalDate day) {
        return new OccurrenceForm(null, null, null, new Dates().day(day), null, null);
    }

    record NamedDay(LocalDate day, LocalDate seen, String reason) {}

    NamedDay toDay(FormErrors errors) {
        LocalDate day = Dates.parse("heldOn", heldOn, errors);
        if (day == null && errors.of("heldOn") == null) {
            errors.add("heldOn", "error.required");
        }
        return new NamedDay(
                day, Dates.parse("seenDay", seenDay, new FormErrors()), errors.optional("dateReason", dateReason, MAX));
    }

    String toReason(FormErrors errors) {
        return errors.required("partlyReason", partlyReason, MAX);
    }
}
