package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;

/** «Закрыть год»: a page after a page of outcomes of what is still open. */
@Controller
class YearClosingController {

    private final YearClosingView view;
    private final YearClosingWork work;

    YearClosingController(YearClosingView view, YearClosingWork work) {
        this.view = view;
        this.work = work;
    }

    @GetMapping("/roadmaps/{id}/year-closing")
    String ask(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String year,
            @RequestParam(required = false) String page,
            Model model) {
        return view.show(actor, id, year, page, model);
    }

    @PostMapping("/roadmaps/{id}/year-closing/outcomes")
    String decide(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String year,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        YearClosingForm form = new YearClosingForm(typed);
        FormErrors errors = new FormErrors();
        YearClosingForm.Command command = form.toCommand(errors);
        return view.answer(actor, new YearClosingView.Asked(id, year, form, errors), model, response, of -> {
            int done = work.decide(actor, id, of, command, form.capacity());
            Flash.ok(redirect, "execution.year.decided", String.valueOf(done));
        });
    }
}
