package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
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
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** An occurrence with all its executors. */
@Controller
class OccurrenceController {

    private final OccurrenceView view;
    private final OccurrenceWork work;
    private final RequestKeys keys;

    OccurrenceController(OccurrenceView view, OccurrenceWork work, RequestKeys keys) {
        this.view = view;
        this.work = work;
        this.keys = keys;
    }

    @GetMapping("/occurrences/{id}")
    String one(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String page,
            Model model) {
        return view.show(actor, id, state, page, model);
    }

    @PostMapping("/occurrences/{id}/partial-closing")
    String closePartly(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") OccurrenceForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        String reason = form.toReason(errors);
        if (!errors.isEmpty()) {
            return view.again(actor, id, errors, model, response);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            work.closePartly(actor, id, reason, form.capacity());
            Flash.ok(redirect, "execution.occurrence.closed-partly");
            return "/occurrences/" + id;
        });
        return "redirect:" + url;
    }
}
