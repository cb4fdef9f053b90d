package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Замечание — ответ» on an assignment. */
@Controller
class MessagesController {

    private final AssignmentMessages messages;
    private final AssignmentView view;
    private final RequestKeys keys;

    MessagesController(AssignmentMessages messages, AssignmentView view, RequestKeys keys) {
        this.messages = messages;
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
            return view.again(actor, id, errors, (rights, extras) -> require(extras.writes()), model, response);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            messages.write(actor, id, text, form.capacity());
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.message.sent");
        return "redirect:" + url;
    }

    /** «Ответ не требуется» of the message that was read; a later one stays open. */
    @PostMapping("/assignments/{id}/messages/{messageId}/closure")
    String settle(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID messageId,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = keys.once(requestKey, actor, () -> {
            messages.settle(actor, id, messageId);
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.message.settled");
        return "redirect:" + url;
    }

    private static void require(boolean takesPart) {
        if (!takesPart) {
            throw new NotAllowed();
        }
    }
}
