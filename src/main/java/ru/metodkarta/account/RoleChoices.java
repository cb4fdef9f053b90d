package ru.metodkarta.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.organization.OrganizationField;
import ru.metodkarta.organization.OrganizationLookup;
import ru.metodkarta.organization.TerritoryCard;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.Option;

/** What the controls of a role offer: only what lies in the administrator's own zone. */
@Component
class RoleChoices {

    private final OrganizationDirectory organizations;
    private final OrganizationLookup lookup;
    private final MessageSource messages;

    RoleChoices(OrganizationDirectory organizations, OrganizationLookup lookup, MessageSource messages) {
        this.organizations = organizations;
        this.lookup = lookup;
        this.messages = messages;
    }

    /** @param employer as chosen so far */
    void fill(Actor actor, String employer, LookupTyping typing, Locale locale, Model model) {
        AccessScope scope = actor.scope(Role.ADMINISTRATOR);
        model.addAttribute("roleOptions", roles(locale, false));
        model.addAttribute("employer", lookup.of(actor, OrganizationField.EMPLOYER, typing, employer, null, locale));
        model.addAttribute("zoneOptions", zones(scope, locale));
    }

    /** @param any with «любая» on top, for a filter */
    List<Option> roles(Locale locale, boolean any) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", messages.getMessage(any ? "account.any-role" : "account.choose", null, locale)));
        Arrays.stream(Role.values())
                .map(role -> new Option(role.name(), messages.getMessage("role." + role.name(), null, locale)))
                .forEach(options::add);
        return options;
    }

    private List<Option> zones(AccessScope scope, Locale locale) {
        List<Option> options = new ArrayList<>();
        options.add(new Option(RoleForm.EMPLOYER, messages.getMessage("account.zone.employer", null, locale)));
        UUID region = scope.regionId();
        if (scope.wholeRegion()) {
            organizations.territory(region).ifPresent(t -> options.add(option(t)));
        }
        organizations.municipalities(region).stream()
                .filter(town -> scope.covers(region, town.id(), null))
                .forEach(town -> options.add(option(town)));
        return options;
    }

    private static Option option(TerritoryCard territory) {
        return new Option(territory.id().toString(), territory.name());
    }
}
