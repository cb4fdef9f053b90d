package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Поручить»: one assignment or several, to a colleague of the same organization. */
@Controller
class DelegationController {

    private static final String NOBODY = "organization";

    private final Delegation delegation;
    private final RequestKeys keys;

    DelegationController(Delegation delegation, RequestKeys keys) {
        this.delegation = delegation;
        this.keys = keys;
    }

    /** @param assignee account, or «organization» for nobody in particular */
    record Form(List<String> chosen, String assignee, String requestKey) {}

    @GetMapping("/assignments/assignees")
    String ask(Actor actor, @RequestParam(required = false) List<String> chosen, Model model) {
        return page(actor, Chosen.of(chosen), null, new FormErrors(), model);
    }

    @PostMapping("/assignments/assignees")
    String delegate(
            Actor actor,
            @ModelAttribute("form") Form form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        List<UUID> ids = Chosen.of(form.chosen());
        if (ids.isEmpty()) {
            return none(redirect);
        }
        UUID colleague = Ids.parse(form.assignee());
        if (colleague == null && !NOBODY.equals(form.assignee())) {
            FormErrors errors = new FormErrors().add("assignee", "execution.error.assignee");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, ids, form.assignee(), errors, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            int given = delegation.delegate(actor, ids, colleague, null);
            Flash.ok(
                    redirect,
                    colleague == null ? "execution.flash.given-back" : "execution.flash.delegated",
                    String.valueOf(given));
            return ids.size() == 1 ? "/assignments/" + ids.get(0) : "/assignments";
        });
        return "redirect:" + url;
    }

    private static String none(RedirectAttributes redirect) {
        Flash.warn(redirect, "execution.flash.none-ticked");
        return "redirect:/assignments";
    }

    private String page(Actor actor, List<UUID> ids, String assignee, FormErrors errors, Model model) {
        model.addAttribute("question", ids.isEmpty() ? Delegation.Question.NOTHING : delegation.ask(actor, ids));
        model.addAttribute("nobody", NOBODY);
        model.addAttribute("assignee", assignee);
        model.addAttribute("errors", errors);
        return "execution/delegation";
    }
}
