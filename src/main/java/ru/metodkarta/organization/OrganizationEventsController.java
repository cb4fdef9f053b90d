package ru.metodkarta.organization;

import static ru.metodkarta.organization.OrganizationField.SUCCESSOR;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.RequestKeys;

/** Renaming, joining, merging and closing, each with its day and act. */
@Controller
class OrganizationEventsController {

    private final OrganizationAccess access;
    private final OrganizationQueries queries;
    private final OrganizationRegistry registry;
    private final OrganizationLabels labels;
    private final OrganizationLookup lookup;
    private final EventConsequences consequences;
    private final RequestKeys keys;
    private final Clock clock;

    OrganizationEventsController(
            OrganizationAccess access,
            OrganizationQueries queries,
            OrganizationRegistry registry,
            OrganizationLabels labels,
            OrganizationLookup lookup,
            EventConsequences consequences,
            RequestKeys keys,
            Clock clock) {
        this.access = access;
        this.queries = queries;
        this.registry = registry;
        this.labels = labels;
        this.lookup = lookup;
        this.consequences = consequences;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/organizations/{id}/events")
    String blank(@PathVariable UUID id, Actor actor, Locale locale, Model model) {
        OrganizationCard card = access.kept(actor, id);
        guardInForce(card);
        return page(card, OrganizationEventForm.of(card), null, LookupTyping.NONE, actor, locale, model);
    }

    /** An end is first shown with what follows from it; the second POST carries it out. */
    @PostMapping("/organizations/{id}/events")
    String record(
            @PathVariable UUID id,
            @ModelAttribute("form") OrganizationEventForm form,
            @RequestParam Map<String, String> params,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        OrganizationCard card = access.kept(actor, id);
        LookupTyping typing = new LookupTyping(params);
        if (typing.asks(SUCCESSOR.field()) || params.containsKey("back")) {
            return page(card, form, null, typing, actor, locale, model);
        }
        FormErrors errors = new FormErrors();
        OrganizationEventForm.Command command = form.toCommand(card, actor.today(clock), errors);
        OrganizationCard successor = successor(actor, card, command.successorId(), errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(card, form, errors, typing, actor, locale, model);
        }
        if (command.kind().ends() && !form.isConfirmed()) {
            guardInForce(card);
            model.addAttribute("organization", card);
            model.addAttribute("successor", successor);
            model.addAttribute("kind", command.kind().name());
            model.addAttribute("on", command.on());
            model.addAttribute("consequences", consequences.of(id, command.successorId()));
            return "organization/event-confirmation";
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            carryOut(actor, id, command);
            return "/organizations/" + id;
        });
        Flash.ok(redirect, "organization.event-recorded." + command.kind().name());
        return "redirect:" + url;
    }

    /** Null when there is none. */
    private OrganizationCard successor(Actor actor, OrganizationCard card, UUID successorId, FormErrors errors) {
        if (successorId == null) {
            return null;
        }
        OrganizationCard successor = access.kept(actor, successorId);
        if (successor.archived() || successor.id().equals(card.id())) {
            errors.add("successor", "organization.error.successor-gone");
        }
        return successor;
    }

    private void carryOut(Actor actor, UUID id, OrganizationEventForm.Command command) {
        switch (command.kind()) {
            case RENAMED ->
                registry.rename(actor, id, command.fullName(), command.shortName(), command.on(), command.act());
            case JOINED -> registry.join(actor, id, command.successorId(), command.on(), command.act());
            case MERGED -> registry.merge(actor, id, command.successorId(), command.on(), command.act());
            case CLOSED -> registry.close(actor, id, command.successorId(), command.on(), command.act());
        }
    }

    private static void guardInForce(OrganizationCard card) {
        if (card.archived()) {
            throw new Conflict("organization.conflict.archived", card.shortName());
        }
    }

    private String page(
            OrganizationCard card,
            OrganizationEventForm form,
            FormErrors errors,
            LookupTyping typing,
            Actor actor,
            Locale locale,
            Model model) {
        model.addAttribute("organization", card);
        model.addAttribute("events", queries.events(card.id()));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("eventKinds", labels.eventKinds(locale));
        model.addAttribute("successor", lookup.of(actor, SUCCESSOR, typing, form.successor(), card.id(), locale));
        return "organization/events";
    }
}
