package ru.metodkarta.cascade;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Roadmaps above, and the page on which their activities are taken over. */
@Controller
class AdoptionController {

    private final RoadmapSight sight;
    private final UpperTexts uppers;
    private final AdoptionPages pages;
    private final AdoptionTargets targets;
    private final Adoption adoption;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    AdoptionController(
            RoadmapSight sight,
            UpperTexts uppers,
            AdoptionPages pages,
            AdoptionTargets targets,
            Adoption adoption,
            RequestKeys requestKeys,
            MessageSource messages) {
        this.sight = sight;
        this.uppers = uppers;
        this.pages = pages;
        this.targets = targets;
        this.adoption = adoption;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    /** Which roadmap to take from. */
    @GetMapping("/roadmaps/adoption")
    String sources(Actor actor, @RequestParam(required = false) String into, Locale locale, Model model) {
        if (!actor.has(Role.METHODOLOGIST) && !actor.has(Role.STAFF)) {
            throw new NotAllowed();
        }
        model.addAttribute("uppers", uppers.inForce(actor));
        model.addAttribute("into", Ids.parse(into));
        model.addAttribute("crumbs", CascadeCrumbs.list(messages, locale));
        return "cascade/sources";
    }

    @GetMapping("/roadmaps/{id}/adoption")
    ModelAndView page(Actor actor, @PathVariable UUID id, @ModelAttribute("form") AdoptionForm form, Locale locale) {
        return page(actor, id, form, true, new FormErrors(), locale);
    }

    /** Another filter or target: every tick stays. */
    @PostMapping("/roadmaps/{id}/adoption/choice")
    ModelAndView choose(Actor actor, @PathVariable UUID id, @ModelAttribute("form") AdoptionForm form, Locale locale) {
        return page(actor, id, form, false, new FormErrors(), locale);
    }

    @PostMapping("/roadmaps/{id}/adoption")
    Object adopt(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") AdoptionForm form,
            Locale locale,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        AdoptionPage page = pages.read(actor, id, form, false, locale);
        Adoption.Into into = into(actor, page, form, errors);
        Set<UUID> picked = AdoptionTicks.of(form, page);
        if (picked.isEmpty()) {
            errors.add("pick", "cascade.adoption.nothing");
        }
        if (!errors.isEmpty()) {
            ModelAndView again = page(actor, id, form, false, errors, locale);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        UUID seen = Ids.parse(form.seen());
        String url = requestKeys.once(
                form.requestKey(),
                actor,
                () -> "/roadmaps/" + adoption.adopt(actor, id, seen, into, picked) + "/edition");
        Flash.ok(redirect, "cascade.adoption.done", String.valueOf(picked.size()));
        return "redirect:" + url;
    }

    private Adoption.Into into(Actor actor, AdoptionPage page, AdoptionForm form, FormErrors errors) {
        if (form.into() == null || !form.into().startsWith(AdoptionTargets.NEW)) {
            UUID target = Ids.parse(form.into());
            if (target == null) {
                errors.add("into", "cascade.adoption.no-target");
            }
            return new Adoption.Into.Existing(target);
        }
        Optional<RoadmapPlace> place = targets.below(actor, page.upper()).place(form.into());
        String title = errors.required("title", form.title(), AdoptionForm.LONGEST_TITLE);
        return new Adoption.Into.Fresh(place.orElseThrow(() -> new NotFound("place")), title);
    }

    private ModelAndView page(
            Actor actor, UUID id, AdoptionForm form, boolean first, FormErrors errors, Locale locale) {
        AdoptionPage page = pages.read(actor, id, form, first, locale);
        return new ModelAndView("cascade/adoption")
                .addObject("page", page)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("typedTitle", form.title() == null ? page.upper().title() : form.title())
                .addObject("shows", List.of("", "free", "mandatory"))
                .addObject("crumbs", CascadeCrumbs.of(page.upper(), messages, locale));
    }
}
