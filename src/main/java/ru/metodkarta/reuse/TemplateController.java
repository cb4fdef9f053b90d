package ru.metodkarta.reuse;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;

/** «Предлагать как образец»: offered to others of the region, or no more. */
@Controller
@RequestMapping("/roadmaps/{id}/template")
class TemplateController {

    private final RoadmapTemplates templates;
    private final MessageSource messages;

    TemplateController(RoadmapTemplates templates, MessageSource messages) {
        this.templates = templates;
        this.messages = messages;
    }

    @GetMapping
    String form(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        RoadmapTemplates.Marking marking = templates.marking(actor, id);
        return page(id, marking, marking.description(), null, locale, model);
    }

    @PostMapping
    String mark(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String description,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        RoadmapTemplates.Marking marking = templates.marking(actor, id);
        FormErrors errors = new FormErrors();
        String words = errors.required("description", description, 500);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, marking, description, errors, locale, model);
        }
        templates.mark(actor, id, words);
        Flash.ok(redirect, "reuse.flash.offered");
        return "redirect:/roadmaps/" + id + "/template";
    }

    @PostMapping("/withdrawal")
    String unmark(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        templates.unmark(actor, id);
        Flash.ok(redirect, "reuse.flash.not-offered");
        return "redirect:/roadmaps/" + id;
    }

    private String page(
            UUID id,
            RoadmapTemplates.Marking marking,
            String description,
            FormErrors errors,
            Locale locale,
            Model model) {
        model.addAttribute("id", id);
        model.addAttribute("marking", marking);
        model.addAttribute("description", description);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                        new Crumb(messages.getMessage("reuse.crumb", null, locale), "/roadmaps/" + id)));
        return "reuse/offer";
    }
}
