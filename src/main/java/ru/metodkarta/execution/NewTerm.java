package ru.metodkarta.execution;

import java.time.LocalDate;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** A new term as typed: a day that is to come, and not so many years ahead that it is a misprint. */
final class NewTerm {

    private static final int YEARS_AHEAD = 3;

    private NewTerm() {}

    /** @return null when nothing or something wrong was typed; of the latter the errors tell */
    static LocalDate optional(String field, String text, LocalDate today, FormErrors errors) {
        LocalDate day = Dates.parse(field, text, errors);
        if (day == null) {
            return null;
        }
        if (day.isBefore(today)) {
            errors.add(field, "execution.error.until-past");
        } else if (day.isAfter(today.plusYears(YEARS_AHEAD))) {
            errors.add(field, "execution.error.until-far");
        }
        return day;
    }

    static LocalDate required(String field, String text, LocalDate today, FormErrors errors) {
        LocalDate day = optional(field, text, today, errors);
        if (day == null && errors.of(field) == null) {
            errors.add(field, "error.required");
        }
        return day;
    }
}
