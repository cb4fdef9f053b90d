package ru.metodkarta.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationChoices;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;

/** Accounts of the administrator's zone. */
@Controller
class AccountListController {

    private static final int PAGE = 50;

    private final AccountKeeping keeping;
    private final AccountQueries queries;
    private final RoleChoices choices;
    private final OrganizationChoices places;
    private final OrganizationDirectory organizations;
    private final MessageSource messages;
    private final Clock clock;

    AccountListController(
            AccountKeeping keeping,
            AccountQueries queries,
            RoleChoices choices,
            OrganizationChoices places,
            OrganizationDirectory organizations,
            MessageSource messages,
            Clock clock) {
        this.keeping = keeping;
        this.queries = queries;
        this.choices = choices;
        this.places = places;
        this.organizations = organizations;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    String list(@ModelAttribute("filter") AccountFilter filter, Actor actor, Locale locale, Model model) {
        keeping.administrator(actor);
        AccessScope scope = actor.scope(Role.ADMINISTRATOR);
        model.addAttribute("states", states(locale));
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
        model.addAttribute("organization", organization(filter, actor));
        return "account/list";
    }

    private List<Option> states(Locale locale) {
        List<Option> states = new ArrayList<>(List.of(new Option("", message("account.any-state", locale))));
        Arrays.stream(AccountFilter.State.values())
                .map(state -> new Option(state.name(), message("account.state." + state.name(), locale)))
                .forEach(states::add);
        return states;
    }

    private String message(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }

    /** The one the list is narrowed to; null: none, or one of another region. */
    private OrganizationCard organization(AccountFilter filter, Actor actor) {
        return filter.organizationId() == null
                ? null
                : organizations
                        .find(filter.organizationId())
                        .filter(found -> found.regionId().equals(actor.regionId()))
                        .orElse(null);
    }
}
