package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** The editor of the open draft, and the start of the next one. */
@Controller
class EditionController {

    private final EditorPages pages;
    private final RevisionOpening opening;
    private final Renumbering renumbering;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    EditionController(
            EditorPages pages,
            RevisionOpening opening,
            Renumbering renumbering,
            RequestKeys requestKeys,
            MessageSource messages) {
        this.pages = pages;
        this.opening = opening;
        this.renumbering = renumbering;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    @GetMapping("/roadmaps/{id}/edition")
    String editor(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String section,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        model.addAttribute("page", pages.read(actor, id, section, page));
        model.addAttribute("crumbs", crumbs(messages, locale, id));
        return "roadmap/editor";
    }

    /** «Внести изменения» */
    @PostMapping("/roadmaps/{id}/revisions")
    String open(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = requestKeys.once(requestKey, actor, () -> {
            opening.open(actor, id);
            return "/roadmaps/" + id + "/edition";
        });
        Flash.ok(redirect, "editor.flash.revision-opened");
        return "redirect:" + url;
    }

    @PostMapping("/roadmaps/{id}/edition/renumbering")
    String renumber(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean all,
            RedirectAttributes redirect) {
        int changed = renumbering.renumber(actor, id, all);
        Flash.ok(
                redirect,
                changed == 0 ? "editor.flash.numbers-right" : "editor.flash.renumbered",
                String.valueOf(changed));
        return "redirect:/roadmaps/" + id + "/edition";
    }

    static List<Crumb> crumbs(MessageSource messages, Locale locale, UUID id) {
        return List.of(
                new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                new Crumb(messages.getMessage("editor.crumb.roadmap", null, locale), "/roadmaps/" + id));
    }

    /** From a page below the editor. */
    static List<Crumb> crumbsBelow(MessageSource messages, Locale locale, UUID id) {
        return List.of(
                new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                new Crumb(messages.getMessage("editor.crumb.roadmap", null, locale), "/roadmaps/" + id),
                new Crumb(messages.getMessage("editor.crumb.edition", null, locale), "/roadmaps/" + id + "/edition"));
    }
}
