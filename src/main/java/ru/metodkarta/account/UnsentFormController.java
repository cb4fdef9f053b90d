package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;

/** What was typed before the session ran out: sent again by a button, or dropped. */
@Controller
class UnsentFormController {

    private final UnsentForms forms;

    UnsentFormController(UnsentForms forms) {
        this.forms = forms;
    }

    @GetMapping(UnsentForms.PAGE)
    String page(Actor actor, HttpServletRequest request, Model model) {
        model.addAttribute("unsent", own(actor, request));
        return "account/unsent";
    }

    @PostMapping(UnsentForms.PAGE + "/dismissal")
    String dismiss(Actor actor, HttpServletRequest request, RedirectAttributes redirect) {
        UnsentForm form = own(actor, request);
        forms.drop(request);
        Flash.ok(redirect, "unsent.dismissed");
        return "redirect:" + (form == null || form.page() == null ? "/" : form.page());
    }

    private UnsentForm own(Actor actor, HttpServletRequest request) {
        return forms.waiting(request)
                .filter(form -> form.accountId().equals(actor.accountId()))
                .orElse(null);
    }
}
