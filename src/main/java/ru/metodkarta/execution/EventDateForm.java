package ru.metodkarta.execution;

import java.time.LocalDate;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** «Дата проведения» as typed. */
record EventDateForm(String eventOn, String requestKey) {

    static EventDateForm empty() {
        return new EventDateForm(null, null);
    }

    LocalDate toCommand(FormErrors errors) {
        LocalDate day = Dates.parse("eventOn", eventOn, errors);
        if (day == null && errors.of("eventOn") == null) {
            errors.add("eventOn", "error.required");
        }
        return day;
    }
}
