package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.RequestKeys;

/** An organization is entered. */
@Controller
class NewOrganizationController {

    private final OrganizationAccess access;
    private final OrganizationQueries queries;
    private final OrganizationRegistry registry;
    private final OrganizationFormPages pages;
    private final RequestKeys keys;

    NewOrganizationController(
            OrganizationAccess access,
            OrganizationQueries queries,
            OrganizationRegistry registry,
            OrganizationFormPages pages,
            RequestKeys keys) {
        this.access = access;
        this.queries = queries;
        this.registry = registry;
        this.pages = pages;
        this.keys = keys;
    }

    @GetMapping("/organizations/new")
    String blank(Actor actor, Locale locale, Model model) {
        guard(actor);
        String only = actor.scope(Role.ADMINISTRATOR).municipalityIds().stream()
                .map(UUID::toString)
                .findFirst()
                .orElse("");
        return pages.page(OrganizationForm.empty(only), null, null, LookupTyping.NONE, actor, locale, model);
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
        guard(actor);
        LookupTyping typing = new LookupTyping(params);
        if (typing.asks(OrganizationField.PARENT.field())) {
            return pages.page(form, null, null, typing, actor, locale, model);
        }
        FormErrors errors = new FormErrors();
        NewOrganization founded = form.toNew(actor.regionId(), errors);
        List<OrganizationQueries.Namesake> namesakes =
                errors.isEmpty() && !form.insists() ? queries.namesakes(founded) : List.of();
        if (!errors.isEmpty() || !namesakes.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("namesakes", namesakes);
            return pages.page(form, errors, null, typing, actor, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> "/organizations/" + registry.establish(actor, founded));
        Flash.ok(redirect, "organization.established", founded.shortName());
        return "redirect:" + url;
    }

    private void guard(Actor actor) {
        access.capacity(actor, OrganizationPermissions::mayEstablishAnywhere, null, null);
    }
}
