package ru.metodkarta.reuse;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Предлагать как образец»: offered to others of the region, or no more. */
@Controller
@RequestMapping("/roadmaps/{id}/template")
class TemplateController {

    private static final int LONGEST = 500;

    private final RoadmapTemplates templates;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    TemplateController(RoadmapTemplates templates, RequestKeys requestKeys, MessageSource messages) {
        this.templates = templates;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView form(Actor actor, @PathVariable UUID id, Locale locale) {
        RoadmapTemplates.Marking marking = templates.marking(actor, id);
        return page(id, marking, marking.description(), new FormErrors(), locale);
    }

    /** @param seen the description the page showed, empty when there was none */
    @PostMapping
    Object mark(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            RedirectAttributes redirect) {
        RoadmapTemplates.Marking marking = templates.marking(actor, id);
        FormErrors errors = new FormErrors();
        String words = errors.required("description", description.replace("\r\n", "\n"), LONGEST);
        if (!errors.isEmpty()) {
            ModelAndView page = page(id, marking, description, errors, locale).addObject("seen", seen);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            String url = requestKeys.once(requestKey, actor, () -> {
                templates.mark(actor, id, words, seen);
                return "/roadmaps/" + id + "/template";
            });
            Flash.ok(redirect, "reuse.flash.offered");
            return "redirect:" + url;
        } catch (RoadmapTemplates.Stale stale) {
            return both(actor, id, description, false, locale);
        }
    }

    @PostMapping("/withdrawal")
    Object unmark(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            RedirectAttributes redirect) {
        try {
            String url = requestKeys.once(requestKey, actor, () -> {
                templates.unmark(actor, id, seen);
                return "/roadmaps/" + id;
            });
            Flash.ok(redirect, "reuse.flash.not-offered");
            return "redirect:" + url;
        } catch (RoadmapTemplates.Stale stale) {
            return both(actor, id, null, true, locale);
        }
    }

    /** What is stored now and who did it, beside what was typed; the next POST knows of both. */
    private ModelAndView both(Actor actor, UUID id, String typed, boolean ending, Locale locale) {
        RoadmapTemplates.Marking marking = templates.marking(actor, id);
        ModelAndView page = page(id, marking, typed == null ? marking.description() : typed, new FormErrors(), locale)
                .addObject("stale", true)
                .addObject("ending", ending)
                .addObject("change", templates.lastChange(id).orElse(null));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(
            UUID id, RoadmapTemplates.Marking marking, String description, FormErrors errors, Locale locale) {
        return new ModelAndView("reuse/offer")
                .addObject("id", id)
                .addObject("marking", marking)
                .addObject("description", description)
                .addObject("seen", marking.description())
                .addObject("errors", errors)
                .addObject(
                        "crumbs",
                        List.of(
                                new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                                new Crumb(messages.getMessage("reuse.crumb", null, locale), "/roadmaps/" + id)));
    }
}
