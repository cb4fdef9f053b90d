package ru.metodkarta.account;

import static ru.metodkarta.account.SubstitutionPages.KEPT;
import static ru.metodkarta.account.SubstitutionPages.OWN;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.RequestKeys;

/** «Замещение»: in the own profile, and at an account that one keeps. */
@Controller
class SubstitutionController {

    private final SubstitutionKeeping keeping;
    private final SubstitutionPages pages;
    private final RequestKeys keys;
    private final Clock clock;

    SubstitutionController(SubstitutionKeeping keeping, SubstitutionPages pages, RequestKeys keys, Clock clock) {
        this.keeping = keeping;
        this.pages = pages;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping({OWN, KEPT})
    String list(@PathVariable(required = false) UUID id, Actor actor, Model model) {
        SubstitutionPages.Absence absence = pages.of(actor, id);
        return pages.page(absence, SubstitutionForm.proposed(absence.lendable()), LookupTyping.NONE, null, model);
    }

    @PostMapping({OWN, KEPT})
    String appoint(
            @PathVariable(required = false) UUID id,
            @ModelAttribute("form") SubstitutionForm form,
            @RequestParam Map<String, String> params,
            Actor actor,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        SubstitutionPages.Absence absence = pages.of(actor, id);
        LookupTyping typing = new LookupTyping(params);
        if (typing.asks(SubstituteCandidates.FIELD)) {
            return pages.page(absence, form, typing, null, model);
        }
        FormErrors errors = new FormErrors();
        NewSubstitution asked = form.toCommand(absence.accountId(), absence.lendable(), actor.today(clock), errors);
        String former = keys.former(form.requestKey(), actor);
        if (asked != null && former == null) {
            keeping.check(actor, asked, errors);
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.page(absence, form, typing, errors, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            keeping.appoint(actor, asked);
            return absence.base();
        });
        Flash.ok(redirect, "substitution.appointed");
        return "redirect:" + url;
    }

    @PostMapping({OWN + "/{substitutionId}/end", KEPT + "/{substitutionId}/end"})
    String end(
            @PathVariable(required = false) UUID id,
            @PathVariable UUID substitutionId,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            RedirectAttributes redirect) {
        UUID absent = SubstitutionPages.absent(actor, id);
        String url = keys.once(requestKey, actor, () -> {
            keeping.end(actor, absent, substitutionId);
            return SubstitutionPages.base(id);
        });
        Flash.ok(redirect, "substitution.ended");
        return "redirect:" + url;
    }

    /** Suggestions while a name is typed; without scripts the form itself answers with them. */
    @GetMapping({OWN + "/choices", KEPT + "/choices"})
    String choices(
            @PathVariable(required = false) UUID id,
            @RequestParam Map<String, String> params,
            Actor actor,
            Model model) {
        model.addAttribute(
                "lookup",
                pages.lookup(pages.of(actor, id), new LookupTyping(params), params.get(SubstituteCandidates.FIELD)));
        return "web/lookup :: found";
    }
}
