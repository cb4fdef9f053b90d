package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
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

/** Objections to what was entered by a list or decided as not done, and the answers to them. */
@Controller
class ObjectionController {

    private final Objections objections;
    private final AssignmentView view;
    private final RequestKeys keys;

    ObjectionController(Objections objections, AssignmentView view, RequestKeys keys) {
        this.objections = objections;
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
        String url;
        try {
            if (!errors.isEmpty()) {
                return view.again(
                        actor,
                        id,
                        errors,
                        (rights, extras) -> require(
                                !rights.reporters().isEmpty(), extras.objects(), "execution.conflict.no-objection"),
                        model,
                        response);
            }
            url = keys.once(form.requestKey(), actor, () -> {
                objections.object(actor, id, reason, form.capacity());
                return "/assignments/" + id;
            });
        } catch (Conflict conflict) {
            return view.late(
                    actor,
                    id,
                    conflict,
                    "execution.too-late.objection",
                    extras -> extras.objects() ? null : typed(form.objection()),
                    model,
                    response);
        }
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
        String url;
        try {
            if (!errors.isEmpty()) {
                return view.again(
                        actor,
                        id,
                        errors,
                        (rights, extras) ->
                                require(rights.decides(), extras.answers(), "execution.conflict.objection-answered"),
                        model,
                        response);
            }
            url = keys.once(form.requestKey(), actor, () -> {
                objections.answer(actor, id, answer.reopen(), answer.remark(), answer.until(), form.capacity());
                return "/assignments/" + id;
            });
        } catch (Conflict conflict) {
            return view.late(
                    actor,
                    id,
                    conflict,
                    "execution.too-late.answer",
                    extras -> extras.answers() ? null : typed(form.answerRemark()),
                    model,
                    response);
        }
        Flash.ok(redirect, answer.reopen() ? "execution.entry.answered-reopened" : "execution.entry.answered-kept");
        return "redirect:" + url;
    }

    private static String typed(String words) {
        return words == null || words.isBlank() ? null : words;
    }

    private static void require(boolean mine, boolean possible, String code) {
        if (!mine) {
            throw new NotAllowed();
        }
        if (!possible) {
            throw new Conflict(code);
        }
    }
}
