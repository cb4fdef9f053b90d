package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Попросить продлить срок». */
@Controller
class ExtensionController {

    private final ExecutionReports reports;
    private final AssignmentPages pages;
    private final AssignmentView view;
    private final RequestKeys keys;

    ExtensionController(ExecutionReports reports, AssignmentPages pages, AssignmentView view, RequestKeys keys) {
        this.reports = reports;
        this.pages = pages;
        this.view = view;
        this.keys = keys;
    }

    @PostMapping("/assignments/{id}/extension")
    String ask(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("extension") ExtensionForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AssignmentPage page = pages.read(actor, id);
        FormErrors errors = new FormErrors();
        ExtensionForm.Command command = form.toCommand(page.detail().due(), view.today(actor), errors);
        if (!errors.isEmpty() && page.rights().askExtension()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("errors", errors);
            return view.show(model, actor, page);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            reports.askExtension(actor, id, command.until(), command.reason());
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.flash.extension-asked", new Dates().day(command.until()));
        return "redirect:" + url;
    }
}
