package ru.metodkarta.document;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** A document over a roadmap that exists: what differs, and the ticked changes made in its draft. */
@Controller
class ImportDifferenceController {

    private static final Set<String> CHANGED = Set.of("document.changed", "roadmap.merge.changed");

    private final PlanImports imports;
    private final ImportViews views;
    private final ImportCommit commit;
    private final RequestKeys requestKeys;

    ImportDifferenceController(PlanImports imports, ImportViews views, ImportCommit commit, RequestKeys requestKeys) {
        this.imports = imports;
        this.views = views;
        this.commit = commit;
        this.requestKeys = requestKeys;
    }

    @GetMapping("/roadmaps/imports/{id}/difference")
    Object difference(Actor actor, @PathVariable UUID id, Locale locale) {
        PlanImport document = imports.read(actor, id);
        if (document.madeRoadmapId() != null) {
            return "redirect:" + ImportViews.made(document.madeRoadmapId());
        }
        requireOverRoadmap(document);
        FormErrors problems = new FormErrors();
        commit.problems(actor, document, problems);
        return problems.isEmpty()
                ? views.difference(actor, document, null, locale)
                : "redirect:" + ImportViews.preview(id);
    }

    @PostMapping("/roadmaps/imports/{id}/difference")
    Object apply(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            RedirectAttributes redirect) {
        PlanImport document = imports.read(actor, id);
        if (document.madeRoadmapId() != null) {
            return "redirect:" + ImportViews.made(document.madeRoadmapId());
        }
        requireOverRoadmap(document);
        DifferenceForm form = DifferenceForm.of(params);
        if (form.chosen().isEmpty()) {
            ModelAndView page = views.difference(actor, document, form.chosen(), locale);
            page.addObject("nothing", true).setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        try {
            String url = requestKeys.once(
                    form.requestKey(),
                    actor,
                    () -> ImportViews.made(commit.merge(actor, id, form.version(), form.seen(), form.chosen())));
            Flash.ok(redirect, "document.flash.merged");
            return "redirect:" + url;
        } catch (Conflict e) {
            if (!CHANGED.contains(e.messageCode())) {
                throw e;
            }
            // the ticks stay, the difference is the new one
            ModelAndView page = views.difference(actor, imports.read(actor, id), form.chosen(), locale);
            page.addObject("stale", e.messageCode()).setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private static void requireOverRoadmap(PlanImport document) {
        if (document.roadmapId() == null) {
            throw new NotFound("difference");
        }
    }
}
