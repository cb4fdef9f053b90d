package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;

/** Choosing a password; an issued one must be changed before anything else. */
@Controller
class PasswordController {

    private final OwnAccount own;
    private final AccountQueries queries;
    private final UnsentForms unsent;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    PasswordController(OwnAccount own, AccountQueries queries, UnsentForms unsent) {
        this.own = own;
        this.queries = queries;
        this.unsent = unsent;
    }

    @GetMapping("/profile/password")
    String blank(Actor actor, Model model) {
        return page(null, actor, model);
    }

    @PostMapping("/profile/password")
    String change(
            @ModelAttribute("form") PasswordForm form,
            Actor actor,
            Authentication authentication,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        FormErrors errors = new FormErrors();
        form.check(errors);
        if (errors.isEmpty() && !own.isPresentPassword(actor, form.current(), request.getRemoteAddr())) {
            errors.add("current", "password.wrong");
        }
        if (errors.isEmpty()) {
            own.problem(actor, form.fresh()).ifPresent(code -> errors.add("fresh", code));
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(errors, actor, model);
        }
        goOn(actor, own.choosePassword(actor, form.fresh()), authentication, request, response);
        Flash.ok(redirect, "password.changed");
        return "redirect:" + (unsent.waiting(request).isPresent() ? UnsentForms.PAGE : "/");
    }

    /** This session goes on under a new id and stamp; sessions with the old stamp are over. */
    private void goOn(
            Actor actor,
            UUID stamp,
            Authentication authentication,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(actor.accountId(), actor.login(), stamp), null, authentication.getAuthorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private String page(FormErrors errors, Actor actor, Model model) {
        model.addAttribute(
                "mustChange",
                queries.head(actor.accountId())
                        .orElseThrow(() -> new NotFound("account"))
                        .mustChange());
        model.addAttribute("login", actor.login());
        model.addAttribute("errors", errors);
        return "account/password";
    }
}
