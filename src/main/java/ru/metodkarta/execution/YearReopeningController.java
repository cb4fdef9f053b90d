package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** A closed year is opened again: with what its closing ended, or without. */
@Controller
class YearReopeningController {

    private final YearReopening reopening;
    private final RequestKeys keys;
    private final Clock clock;

    YearReopeningController(YearReopening reopening, RequestKeys keys, Clock clock) {
        this.reopening = reopening;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/roadmaps/{id}/year-closing/reopening")
    String ask(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String year,
            @RequestParam(required = false) String page,
            Model model) {
        YearReopening.Page found = reopening.read(actor, id, YearClosingView.year(actor, year, clock), page);
        YearReopeningForm empty = YearReopeningForm.empty(actor.today(clock).plusDays(Rework.DAYS), found.seal());
        return show(actor, found, empty, new FormErrors(), model);
    }

    @PostMapping("/roadmaps/{id}/year-closing/reopening")
    String reopen(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String year,
            @ModelAttribute("form") YearReopeningForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        int of = YearClosingView.year(actor, year, clock);
        FormErrors errors = new FormErrors();
        YearReopeningForm.Command command = form.toCommand(actor.today(clock), errors);
        if (!errors.isEmpty()) {
            YearReopening.Page found = reopening.read(actor, id, of, null);
            response.setStatus(
                    (found.closing() == null ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT).value());
            return show(actor, found, form, errors, model);
        }
        try {
            return "redirect:"
                    + keys.once(form.requestKey(), actor, () -> {
                        int back = reopening.reopen(actor, id, of, command, form.capacity());
                        Flash.ok(
                                redirect,
                                back == 0 ? "execution.year.reopened" : "execution.reopening.done",
                                String.valueOf(of),
                                String.valueOf(back));
                        return YearClosingView.address(id, of);
                    });
        } catch (Conflict conflict) {
            YearReopening.Page found = reopening.read(actor, id, of, null);
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("late", conflict);
            return show(actor, found, form.seeing(found.seal()), errors, model);
        }
    }

    private static String show(
            Actor actor, YearReopening.Page page, YearReopeningForm form, FormErrors errors, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("zone", actor.zone());
        model.addAttribute("capacities", actor.fitting(page.plan()::followedBy));
        model.addAttribute("url", "/roadmaps/" + page.plan().id() + "/year-closing/reopening?year=" + page.year());
        return "execution/year-reopening";
    }
}
