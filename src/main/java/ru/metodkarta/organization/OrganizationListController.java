package ru.metodkarta.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;

/** Organizations of the own region, for everybody. */
@Controller
class OrganizationListController {

    private static final int PAGE = 50;

    private final OrganizationQueries queries;
    private final OrganizationDirectory directory;
    private final OrganizationLabels labels;
    private final MessageSource messages;

    OrganizationListController(
            OrganizationQueries queries,
            OrganizationDirectory directory,
            OrganizationLabels labels,
            MessageSource messages) {
        this.queries = queries;
        this.directory = directory;
        this.labels = labels;
        this.messages = messages;
    }

    @GetMapping("/organizations")
    String list(@ModelAttribute("filter") OrganizationFilter filter, Actor actor, Locale locale, Model model) {
        List<Option> municipalities = new ArrayList<>();
        municipalities.add(new Option("", message("organization.filter.everywhere", locale)));
        municipalities.add(
                new Option(OrganizationFilter.WHOLE_REGION, message("organization.filter.region-bodies", locale)));
        directory
                .municipalities(actor.regionId())
                .forEach(town -> municipalities.add(new Option(town.id().toString(), town.name())));
        model.addAttribute("municipalities", municipalities);
        model.addAttribute(
                "kinds",
                Stream.concat(
                                Stream.of(new Option("", message("organization.filter.any-kind", locale))),
                                labels.kinds(locale).stream())
                        .toList());
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

    private String message(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }
}
