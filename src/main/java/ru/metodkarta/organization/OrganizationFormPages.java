package ru.metodkarta.organization;

import static ru.metodkarta.organization.OrganizationField.PARENT;
import static ru.metodkarta.organization.OrganizationField.REPORTER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.Option;

/** The form of an organization, new or known, with the places the person may establish in. */
@Component
class OrganizationFormPages {

    private final OrganizationDirectory directory;
    private final OrganizationLabels labels;
    private final OrganizationLookup lookup;

    OrganizationFormPages(OrganizationDirectory directory, OrganizationLabels labels, OrganizationLookup lookup) {
        this.directory = directory;
        this.labels = labels;
        this.lookup = lookup;
    }

    /** @param head null for a new organization */
    String page(
            OrganizationForm form,
            FormErrors errors,
            OrganizationQueries.Head head,
            LookupTyping typing,
            Actor actor,
            Locale locale,
            Model model) {
        UUID own = head == null ? null : head.id();
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("organization", head);
        model.addAttribute("kinds", labels.kinds(locale));
        territories(actor, locale, model);
        model.addAttribute("parent", lookup.of(actor, PARENT, typing, form.parent(), own, locale));
        if (head != null) {
            model.addAttribute("reporter", lookup.of(actor, REPORTER, typing, form.reporter(), own, locale));
        }
        return "organization/form";
    }

    /** Where an organization may be established, and which territory it may govern. */
    private void territories(Actor actor, Locale locale, Model model) {
        UUID region = actor.regionId();
        List<TerritoryCard> towns = directory.municipalities(region);
        List<Option> places = new ArrayList<>();
        List<Option> governed = new ArrayList<>();
        governed.add(labels.none("organization.governs-nothing", locale));
        if (mayEstablish(actor, null)) {
            places.add(labels.none("organization.whole-region", locale));
            directory.territory(region).ifPresent(t -> governed.add(new Option(t.id().toString(), t.name())));
        }
        for (TerritoryCard town : towns) {
            if (mayEstablish(actor, town.id())) {
                places.add(new Option(town.id().toString(), town.name()));
                governed.add(new Option(town.id().toString(), town.name()));
            }
        }
        model.addAttribute("places", places);
        model.addAttribute("governed", governed);
    }

    private static boolean mayEstablish(Actor actor, UUID municipality) {
        return actor.grants().stream()
                .anyMatch(grant -> OrganizationPermissions.mayEstablish(grant, actor.regionId(), municipality));
    }
}
