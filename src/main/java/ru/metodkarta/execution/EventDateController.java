package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Дата проведения» for all executors, named on the page of the occurrence. */
@Controller
class EventDateController {

    private final OccurrenceView view;
    private final EventDates dates;
    private final RequestKeys keys;

    EventDateController(OccurrenceView view, EventDates dates, RequestKeys keys) {
        this.view = view;
        this.dates = dates;
        this.keys = keys;
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
        try {
            String url = keys.once(form.requestKey(), actor, () -> {
                say(
                        redirect,
                        named.day(),
                        dates.name(actor, id, named.day(), named.seen(), named.reason(), form.capacity()));
                return "/occurrences/" + id;
            });
            return "redirect:" + url;
        } catch (Conflict late) {
            return view.late(
                    actor, id, errors.add("heldOn", late.messageCode(), late.arguments()), late, model, response);
        }
    }

    /** How many moved; of the others how they stand, and what it means for them. */
    private static void say(RedirectAttributes redirect, LocalDate day, EventDates.Named named) {
        Object[] numbers = EventDaysFlash.numbers(named);
        Object[] arguments = new Object[numbers.length + 1];
        arguments[0] = new Dates().day(day);
        System.arraycopy(numbers, 0, arguments, 1, numbers.length);
        if (named.left() == 0) {
            Flash.ok(redirect, "execution.occurrence.date-named", arguments);
        } else {
            Flash.warn(redirect, "execution.occurrence.date-named", arguments);
        }
    }
}
