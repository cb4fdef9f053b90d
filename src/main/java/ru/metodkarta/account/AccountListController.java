package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.organization.OrganizationChoices;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.organization.OrganizationField;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.RequestKeys;

/** Accounts of the administrator's zone, and opening one. */
@Controller
class AccountListController {

    private static final int PAGE = 50;

    private final AccountKeeping keeping;
    private final AccountQueries queries;
    private final RoleChoices choices;
    private final OrganizationChoices places;
    private final RoleReader reader;
    private final SignInNames names;
    private final OrganizationDirectory organizations;
    private final AccessCards cards;
    private final RequestKeys keys;
    private final MessageSource messages;
    private final Clock clock;

    AccountListController(
            AccountKeeping keeping,
            AccountQueries queries,
            RoleChoices choices,
            OrganizationChoices places,
            RoleReader reader,
            SignInNames names,
            OrganizationDirectory organizations,
            AccessCards cards,
            RequestKeys keys,
            MessageSource messages,
            Clock clock) {
        this.keeping = keeping;
        this.queries = queries;
        this.choices = choices;
        this.places = places;
        this.reader = reader;
        this.names = names;
        this.organizations = organizations;
        this.cards = cards;
        this.keys = keys;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    String list(@ModelAttribute("filter") AccountFilter filter, Actor actor, Locale locale, Model model) {
        keeping.administrator(actor);
        AccessScope scope = actor.scope(Role.ADMINISTRATOR);
        List<Option> states = new ArrayList<>(List.of(new Option("", message("account.any-state", locale))));
        Arrays.stream(AccountFilter.State.values())
                .map(state -> new Option(state.name(), message("account.state." + state.name(), locale)))
                .forEach(states::add);
        model.addAttribute("states", states);
        model.addAttribute("roleOptions", choices.roles(locale, true));
        model.addAttribute(
                "paged", queries.list(scope, filter, actor.today(clock), PageRequestParams.of(filter.page(), PAGE)));
        model.addAttribute("attention", queries.attention(scope, filter, actor.today(clock)));
        model.addAttribute("neverUrl", filter.urlOf(AccountFilter.State.NEVER));
        model.addAttribute("blockedUrl", filter.urlOf(AccountFilter.State.BLOCKED));
        boolean several = scope.wholeRegion() || scope.municipalityIds().size() > 1;
        model.addAttribute("municipalities", several ? places.places(actor, locale) : null);
        model.addAttribute("kinds", places.kinds(locale));
        model.addAttribute("narrows", filter.narrows());
        model.addAttribute("url", filter.url());
        model.addAttribute(
                "sortedUrl", filter.url() + (filter.url().contains("?") ? "&" : "?") + "sort=" + filter.order());
        model.addAttribute(
                "organization",
                filter.organizationId() == null
                        ? null
                        : organizations
                                .find(filter.organizationId())
                                .filter(o -> o.regionId().equals(actor.regionId()))
                                .orElse(null));
        return "account/list";
    }

    @GetMapping("/accounts/new")
    String blank(@RequestParam(required = false) String organization, Actor actor, Locale locale, Model model) {
        keeping.administrator(actor);
        return form(
                AccountForm.with(reader.usual(actor, organization, locale)),
                null,
                LookupTyping.NONE,
                actor,
                locale,
                model);
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
            return form(form, null, typing, actor, locale, model);
        }
        FormErrors errors = new FormErrors();
        AccountForm.Command command =
                form.toCommand(names, reader.read(actor, form.roleForm(), List.of(), errors), errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, errors, typing, actor, locale, model);
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

    private String form(
            AccountForm form, FormErrors errors, LookupTyping typing, Actor actor, Locale locale, Model model) {
        choices.fill(actor, form.employer(), typing, locale, model);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "account/new";
    }

    private String message(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }
}
