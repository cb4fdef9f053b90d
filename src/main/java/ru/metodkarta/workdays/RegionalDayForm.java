package ru.metodkarta.workdays;

import java.time.LocalDate;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * A day of the region as it is typed.
 *
 * @param kind {@code OFF} or {@code WORKING}
 */
record RegionalDayForm(String day, String kind, String name, String act, String capacity, String requestKey) {

    private static final int NAME = 200;
    private static final int ACT = 300;

    static RegionalDayForm fresh() {
        return new RegionalDayForm("", "OFF", "", "", null, null);
    }

    record Command(LocalDate day, boolean working, String name, String act) {}

    /** @return null when something is wrong and {@code errors} says what */
    Command toCommand(FormErrors errors) {
        LocalDate on = Dates.parse("day", day, errors);
        if (on == null) {
            errors.add("day", "error.required");
        } else if (WorkdaysPages.year(String.valueOf(on.getYear())) == null) {
            errors.add("day", "workdays.error.year");
        }
        if (!"OFF".equals(kind) && !"WORKING".equals(kind)) {
            errors.add("kind", "error.choice");
        }
        String called = errors.required("name", name, NAME);
        String basis = errors.required("act", act, ACT);
        return errors.isEmpty() ? new Command(on, "WORKING".equals(kind), called, basis) : null;
    }
}
