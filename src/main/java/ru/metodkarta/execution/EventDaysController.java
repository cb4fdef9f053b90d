package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Даты проведения»: the days of events in one place, named for all executors, as many at once as are typed. */
@Controller
class EventDaysController {

    private static final Map<String, String> HERE = Map.of(
            "execution.conflict.date-named", "execution.dates.named-meanwhile",
            "execution.conflict.bulk-none", "execution.dates.nothing-open");

    private final EventDayRows rows;
    private final EventDaysView view;
    private final EventDates dates;
    private final RequestKeys keys;

    EventDaysController(EventDayRows rows, EventDaysView view, EventDates dates, RequestKeys keys) {
        this.rows = rows;
        this.view = view;
        this.dates = dates;
        this.keys = keys;
    }

    @GetMapping("/acceptance/dates")
    String list(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam(required = false) String which,
            @RequestParam(required = false) String page,
            Model model) {
        requireDecider(actor);
        return view.show(actor, new EventDaysView.Place(filter, which, page), model);
    }

    /** All together or none: what is not right yet is shown with everything typed. */
    @PostMapping("/acceptance/dates")
    String name(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        requireDecider(actor);
        EventDaysForm form = new EventDaysForm(typed);
        EventDaysView.Place place = new EventDaysView.Place(filter, typed.get("which"), typed.get("page"));
        Map<UUID, FormErrors.Problem> problems = new LinkedHashMap<>();
        FormErrors errors = new FormErrors();
        Map<UUID, EventDates.Wish> wishes = form.toCommand(problems);
        if (wishes.isEmpty() && problems.isEmpty()) {
            errors.add("dates", "execution.dates.nothing");
        }
        if (!errors.isEmpty() || !problems.isEmpty()) {
            HttpStatus wrong = HttpStatus.UNPROCESSABLE_CONTENT;
            return view.again(actor, place, form, problems, errors, wrong, model, response);
        }
        HttpStatus status = HttpStatus.CONFLICT;
        try {
            String url = keys.once(form.requestKey(), actor, () -> {
                EventDaysFlash.say(redirect, rows.of(actor, wishes.keySet()), wishes, dates.nameAll(actor, wishes));
                return place.url();
            });
            return "redirect:" + url;
        } catch (EventDates.NotNamed late) {
            late.why().forEach((id, why) -> problems.put(id, problem(id, why.messageCode(), why.arguments())));
            status = late.misprinted() ? HttpStatus.UNPROCESSABLE_CONTENT : status;
        } catch (ConcurrencyFailureException late) {
            errors.add("dates", "error.409.changed");
        }
        return view.again(actor, place, form, problems, errors, status, model, response);
    }

    /** What has changed meanwhile is said with what to do in this list. */
    private static FormErrors.Problem problem(UUID id, String code, Object... arguments) {
        String here = HERE.getOrDefault(code, code);
        String field = "day-" + id;
        return new FormErrors().add(field, here, arguments).of(field);
    }

    private static void requireDecider(Actor actor) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
    }
}
