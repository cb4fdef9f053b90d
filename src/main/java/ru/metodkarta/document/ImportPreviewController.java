package ru.metodkarta.document;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** The document looked through: every decision is kept at once, and at last a draft is made of it. */
@Controller
class ImportPreviewController {

    private final PlanImports imports;
    private final ImportViews views;
    private final ImportCommit commit;
    private final ImportDecisions decisions;
    private final RequestKeys requestKeys;

    ImportPreviewController(
            PlanImports imports,
            ImportViews views,
            ImportCommit commit,
            ImportDecisions decisions,
            RequestKeys requestKeys) {
        this.imports = imports;
        this.views = views;
        this.commit = commit;
        this.decisions = decisions;
        this.requestKeys = requestKeys;
    }

    @GetMapping("/roadmaps/imports/{id}")
    Object preview(Actor actor, @PathVariable UUID id, @RequestParam(required = false) String page, Locale locale) {
        PlanImport document = imports.read(actor, id);
        return document.madeRoadmapId() != null
                ? "redirect:" + ImportViews.made(document.madeRoadmapId())
                : views.preview(actor, document, page, locale);
    }

    /** Any button of the page: keeps all that stands on it. */
    @PostMapping("/roadmaps/imports/{id}")
    ModelAndView decide(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            RedirectAttributes redirect) {
        ImportForm form = ImportForm.of(params);
        Next next = (document, errors) -> {
            if (errors.isEmpty() && form.button().equals("difference")) {
                commit.problems(actor, document, errors);
                return ImportViews.preview(id) + "/difference";
            }
            return ImportViews.preview(id)
                    + (form.page().matches("\\d{1,5}") ? "?page=" + form.page() : "")
                    + "#"
                    + form.anchor();
        };
        return kept(actor, id, form, locale, next, url -> {
            if (form.button().equals("save")) {
                Flash.ok(redirect, "document.flash.kept");
            }
        });
    }

    /** «Создать проект»: of what stands on the page; when something is missing, it is kept and said. */
    @PostMapping("/roadmaps/imports/{id}/commit")
    ModelAndView commit(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            RedirectAttributes redirect) {
        Next next = (document, errors) -> {
            if (document.roadmapId() != null) {
                return ImportViews.preview(id) + "/difference";
            }
            if (errors.isEmpty()) {
                commit.problems(actor, document, errors);
            }
            return errors.isEmpty() ? ImportViews.made(commit.make(actor, document)) : ImportViews.preview(id);
        };
        return kept(actor, id, ImportForm.of(params), locale, next, url -> {
            if (url.endsWith("/edition")) {
                Flash.ok(redirect, "document.flash.made");
            }
        });
    }

    /** Where to go with a document that has just been kept; what is in the way is noted in the errors. */
    private interface Next {

        String after(PlanImport document, FormErrors errors);
    }

    /** Keeps what was typed, then goes on; the page comes back when something is wrong or another tab was first. */
    private ModelAndView kept(
            Actor actor, UUID id, ImportForm form, Locale locale, Next next, Consumer<String> announcement) {
        FormErrors errors = new FormErrors();
        try {
            String url = requestKeys.once(form.requestKey(), actor, () -> {
                PlanImport document = decisions.keep(actor, id, form, errors, locale);
                return document.madeRoadmapId() != null
                        ? ImportViews.made(document.madeRoadmapId())
                        : next.after(document, errors);
            });
            if (!errors.isEmpty()) {
                return views.refused(actor, id, form, errors, locale);
            }
            announcement.accept(url);
            return new ModelAndView("redirect:" + url);
        } catch (ImportDecisions.Stale e) {
            return views.stale(actor, id, form, locale);
        }
    }
}
