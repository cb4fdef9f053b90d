package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** Renaming, joining, merging and closing, each with its day and act. */
@Controller
class OrganizationEventsController {

    private final OrganizationAccess access;
    private final OrganizationQueries queries;
    private final OrganizationRegistry registry;
    private final OrganizationLabels labels;
    private final RequestKeys keys;
    private final Clock clock;

    OrganizationEventsController(
            OrganizationAccess access,
            OrganizationQueries queries,
            OrganizationRegistry registry,
            OrganizationLabels labels,
            RequestKeys keys,
            Clock clock) {
        this.access = access;
        this.queries = queries;
        this.registry = registry;
        this.labels = labels;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/organizations/{id}/events")
    String blank(@PathVariable UUID id, Actor actor, Locale locale, Model model) {
        OrganizationCard card = access.kept(actor, id);
        guardInForce(card);
        return page(card, OrganizationEventForm.of(card), null, actor, locale, model);
    }

    @PostMapping("/organizations/{id}/events")
    String record(
            @PathVariable UUID id,
            @ModelAttribute("form") OrganizationEventForm form,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        OrganizationCard card = access.kept(actor, id);
        FormErrors errors = new FormErrors();
        OrganizationEventForm.Command command = form.toCommand(card, actor.today(clock), errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(card, form, errors, actor, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            carryOut(actor, id, command);
            return "/organizations/" + id;
        });
        Flash.ok(redirect, "organization.event-recorded." + command.kind().name());
        return "redirect:" + url;
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
            Actor actor,
            Locale locale,
            Model model) {
        List<Option> successors = new ArrayList<>(List.of(labels.none("organization.no-successor", locale)));
        queries.choices(card.regionId()).stream()
                .filter(choice -> !choice.id().equals(card.id()))
                .filter(choice -> actor.grants().stream()
                        .anyMatch(g -> g.role() == ru.metodkarta.shared.Role.ADMINISTRATOR
                                && g.covers(card.regionId(), choice.municipalityId(), choice.id())))
                .map(Choices::labelled)
                .forEach(successors::add);
        model.addAttribute("organization", card);
        model.addAttribute("events", queries.events(card.id()));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("eventKinds", labels.eventKinds(locale));
        model.addAttribute("successors", successors);
        return "organization/events";
    }
}
