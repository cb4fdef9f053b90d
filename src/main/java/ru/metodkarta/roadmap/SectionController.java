package ru.metodkarta.roadmap;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Headings of sections. */
@Controller
@RequestMapping("/roadmaps/{id}/edition/sections")
class SectionController {

    private final SectionEditing editing;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    SectionController(SectionEditing editing, RequestKeys requestKeys, MessageSource messages) {
        this.editing = editing;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    @GetMapping("/new")
    String blank(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        editing.check(actor, id);
        return page(id, null, SectionForm.blank(), null, 0, locale, model);
    }

    @PostMapping
    String add(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") SectionForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        SectionEditing.Heading heading = form.toHeading(errors);
        if (heading == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            editing.check(actor, id);
            return page(id, null, form, errors, 0, locale, model);
        }
        String url = requestKeys.once(form.requestKey(), actor, () -> sectionUrl(id, editing.add(actor, id, heading)));
        Flash.ok(redirect, "editor.flash.section-added");
        return "redirect:" + url;
    }

    @GetMapping("/{section}")
    String section(Actor actor, @PathVariable UUID id, @PathVariable UUID section, Locale locale, Model model) {
        SectionEditing.Stored stored = editing.read(actor, id, section);
        return page(id, section, SectionForm.of(stored), null, stored.activities(), locale, model);
    }

    @PostMapping("/{section}")
    String rename(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID section,
            @ModelAttribute("form") SectionForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        SectionEditing.Heading heading = form.toHeading(errors);
        SectionEditing.Stored stored = editing.read(actor, id, section);
        if (heading == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, section, form, errors, stored.activities(), locale, model);
        }
        if (form.versionNumber() != stored.version() && !heading.equals(stored.heading())) {
            // both texts stay in sight: theirs in the sentence, mine in the form
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("theirs", stored.heading());
            return page(id, section, form.withVersion(stored.version()), null, stored.activities(), locale, model);
        }
        editing.rename(actor, id, section, stored.version(), heading);
        Flash.ok(redirect, "editor.flash.section-saved");
        return "redirect:" + sectionUrl(id, section);
    }

    @PostMapping("/{section}/move")
    String move(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID section,
            @RequestParam(defaultValue = "") String direction) {
        editing.step(actor, id, section, "up".equals(direction));
        return "redirect:" + sectionUrl(id, section);
    }

    @PostMapping("/{section}/deletion")
    String remove(Actor actor, @PathVariable UUID id, @PathVariable UUID section, RedirectAttributes redirect) {
        editing.remove(actor, id, section);
        Flash.ok(redirect, "editor.flash.section-removed");
        return "redirect:/roadmaps/" + id + "/edition";
    }

    private String page(
            UUID id, UUID section, SectionForm form, FormErrors errors, int activities, Locale locale, Model model) {
        model.addAttribute("roadmapId", id);
        model.addAttribute("sectionId", section);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("activities", activities);
        model.addAttribute("crumbs", EditionController.crumbsBelow(messages, locale, id));
        return "roadmap/section";
    }

    private static String sectionUrl(UUID id, UUID section) {
        return "/roadmaps/" + id + "/edition?section=" + section + "#section-" + section;
    }
}
