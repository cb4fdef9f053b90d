package ru.metodkarta.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.roadmap.RoadmapCopies;
import ru.metodkarta.roadmap.RoadmapPlaces;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;

/** «По образцу»: what others of the region offer, looked at and copied. For those who write roadmaps. */
@Controller
@RequestMapping("/templates")
class TemplatesController {

    private static final int PAGE = 25;

    private final RoadmapTemplates templates;
    private final RoadmapCopies copies;
    private final RoadmapPlaces places;
    private final Copying copying;
    private final CopyPages pages;
    private final MessageSource messages;

    TemplatesController(
            RoadmapTemplates templates,
            RoadmapCopies copies,
            RoadmapPlaces places,
            Copying copying,
            CopyPages pages,
            MessageSource messages) {
        this.templates = templates;
        this.copies = copies;
        this.places = places;
        this.copying = copying;
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping
    String list(
            Actor actor,
            @ModelAttribute("filter") TemplateFilter filter,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        places.offered(actor);
        model.addAttribute("templates", templates.list(actor, filter, PageRequestParams.of(page, PAGE)));
        List<Option> levels = new ArrayList<>();
        levels.add(new Option("", messages.getMessage("roadmap.list.any", null, locale)));
        for (Level level : Level.values()) {
            levels.add(new Option(level.name(), messages.getMessage("roadmap.level." + level, null, locale)));
        }
        model.addAttribute("levels", levels);
        model.addAttribute("crumbs", crumbs(locale, false));
        return "reuse/templates";
    }

    @GetMapping("/{id}")
    String template(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        places.offered(actor);
        model.addAttribute("offered", templates.requireOffered(actor, id));
        model.addAttribute("original", copies.original(id, null));
        model.addAttribute("crumbs", crumbs(locale, true));
        return "reuse/template";
    }

    @GetMapping("/{id}/copy")
    ModelAndView look(Actor actor, @PathVariable UUID id, Locale locale) {
        places.offered(actor);
        return pages.first(actor, copying.fromTemplate(actor, id), locale);
    }

    @PostMapping("/{id}/copy")
    Object copy(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            RedirectAttributes redirect) {
        places.offered(actor);
        CopyPages.Answer answer = pages.posted(actor, copying.fromTemplate(actor, id), CopyForm.of(params), locale);
        if (answer.page() != null) {
            return answer.page();
        }
        Flash.ok(redirect, "reuse.flash.made");
        return "redirect:" + answer.made();
    }

    private List<Crumb> crumbs(Locale locale, boolean below) {
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"));
        if (below) {
            crumbs.add(new Crumb(messages.getMessage("reuse.templates", null, locale), "/templates"));
        }
        return crumbs;
    }
}
