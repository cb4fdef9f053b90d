package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Lookup;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.RequestKeys;

/** «Замещение»: in the own profile, and at an account that one keeps. */
@Controller
class SubstitutionController {

    private static final String OWN = "/profile/substitutions";
    private static final String KEPT = "/accounts/{id}/substitutions";

    private final SubstitutionKeeping keeping;
    private final SubstitutionQueries queries;
    private final SubstituteCandidates candidates;
    private final AccountQueries accounts;
    private final RequestKeys keys;
    private final Clock clock;

    SubstitutionController(
            SubstitutionKeeping keeping,
            SubstitutionQueries queries,
            SubstituteCandidates candidates,
            AccountQueries accounts,
            RequestKeys keys,
            Clock clock) {
        this.keeping = keeping;
        this.queries = queries;
        this.candidates = candidates;
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping({OWN, KEPT})
    String list(@PathVariable(required = false) UUID id, Actor actor, Model model) {
        List<RoleView> lendable = keeping.lendable(actor, absent(id, actor));
        return page(id, lendable, SubstitutionForm.proposed(lendable), LookupTyping.NONE, null, actor, model);
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
        UUID absent = absent(id, actor);
        List<RoleView> lendable = keeping.lendable(actor, absent);
        LookupTyping typing = new LookupTyping(params);
        if (typing.asks(SubstituteCandidates.FIELD)) {
            return page(id, lendable, form, typing, null, actor, model);
        }
        FormErrors errors = new FormErrors();
        NewSubstitution asked = form.toCommand(absent, lendable, actor.today(clock), errors);
        String former = keys.former(form.requestKey(), actor);
        if (asked != null && former == null) {
            keeping.check(actor, asked, errors);
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, lendable, form, typing, errors, actor, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            keeping.appoint(actor, asked);
            return base(id);
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
        UUID absent = absent(id, actor);
        String url = keys.once(requestKey, actor, () -> {
            keeping.end(actor, absent, substitutionId);
            return base(id);
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
        List<RoleView> lendable = keeping.lendable(actor, absent(id, actor));
        model.addAttribute(
                "lookup",
                lookup(id, lendable, new LookupTyping(params), params.get(SubstituteCandidates.FIELD), actor));
        return "web/lookup :: found";
    }

    private static UUID absent(UUID id, Actor actor) {
        return id == null ? actor.accountId() : id;
    }

    private static String base(UUID id) {
        return id == null ? OWN : KEPT.replace("{id}", id.toString());
    }

    private Lookup lookup(UUID id, List<RoleView> lendable, LookupTyping typing, String chosen, Actor actor) {
        return candidates.lookup(
                absent(id, actor),
                lendable,
                actor.regionId(),
                actor.today(clock),
                typing,
                Ids.parse(chosen),
                base(id) + "/choices");
    }

    private String page(
            UUID id,
            List<RoleView> lendable,
            SubstitutionForm form,
            LookupTyping typing,
            FormErrors errors,
            Actor actor,
            Model model) {
        UUID absent = absent(id, actor);
        LocalDate today = actor.today(clock);
        model.addAttribute("account", accounts.head(absent).orElseThrow(() -> new NotFound("account")));
        model.addAttribute("own", id == null);
        model.addAttribute("base", base(id));
        model.addAttribute("lendable", lendable);
        model.addAttribute("rows", queries.of(absent, today));
        model.addAttribute("substitute", lookup(id, lendable, typing, form.substitute(), actor));
        model.addAttribute("zone", actor.zone());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "account/substitutions";
    }
}
