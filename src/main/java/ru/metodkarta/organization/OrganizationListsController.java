package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** Saved lists of organizations for the executor picker. */
@Controller
class OrganizationListsController {

    private final OrganizationLists lists;
    private final OrganizationQueries queries;
    private final OrganizationDirectory directory;
    private final OrganizationLabels labels;
    private final RequestKeys keys;

    OrganizationListsController(
            OrganizationLists lists,
            OrganizationQueries queries,
            OrganizationDirectory directory,
            OrganizationLabels labels,
            RequestKeys keys) {
        this.lists = lists;
        this.queries = queries;
        this.directory = directory;
        this.labels = labels;
        this.keys = keys;
    }

    @GetMapping("/organizations/lists")
    String all(Actor actor, Locale locale, Model model) {
        model.addAttribute("lists", lists.seenBy(actor));
        model.addAttribute("mayCreate", !places(actor, locale).isEmpty());
        return "organization/lists";
    }

    @GetMapping("/organizations/lists/new")
    String blank(Actor actor, Locale locale, Model model) {
        List<Option> places = places(actor, locale);
        if (places.isEmpty()) {
            lists.keeper(actor, homeOf(actor));
        }
        return form(
                null,
                new OrganizationListForm(null, places.get(0).value(), List.of(), null, null),
                null,
                actor,
                locale,
                model);
    }

    @PostMapping("/organizations/lists")
    String create(
            @ModelAttribute("form") OrganizationListForm form,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        lists.keeper(actor, Ids.parse(form.municipality()));
        FormErrors errors = new FormErrors();
        OrganizationListForm.Command command = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(null, form, errors, actor, locale, model);
        }
        String url = keys.once(
                form.requestKey(),
                actor,
                () -> "/organizations/lists/"
                        + lists.create(actor, command.municipalityId(), command.name(), command.members()));
        Flash.ok(redirect, "organization.list-saved", command.name());
        return "redirect:" + url;
    }

    @GetMapping("/organizations/lists/{id}")
    String one(@PathVariable UUID id, Actor actor, Locale locale, Model model) {
        OrganizationLists.SavedList list = lists.seen(actor, id);
        List<OrganizationQueries.Related> members = lists.members(id);
        if (!lists.mayKeep(actor, list.municipalityId())) {
            model.addAttribute("saved", list);
            model.addAttribute("members", members);
            return "organization/saved-list";
        }
        return form(
                list,
                new OrganizationListForm(
                        list.name(),
                        Objects.toString(list.municipalityId(), ""),
                        members.stream().map(m -> m.id().toString()).toList(),
                        String.valueOf(list.version()),
                        null),
                null,
                actor,
                locale,
                model);
    }

    @PostMapping("/organizations/lists/{id}")
    String change(
            @PathVariable UUID id,
            @ModelAttribute("form") OrganizationListForm form,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        OrganizationLists.SavedList list = lists.seen(actor, id);
        lists.keeper(actor, list.municipalityId());
        FormErrors errors = new FormErrors();
        OrganizationListForm.Command command = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(list, form, errors, actor, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            lists.change(actor, id, command.name(), command.members(), form.version());
            return "/organizations/lists/" + id;
        });
        Flash.ok(redirect, "organization.list-saved", command.name());
        return "redirect:" + url;
    }

    /** @param list null for a new one */
    private String form(
            OrganizationLists.SavedList list,
            OrganizationListForm form,
            FormErrors errors,
            Actor actor,
            Locale locale,
            Model model) {
        UUID town = list == null ? Ids.parse(form.municipality()) : list.municipalityId();
        boolean anyTown = town == null || (list == null && places(actor, locale).size() > 1);
        Map<String, List<OrganizationQueries.Choice>> byTerritory = queries.choices(actor.regionId()).stream()
                .filter(choice -> anyTown || town.equals(choice.municipalityId()))
                .collect(Collectors.groupingBy(
                        choice -> Objects.toString(choice.territoryName(), ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        model.addAttribute("saved", list);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("places", places(actor, locale));
        model.addAttribute("groups", byTerritory.entrySet());
        return "organization/list-form";
    }

    private List<Option> places(Actor actor, Locale locale) {
        List<Option> places = new ArrayList<>();
        if (lists.mayKeep(actor, null)) {
            places.add(labels.none("organization.whole-region", locale));
        }
        directory.municipalities(actor.regionId()).stream()
                .filter(town -> lists.mayKeep(actor, town.id()))
                .forEach(town -> places.add(new Option(town.id().toString(), town.name())));
        return places;
    }

    private static UUID homeOf(Actor actor) {
        return actor.grants().stream()
                .flatMap(grant -> grant.homeMunicipalityIds().stream())
                .findFirst()
                .orElse(null);
    }
}
