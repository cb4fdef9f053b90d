package ru.metodkarta.workdays;

import jakarta.servlet.http.HttpServletResponse;
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
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Working days of a year, and the days of the region itself. */
@Controller
class WorkdaysController {

    private final WorkingDays days;
    private final WorkdaysPages pages;
    private final RequestKeys keys;

    WorkdaysController(WorkingDays days, WorkdaysPages pages, RequestKeys keys) {
        this.days = days;
        this.pages = pages;
        this.keys = keys;
    }

    @GetMapping("/calendar/days")
    String days(Actor actor, @RequestParam(required = false) String year, Locale locale, Model model) {
        days.look(actor);
        return pages.days(actor, pages.yearOrThis(year, actor), RegionalDayForm.fresh(), null, locale, model);
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
            return WorkdaysPages.url(day.day().getYear());
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
        String url = keys.once(requestKey, actor, () -> WorkdaysPages.url(days.removeDay(actor, grant, id)));
        Flash.ok(redirect, "workdays.removed");
        return "redirect:" + url;
    }
}
