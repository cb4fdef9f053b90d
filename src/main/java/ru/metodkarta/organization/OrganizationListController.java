package ru.metodkarta.organization;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.PageRequestParams;

/** Organizations of the own region, for everybody. */
@Controller
class OrganizationListController {

    private static final int PAGE = 50;

    private final OrganizationQueries queries;
    private final OrganizationChoices choices;

    OrganizationListController(OrganizationQueries queries, OrganizationChoices choices) {
        this.queries = queries;
        this.choices = choices;
    }

    @GetMapping("/organizations")
    String list(@ModelAttribute("filter") OrganizationFilter filter, Actor actor, Locale locale, Model model) {
        model.addAttribute("municipalities", choices.places(actor, locale));
        model.addAttribute("kinds", choices.kinds(locale));
        model.addAttribute("paged", queries.list(actor.regionId(), filter, PageRequestParams.of(filter.page(), PAGE)));
        model.addAttribute("narrows", filter.narrows());
        model.addAttribute("url", filter.url());
        model.addAttribute(
                "sortedUrl", filter.url() + (filter.url().contains("?") ? "&" : "?") + "sort=" + filter.order());
        model.addAttribute(
                "mayOpenTowns",
                actor.grants().stream().anyMatch(g -> g.role() == Role.ADMINISTRATOR && g.wholeRegion()));
        model.addAttribute(
                "mayEstablish", actor.grants().stream().anyMatch(OrganizationPermissions::mayEstablishAnywhere));
        return "organization/list";
    }
}
