package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Further and former names, by which papers call the organization. */
@Controller
class OrganizationNamesController {

    private final OrganizationAccess access;
    private final OrganizationQueries queries;
    private final OrganizationRegistry registry;
    private final OrganizationLabels labels;
    private final RequestKeys keys;

    OrganizationNamesController(
            OrganizationAccess access,
            OrganizationQueries queries,
            OrganizationRegistry registry,
            OrganizationLabels labels,
            RequestKeys keys) {
        this.access = access;
        this.queries = queries;
        this.registry = registry;
        this.labels = labels;
        this.keys = keys;
    }

    @GetMapping("/organizations/{id}/names")
    String names(@PathVariable UUID id, Actor actor, Locale locale, Model model) {
        return page(access.kept(actor, id), OrganizationNameForm.empty(), null, locale, model);
    }

    @PostMapping("/organizations/{id}/names")
    String add(
            @PathVariable UUID id,
            @ModelAttribute("form") OrganizationNameForm form,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        OrganizationCard card = access.kept(actor, id);
        FormErrors errors = new FormErrors();
        OrganizationNameForm.Command command = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(card, form, errors, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            registry.addName(actor, id, command.kind(), command.name(), command.from(), command.until());
            return "/organizations/" + id + "/names";
        });
        Flash.ok(redirect, "organization.name-added", command.name());
        return "redirect:" + url;
    }

    @PostMapping("/organizations/{id}/names/{nameId}/removal")
    String remove(
            @PathVariable UUID id,
            @PathVariable UUID nameId,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            RedirectAttributes redirect) {
        String url = keys.once(requestKey, actor, () -> {
            registry.removeName(actor, id, nameId);
            return "/organizations/" + id + "/names";
        });
        Flash.ok(redirect, "organization.name-removed");
        return "redirect:" + url;
    }

    private String page(
            OrganizationCard card, OrganizationNameForm form, FormErrors errors, Locale locale, Model model) {
        model.addAttribute("organization", card);
        model.addAttribute("names", queries.names(card.id()));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("nameKinds", labels.nameKinds(locale));
        return "organization/names";
    }
}
