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
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Objections to what was entered by a list, and the answers to them. */
@Controller
class ObjectionController {

    private final Objections objections;
    private final AssignmentPages pages;
    private final AssignmentView view;
    private final RequestKeys keys;

    ObjectionController(Objections objections, AssignmentPages pages, AssignmentView view, RequestKeys keys) {
        this.objections = objections;
        this.pages = pages;
        this.view = view;
        this.keys = keys;
    }

    @PostMapping("/assignments/{id}/objection")
    String object(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("conversation") ConversationForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        String reason = form.toObjection(errors);
        if (!errors.isEmpty()) {
            AssignmentPage page = pages.read(actor, id);
            String shown = again(actor, page, !page.rights().reporters().isEmpty(), errors, model, response);
            require(extras(model).objects(), "execution.conflict.no-objection");
            return shown;
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            objections.object(actor, id, reason, form.capacity());
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.entry.objected");
        return "redirect:" + url;
    }

    @PostMapping("/assignments/{id}/objection/answer")
    String answer(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("conversation") ConversationForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        ConversationForm.Answer answer = form.toAnswer(view.today(actor), errors);
        if (!errors.isEmpty()) {
            AssignmentPage page = pages.read(actor, id);
            String shown = again(actor, page, page.rights().decides(), errors, model, response);
            require(extras(model).answers(), "execution.conflict.objection-answered");
            return shown;
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            objections.answer(actor, id, answer.reopen(), answer.remark(), answer.until(), form.capacity());
            return "/assignments/" + id;
        });
        Flash.ok(redirect, answer.reopen() ? "execution.entry.answered-reopened" : "execution.entry.answered-kept");
        return "redirect:" + url;
    }

    private String again(
            Actor actor,
            AssignmentPage page,
            boolean may,
            FormErrors errors,
            Model model,
            HttpServletResponse response) {
        if (!may) {
            throw new NotAllowed();
        }
        model.addAttribute("errors", errors);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view.show(model, actor, page);
    }

    private static AssignmentExtras.Extras extras(Model model) {
        return (AssignmentExtras.Extras) model.getAttribute("extras");
    }

    private static void require(boolean possible, String code) {
        if (!possible) {
            throw new Conflict(code);
        }
    }
}
