package ru.metodkarta.workdays;

import ru.metodkarta.web.FormErrors;

/**
 * A year of the production calendar to be brought in.
 *
 * @param table pasted from a spreadsheet, when no file is sent
 * @param seen stamp of the calendar when the year was looked through
 */
record YearForm(String year, String act, String table, String seen, String capacity, String requestKey) {

    private static final int ACT = 300;

    static YearForm fresh(int year) {
        return new YearForm(String.valueOf(year), "", "", null, null, null);
    }

    Integer yearOrNull(FormErrors errors) {
        Integer number = WorkdaysPages.year(year);
        if (number == null) {
            errors.add("year", "workdays.error.year");
        }
        return number;
    }

    String actOrNull(FormErrors errors) {
        return errors.required("act", act, ACT);
    }
}
