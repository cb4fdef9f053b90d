package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
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
import ru.metodkarta.web.RequestKeys;

/** What is known of an organization is changed. */
@Controller
class OrganizationEditController {

    private final OrganizationAccess access;
    private final OrganizationQueries queries;
    private final OrganizationRegistry registry;
    private final OrganizationFormPages pages;
    private final RequestKeys keys;

    OrganizationEditController(
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

    @GetMapping("/organizations/{id}/edition")
    String edition(@PathVariable UUID id, Actor actor, Locale locale, Model model) {
        access.kept(actor, id);
        OrganizationQueries.Head head = head(id);
        return pages.page(OrganizationForm.of(head), null, head, LookupTyping.NONE, actor, locale, model);
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
        if (typing.asks(OrganizationField.PARENT.field()) || typing.asks(OrganizationField.REPORTER.field())) {
            return pages.page(form, null, head(id), typing, actor, locale, model);
        }
        FormErrors errors = new FormErrors();
        OrganizationRegistry.Edition edition = form.toEdition(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.page(form, errors, head(id), typing, actor, locale, model);
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
}
