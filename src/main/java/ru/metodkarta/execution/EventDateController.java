package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Даты проведения»: the days of events in one place, and naming one for all executors. */
@Controller
class EventDateController {

    private final OccurrencePages pages;
    private final OccurrenceView view;
    private final EventDates dates;
    private final ProgressTables tables;
    private final RequestKeys keys;

    EventDateController(
            OccurrencePages pages, OccurrenceView view, EventDates dates, ProgressTables tables, RequestKeys keys) {
        this.pages = pages;
        this.view = view;
        this.dates = dates;
        this.tables = tables;
        this.keys = keys;
    }

    @GetMapping("/acceptance/dates")
    String list(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam(required = false) String which,
            @RequestParam(required = false) String page,
            Model model) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        boolean all = "all".equals(which);
        model.addAttribute("dates", pages.dates(actor, filter.roadmapId(), all, page));
        model.addAttribute("roadmaps", tables.roadmaps(actor));
        model.addAttribute("all", all);
        String url = filter.url("/acceptance/dates");
        model.addAttribute("url", all ? url + (url.contains("?") ? "&" : "?") + "which=all" : url);
        return "execution/dates";
    }

    @PostMapping("/occurrences/{id}/event-date")
    String name(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") OccurrenceForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        OccurrenceForm.NamedDay named = form.toDay(errors);
        if (!errors.isEmpty()) {
            return view.again(actor, id, errors, model, response);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            say(
                    redirect,
                    named.day(),
                    dates.name(actor, id, named.day(), named.seen(), named.reason(), form.capacity()));
            return "dates".equals(form.back()) ? "/acceptance/dates" : "/occurrences/" + id;
        });
        return "redirect:" + url;
    }

    /** How many moved; of the others how they stand, and what it means for them. Numbers choose the words, texts are shown. */
    private static void say(RedirectAttributes redirect, LocalDate day, EventDates.Named named) {
        int kept = named.reported() + named.decided();
        Object[] arguments = {
            new Dates().day(day),
            named.moved(),
            String.valueOf(named.moved()),
            kept,
            String.valueOf(named.reported()),
            String.valueOf(named.decided()),
            named.rework(),
            String.valueOf(named.rework()),
            named.left(),
            String.valueOf(named.left())
        };
        if (named.left() == 0) {
            Flash.ok(redirect, "execution.occurrence.date-named", arguments);
        } else {
            Flash.warn(redirect, "execution.occurrence.date-named", arguments);
        }
    }
}
