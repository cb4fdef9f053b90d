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

/** «Замечание — ответ» on an assignment, and objections to what was entered by a list. */
@Controller
class ConversationController {

    private final AssignmentMessages messages;
    private final Objections objections;
    private final AssignmentPages pages;
    private final AssignmentView view;
    private final RequestKeys keys;

    ConversationController(
            AssignmentMessages messages,
            Objections objections,
            AssignmentPages pages,
            AssignmentView view,
            RequestKeys keys) {
        this.messages = messages;
        this.objections = objections;
        this.pages = pages;
        this.view = view;
        this.keys = keys;
    }

    @PostMapping("/assignments/{id}/messages")
    String write(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("conversation") ConversationForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        String text = form.toMessage(errors);
        if (!errors.isEmpty()) {
            return again(actor, id, errors, model, response, false, false);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            messages.write(actor, id, text, form.capacity());
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.message.sent");
        return "redirect:" + url;
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
            return again(actor, id, errors, model, response, true, false);
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
            return again(actor, id, errors, model, response, false, true);
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
            UUID id,
            FormErrors errors,
            Model model,
            HttpServletResponse response,
            boolean reporting,
            boolean deciding) {
        AssignmentPage page = pages.read(actor, id);
        boolean may = reporting
                ? !page.rights().reporters().isEmpty()
                : deciding ? page.rights().decides() : view.writes(actor, page);
        if (!may) {
            throw new NotAllowed();
        }
        model.addAttribute("errors", errors);
        String shown = view.show(model, actor, page);
        AssignmentExtras.Extras extras = (AssignmentExtras.Extras) model.getAttribute("extras");
        if (reporting && !extras.objects()) {
            throw new Conflict("execution.conflict.no-objection");
        }
        if (deciding && !extras.answers()) {
            throw new Conflict("execution.conflict.objection-answered");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return shown;
    }
}
