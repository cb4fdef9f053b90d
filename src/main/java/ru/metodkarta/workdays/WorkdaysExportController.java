package ru.metodkarta.workdays;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.shared.Actor;

/** Working days of a year as a spreadsheet. */
@Controller
class WorkdaysExportController {

    /** The first two come in again, see {@link YearTable}. */
    private static final List<ListExports.Column> COLUMNS = List.of(
            new ListExports.Column("day", 13),
            new ListExports.Column("kind", 28),
            new ListExports.Column("day-name", 50),
            new ListExports.Column("act", 50));

    private final WorkingDays days;
    private final WorkingCalendars calendars;
    private final WorkdaysPages pages;
    private final ListExports exports;

    WorkdaysExportController(WorkingDays days, WorkingCalendars calendars, WorkdaysPages pages, ListExports exports) {
        this.days = days;
        this.calendars = calendars;
        this.pages = pages;
        this.exports = exports;
    }

    @GetMapping("/calendar/days/export.xlsx")
    void export(Actor actor, @RequestParam(required = false) String year, HttpServletResponse response)
            throws IOException {
        days.look(actor);
        int chosen = pages.yearOrThis(year, actor);
        List<List<Object>> rows = new ArrayList<>();
        YearTable.rows(OfficialYear.of(calendars.official(actor.regionId()), chosen))
                .forEach(row -> rows.add(List.of(row.get(0), row.get(1), "", "")));
        days.regionalDays(actor.regionId(), chosen)
                .forEach(day -> rows.add(List.of(
                        day.day(),
                        exports.word(day.working() ? "workdays.sheet.WORKING" : "workdays.sheet.OFF"),
                        day.name(),
                        day.act())));
        rows.sort(Comparator.comparing(row -> (LocalDate) row.get(0)));
        exports.write(actor, "workdays", COLUMNS, rows, response);
    }
}
