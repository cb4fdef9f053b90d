package ru.metodkarta.organization;

import static ru.metodkarta.organization.OrganizationField.PARENT;
import static ru.metodkarta.organization.OrganizationField.REPORTER;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** Entering an organization and changing what is known of it. */
@Controller
class OrganizationEditController {

    private final OrganizationAccess access;
    private final OrganizationQueries queries;
    private final OrganizationDirectory directory;
    private final OrganizationRegistry registry;
    private final OrganizationLabels labels;
    private final OrganizationLookup lookup;
    private final RequestKeys keys;

    OrganizationEditController(
            OrganizationAccess access,
            OrganizationQueries queries,
            OrganizationDirectory directory,
            OrganizationRegistry registry,
            OrganizationLabels labels,
            OrganizationLookup lookup,
            RequestKeys keys) {
        this.access = access;
        this.queries = queries;
        this.directory = directory;
        this.registry = registry;
        this.labels = labels;
        this.lookup = lookup;
        this.keys = keys;
    }

    @GetMapping("/organizations/new")
    String blank(Actor actor, Locale locale, Model model) {
        guardEstablish(actor);
        String only = actor.scope(ru.metodkarta.shared.Role.ADMINISTRATOR).municipalityIds().stream()
                .map(UUID::toString)
                .findFirst()
                .orElse("");
        return form(OrganizationForm.empty(only), null, null, LookupTyping.NONE, actor, locale, model);
    }

    @PostMapping("/organizations")
    String establish(
            @ModelAttribute("form") OrganizationForm form,
            @RequestParam Map<String, String> params,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        guardEstablish(actor);
        LookupTyping typing = new LookupTyping(params);
        if (typing.asks(PARENT.field())) {
            return form(form, null, null, typing, actor, locale, model);
        }
        FormErrors errors = new FormErrors();
        NewOrganization founded = form.toNew(actor.regionId(), errors);
        List<OrganizationQueries.Namesake> namesakes =
                errors.isEmpty() && !form.insists() ? queries.namesakes(founded) : List.of();
        if (!errors.isEmpty() || !namesakes.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("namesakes", namesakes);
            return form(form, errors, null, typing, actor, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> "/organizations/" + registry.establish(actor, founded));
        Flash.ok(redirect, "organization.established", founded.shortName());
        return "redirect:" + url;
    }

    @GetMapping("/organizations/{id}/edition")
    String edition(@PathVariable UUID id, Actor actor, Locale locale, Model model) {
        access.kept(actor, id);
        OrganizationQueries.Head head = head(id);
        return form(OrganizationForm.of(head), null, head, LookupTyping.NONE, actor, locale, model);
    }

    @PostMapping("/organizations/{id}/edition")
    String edit(
            @PathVariable UUID id,
            @ModelAttribute("form") OrganizationForm form,
            @RequestParam Map<String, String> params,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        access.kept(actor, id);
        LookupTyping typing = new LookupTyping(params);
        if (typing.asks(PARENT.field()) || typing.asks(REPORTER.field())) {
            return form(form, null, head(id), typing, actor, locale, model);
        }
        FormErrors errors = new FormErrors();
        OrganizationRegistry.Edition edition = form.toEdition(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, errors, head(id), typing, actor, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            registry.edit(actor, id, edition, form.version());
            return "/organizations/" + id;
        });
        Flash.ok(redirect, "organization.edited");
        return "redirect:" + url;
    }

    private OrganizationQueries.Head head(UUID id) {
        return queries.head(id).orElseThrow(() -> new NotFound("organization"));
    }

    private void guardEstablish(Actor actor) {
        access.capacity(actor, OrganizationPermissions::mayEstablishAnywhere, null, null);
    }

    /** @param head null for a new organization */
    private String form(
            OrganizationForm form,
            FormErrors errors,
            OrganizationQueries.Head head,
            LookupTyping typing,
            Actor actor,
            Locale locale,
            Model model) {
        UUID region = actor.regionId();
        List<TerritoryCard> towns = directory.municipalities(region);
        List<Option> places = new ArrayList<>();
        List<Option> governed = new ArrayList<>();
        governed.add(labels.none("organization.governs-nothing", locale));
        if (actor.grants().stream().anyMatch(g -> OrganizationPermissions.mayEstablish(g, region, null))) {
            places.add(labels.none("organization.whole-region", locale));
            directory.territory(region).ifPresent(t -> governed.add(new Option(t.id().toString(), t.name())));
        }
        for (TerritoryCard town : towns) {
            if (actor.grants().stream().anyMatch(g -> OrganizationPermissions.mayEstablish(g, region, town.id()))) {
                places.add(new Option(town.id().toString(), town.name()));
                governed.add(new Option(town.id().toString(), town.name()));
            }
        }
        UUID own = head == null ? null : head.id();
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("organization", head);
        model.addAttribute("kinds", labels.kinds(locale));
        model.addAttribute("places", places);
        model.addAttribute("governed", governed);
        model.addAttribute("parent", lookup.of(actor, PARENT, typing, form.parent(), own, locale));
        if (head != null) {
            model.addAttribute("reporter", lookup.of(actor, REPORTER, typing, form.reporter(), own, locale));
        }
        return "organization/form";
    }
}
