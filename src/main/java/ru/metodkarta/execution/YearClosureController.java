package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;

/** The year itself is closed; {@link YearReopeningController} opens it again. */
@Controller
class YearClosureController {

    private final YearClosingView view;
    private final YearClosingWork work;

    YearClosureController(YearClosingView view, YearClosingWork work) {
        this.view = view;
        this.work = work;
    }

    @PostMapping("/roadmaps/{id}/year-closing/closure")
    String close(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String year,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        YearClosingForm form = new YearClosingForm(typed);
        FormErrors errors = new FormErrors();
        String remark = form.toRemark(errors);
        return view.answer(actor, new YearClosingView.Asked(id, year, form, errors), model, response, of -> {
            work.close(actor, id, of, remark, form.capacity());
            Flash.ok(redirect, "execution.year.closed", String.valueOf(of));
        });
    }
}
