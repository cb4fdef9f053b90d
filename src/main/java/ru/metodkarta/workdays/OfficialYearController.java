package ru.metodkarta.workdays;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** A looked-through year of the production calendar is written, or taken out again. */
@Controller
class OfficialYearController {

    private final WorkingDays days;
    private final WorkdaysPages pages;
    private final RequestKeys keys;

    OfficialYearController(WorkingDays days, WorkdaysPages pages, RequestKeys keys) {
        this.days = days;
        this.pages = pages;
        this.keys = keys;
    }

    @PostMapping("/calendar/days/years")
    String write(
            Actor actor,
            @ModelAttribute("form") YearForm form,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Grant grant = days.keeper(actor, form.capacity());
        TypedYear typed = TypedYear.of(form, null);
        if (typed.wrong()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.form(form, typed.errors(), typed.problems(), locale, model);
        }
        int year = typed.official().year();
        String url = keys.once(form.requestKey(), actor, () -> {
            days.bringIn(actor, grant, typed.official(), typed.act(), Ids.parse(form.seen()));
            return WorkdaysPages.url(year);
        });
        Flash.ok(redirect, "workdays.brought-in", String.valueOf(year));
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
            return WorkdaysPages.url(chosen);
        });
        Flash.ok(redirect, "workdays.year-removed", String.valueOf(chosen));
        return "redirect:" + url;
    }
}
