package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** Saved lists of organizations for the executor picker: all of them, and a new one. */
@Controller
class OrganizationListsController {

    private final OrganizationLists lists;
    private final OrganizationDirectory directory;
    private final OrganizationLabels labels;
    private final RequestKeys keys;

    OrganizationListsController(
            OrganizationLists lists, OrganizationDirectory directory, OrganizationLabels labels, RequestKeys keys) {
        this.lists = lists;
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
        return form(new OrganizationListForm(null, places.get(0).value(), null, null), null, actor, locale, model);
    }

    @PostMapping("/organizations/lists")
    String create(
            @ModelAttribute("form") OrganizationListForm form,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        UUID municipality = Ids.parse(form.municipality());
        lists.keeper(actor, municipality);
        FormErrors errors = new FormErrors();
        String name = form.nameOrNull(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, errors, actor, locale, model);
        }
        String url = keys.once(
                form.requestKey(),
                actor,
                () -> "/organizations/lists/" + lists.create(actor, municipality, name) + "/additions");
        Flash.ok(redirect, "organization.list-created", name);
        return "redirect:" + url;
    }

    private String form(OrganizationListForm form, FormErrors errors, Actor actor, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("places", places(actor, locale));
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
