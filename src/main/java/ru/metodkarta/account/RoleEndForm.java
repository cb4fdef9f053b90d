package ru.metodkarta.account;

import java.time.LocalDate;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** When a role ends, and who takes over. */
record RoleEndForm(String lastDay, String successor, String requestKey) {

    /** @return the last day; to be used without errors only */
    LocalDate toLastDay(RoleView role, FormErrors errors) {
        LocalDate day = Dates.parse("lastDay", lastDay, errors);
        if (day == null) {
            errors.add("lastDay", "error.date");
        } else if (role != null && role.untilOn() != null && day.isAfter(role.untilOn())) {
            errors.add("lastDay", "account.error.role-prolonged", new Dates().day(role.untilOn()));
        } else if (role != null && day.isBefore(role.fromOn())) {
            errors.add("lastDay", "account.error.role-before", new Dates().day(role.fromOn()));
        }
        return day;
    }
}
