package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.organization.OrganizationField;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.RequestKeys;

/** An account is opened; its password is shown once, on a card. */
@Controller
class NewAccountController {

    private final AccountKeeping keeping;
    private final RoleChoices choices;
    private final RoleReader reader;
    private final SignInNames names;
    private final OrganizationDirectory organizations;
    private final AccessCards cards;
    private final RequestKeys keys;

    NewAccountController(
            AccountKeeping keeping,
            RoleChoices choices,
            RoleReader reader,
            SignInNames names,
            OrganizationDirectory organizations,
            AccessCards cards,
            RequestKeys keys) {
        this.keeping = keeping;
        this.choices = choices;
        this.reader = reader;
        this.names = names;
        this.organizations = organizations;
        this.cards = cards;
        this.keys = keys;
    }

    @GetMapping("/accounts/new")
    String blank(@RequestParam(required = false) String organization, Actor actor, Locale locale, Model model) {
        keeping.administrator(actor);
        AccountForm form = AccountForm.with(reader.usual(actor, organization, locale));
        return page(form, null, LookupTyping.NONE, actor, locale, model);
    }

    @PostMapping("/accounts")
    String open(
            @ModelAttribute("form") AccountForm form,
            @RequestParam Map<String, String> params,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        keeping.administrator(actor);
        LookupTyping typing = new LookupTyping(params);
        if (typing.asks(OrganizationField.EMPLOYER.field())) {
            return page(form, null, typing, actor, locale, model);
        }
        FormErrors errors = new FormErrors();
        AccountForm.Command command =
                form.toCommand(names, reader.read(actor, form.roleForm(), List.of(), errors), errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, errors, typing, actor, locale, model);
        }
        AtomicReference<AccountKeeping.Issued> issued = new AtomicReference<>();
        String url = keys.once(form.requestKey(), actor, () -> {
            issued.set(keeping.open(actor, person(command)));
            return "/accounts/" + issued.get().accountId() + "/card";
        });
        if (issued.get() != null) {
            cards.put(request, response, issued.get().accountId(), issued.get().password());
        }
        Flash.ok(redirect, "account.opened", command.fullName());
        return "redirect:" + url;
    }

    private AccountKeeping.NewPerson person(AccountForm.Command command) {
        String login = command.login() != null
                ? command.login()
                : names.suggest(organizations
                        .find(command.role().employerId())
                        .orElseThrow(() -> new NotFound("employer"))
                        .shortName());
        return new AccountKeeping.NewPerson(login, command.fullName(), command.email(), command.role());
    }

    private String page(
            AccountForm form, FormErrors errors, LookupTyping typing, Actor actor, Locale locale, Model model) {
        choices.fill(actor, form.employer(), typing, locale, model);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "account/new";
    }
}
