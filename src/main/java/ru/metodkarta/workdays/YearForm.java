package ru.metodkarta.workdays;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ru.metodkarta.web.FormErrors;

/**
 * A year of the production calendar to be brought in.
 *
 * @param table pasted from a spreadsheet, when no file is sent
 * @param seen stamp of the calendar when the year was looked through
 */
record YearForm(String year, String act, String table, String seen, String capacity, String requestKey) {

    private static final int ACT = 300;
    private static final String OFF = "выходной день";
    private static final String WORKING = "рабочий день";

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

    /** The year in the shape in which it is read, a day a row. */
    static String table(OfficialYear official) {
        StringBuilder table = new StringBuilder("Дата\tВид\n");
        rows(official).forEach(row -> table.append(row.get(0)).append('\t').append(row.get(1)).append('\n'));
        return table.toString();
    }

    /** Days by which the year differs from five working days a week, and what they are called in spreadsheets. */
    static List<List<Object>> rows(OfficialYear official) {
        List<List<Object>> rows = new ArrayList<>();
        List<LocalDate> all = new ArrayList<>(official.daysOff());
        all.addAll(official.workingDays());
        all.stream()
                .sorted()
                .forEach(day -> rows.add(List.of(day, official.workingDays().contains(day) ? WORKING : OFF)));
        return rows;
    }
}
