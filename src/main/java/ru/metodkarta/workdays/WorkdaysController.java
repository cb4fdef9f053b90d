package ru.metodkarta.workdays;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Working days of a year, and the days of the region itself. */
@Controller
class WorkdaysController {

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
    private final RequestKeys keys;

    WorkdaysController(
            WorkingDays days, WorkingCalendars calendars, WorkdaysPages pages, ListExports exports, RequestKeys keys) {
        this.days = days;
        this.calendars = calendars;
        this.pages = pages;
        this.exports = exports;
        this.keys = keys;
    }

    @GetMapping("/calendar/days")
    String days(Actor actor, @RequestParam(required = false) String year, Locale locale, Model model) {
        days.look(actor);
        return pages.days(actor, pages.yearOrThis(year, actor), RegionalDayForm.fresh(), null, locale, model);
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

    @PostMapping("/calendar/days/regional")
    String add(
            Actor actor,
            @ModelAttribute("form") RegionalDayForm form,
            @RequestParam(required = false) String year,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Grant grant = days.keeper(actor, form.capacity());
        FormErrors errors = new FormErrors();
        RegionalDayForm.Command day = form.toCommand(errors);
        String done = keys.former(form.requestKey(), actor);
        if (done != null) {
            return "redirect:" + done;
        }
        String objection = day == null ? null : days.objection(actor.regionId(), day.day(), day.working());
        if (objection != null) {
            errors.add("day", objection);
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.days(actor, pages.yearOrThis(year, actor), form, errors, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            days.addDay(actor, grant, day.day(), day.working(), day.name(), day.act());
            return url(day.day().getYear());
        });
        Flash.ok(redirect, "workdays.added", new Dates().day(day.day()));
        return "redirect:" + url;
    }

    @PostMapping("/calendar/days/regional/{id}/removal")
    String remove(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String done = keys.former(requestKey, actor);
        if (done != null) {
            return "redirect:" + done;
        }
        days.seen(actor, id);
        Grant grant = days.keeper(actor, null);
        String url = keys.once(requestKey, actor, () -> url(days.removeDay(actor, grant, id)));
        Flash.ok(redirect, "workdays.removed");
        return "redirect:" + url;
    }

    @PostMapping("/calendar/days/years/removal")
    String removeYear(
            Actor actor,
            @RequestParam(required = false) String year,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        Grant grant = days.keeper(actor, null);
        int chosen = pages.yearOrThis(year, actor);
        String url = keys.once(requestKey, actor, () -> {
            days.removeYear(actor, grant, chosen);
            return url(chosen);
        });
        Flash.ok(redirect, "workdays.year-removed", String.valueOf(chosen));
        return "redirect:" + url;
    }

    static String url(int year) {
        return WorkdaysPages.URL + "?year=" + year;
    }
}
