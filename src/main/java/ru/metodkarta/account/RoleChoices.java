package ru.metodkarta.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.organization.TerritoryCard;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Option;

/** What the controls of a role offer: only what lies in the administrator's own zone. */
@Component
class RoleChoices {

    private final OrganizationDirectory organizations;
    private final JdbcClient jdbc;
    private final MessageSource messages;

    RoleChoices(OrganizationDirectory organizations, JdbcClient jdbc, MessageSource messages) {
        this.organizations = organizations;
        this.jdbc = jdbc;
        this.messages = messages;
    }

    void fill(Actor actor, Locale locale, Model model) {
        AccessScope scope = actor.scope(Role.ADMINISTRATOR);
        model.addAttribute("roleOptions", roles(locale, false));
        model.addAttribute("employers", employers(scope, locale));
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

    private List<Option> employers(AccessScope scope, Locale locale) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", messages.getMessage("account.choose", null, locale)));
        options.addAll(jdbc.sql("""
                        select o.id::text as value, o.short_name || coalesce(' — ' || m.name, '') as label
                        from organization o left join territory m on m.id = o.municipality_id
                        where o.archived_on is null and %s
                        order by o.municipality_id is not null, m.name collate "ru-x-icu",
                          o.short_name collate "ru-x-icu", o.id
                        """.formatted(scope.predicate("o.region_id", "o.municipality_id", "o.id")))
                .params(scope.params())
                .query(Option.class)
                .list());
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
