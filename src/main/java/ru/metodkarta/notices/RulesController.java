package ru.metodkarta.notices;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.mail.MailStates;
import ru.metodkarta.mail.Outbox;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** For whoever administers a region: its rules of telling, and how its mail goes. */
@Controller
class RulesController {

    private static final String RULES = "/notices/settings";

    private final RegionRulesBook book;
    private final PlanHistory history;
    private final MailStates mail;
    private final Outbox outbox;
    private final MessageSource messages;
    private final RequestKeys keys;

    RulesController(
            RegionRulesBook book,
            PlanHistory history,
            MailStates mail,
            Outbox outbox,
            MessageSource messages,
            RequestKeys keys) {
        this.book = book;
        this.history = history;
        this.mail = mail;
        this.outbox = outbox;
        this.messages = messages;
        this.keys = keys;
    }

    @GetMapping(RULES)
    String rules(Actor actor, Locale locale, Model model) {
        keeper(actor, null, locale);
        return rules(actor, RulesForm.of(book.of(actor.regionId())), null, locale, model);
    }

    @PostMapping(RULES)
    String set(
            Actor actor,
            @ModelAttribute("form") RulesForm form,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Grant grant = keeper(actor, form.capacity(), locale);
        FormErrors errors = new FormErrors();
        RegionRules rules = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return rules(actor, form, errors, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            book.set(actor, grant, rules);
            return RULES;
        });
        Flash.ok(redirect, "notices.rules.saved");
        return "redirect:" + url;
    }

    private String rules(Actor actor, RulesForm form, FormErrors errors, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("grants", actor.fitting(NoticePermissions::mayKeepRules));
        model.addAttribute("crumbs", crumbs(locale));
        return "notices/rules";
    }

    @GetMapping("/notices/mail")
    String mail(Actor actor, Locale locale, Model model) {
        keeper(actor, null, locale);
        model.addAttribute("configured", outbox.configured());
        model.addAttribute("counts", mail.counts(actor.regionId()));
        model.addAttribute("troubles", mail.troubles(actor.regionId()));
        model.addAttribute("plans", history.of(actor.regionId()));
        model.addAttribute("withoutMailbox", history.withoutMailbox(actor.regionId()));
        model.addAttribute("zone", actor.zone());
        model.addAttribute("crumbs", crumbs(locale));
        return "notices/mail";
    }

    private List<Crumb> crumbs(Locale locale) {
        return List.of(new Crumb(messages.getMessage("notices.title", null, locale), NoticeController.URL));
    }

    private Grant keeper(Actor actor, String capacity, Locale locale) {
        return actor.capacity(capacity, NoticePermissions::mayKeepRules)
                .orElseThrow(() -> new NotAllowed(messages.getMessage("notices.rules.who-may", null, locale)));
    }
}
