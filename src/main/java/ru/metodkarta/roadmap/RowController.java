package ru.metodkarta.roadmap;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/**
 * One row as a form: on a page of its own, or in its place in the editor when htmx asks. Autosave answers with the status
 * line only, so that nothing under the author's hands is replaced.
 */
@Controller
@RequestMapping("/roadmaps/{id}/edition")
class RowController {

    private static final String HTMX = "HX-Request";

    /** Buttons of the form that change it and stay: an executor removed, names resolved, a question answered. */
    private static final List<String> STAYS = List.of("drop", "stay", "confirmYear");

    private final RowEditing editing;
    private final RowPages pages;
    private final RowConflicts conflicts;
    private final EditorPages editor;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    RowController(
            RowEditing editing,
            RowPages pages,
            RowConflicts conflicts,
            EditorPages editor,
            RequestKeys requestKeys,
            MessageSource messages) {
        this.editing = editing;
        this.pages = pages;
        this.conflicts = conflicts;
        this.editor = editor;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    @GetMapping("/activities/new")
    String blank(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String section,
            @RequestHeader(name = HTMX, required = false) String htmx,
            Locale locale,
            Model model) {
        RowForm form = RowForm.blank(Uuids.parse(section) == null ? "" : section);
        return form(actor, id, null, form, null, htmx != null, locale, model);
    }

    @PostMapping("/activities")
    String add(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            @RequestHeader(name = HTMX, required = false) String htmx,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        RowForm typed = RowForm.of(params);
        FormErrors errors = new FormErrors();
        RowChange change = STAYS.stream().anyMatch(params::containsKey) ? null : RowFormReader.read(typed, errors);
        if (change == null) {
            if (!errors.isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            }
            return form(actor, id, null, typed, errors, htmx != null, locale, model);
        }
        String url = requestKeys.once(params.getFirst("requestKey"), actor, () -> {
            UUID activity =
                    editing.add(actor, id, Uuids.parse(typed.section()), Uuids.parse(params.getFirst("after")), change);
            return rowUrl(id, typed.section(), activity);
        });
        if (htmx != null) {
            response.setHeader("HX-Redirect", url);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        Flash.ok(redirect, "editor.flash.row-added");
        return "redirect:" + url;
    }

    @GetMapping("/activities/{activity}")
    String row(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID activity,
            @RequestHeader(name = HTMX, required = false) String htmx,
            Locale locale,
            Model model) {
        RowEditing.Stored stored = editing.read(actor, id, activity);
        model.addAttribute("savedAt", stored.changedAt());
        return form(actor, id, activity, stored.form(), null, htmx != null, locale, model);
    }

    /** The row as text again, when its form is closed in place. */
    @GetMapping("/activities/{activity}/text")
    String text(Actor actor, @PathVariable UUID id, @PathVariable UUID activity, Model model) {
        model.addAttribute("row", editor.row(actor, id, activity));
        model.addAttribute("roadmapId", id);
        return "roadmap/editor-parts :: row";
    }

    @PostMapping("/activities/{activity}")
    String save(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID activity,
            @RequestParam MultiValueMap<String, String> params,
            @RequestHeader(name = HTMX, required = false) String htmx,
            @RequestHeader(name = "HX-Current-URL", required = false) String currentUrl,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        boolean inPlace = htmx != null;
        boolean autosave = params.containsKey("autosave");
        RowForm typed = chosen(actor, id, activity, RowForm.of(params), params);
        FormErrors errors = new FormErrors();
        RowChange change = RowFormReader.read(typed, errors);
        if (params.containsKey("back")) {
            return form(actor, id, activity, typed, null, inPlace, locale, model);
        }
        if (change == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return autosave
                    ? status(id, activity, typed, errors, null, model)
                    : form(actor, id, activity, typed, errors, inPlace, locale, model);
        }
        RowEditing.Outcome outcome = editing.save(actor, id, activity, typed.versionNumber(), change);
        if (!outcome.saved()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return conflict(actor, id, activity, typed, outcome.row(), autosave, inPlace, locale, model);
        }
        if (autosave) {
            model.addAttribute("savedAt", outcome.row().changedAt());
            return status(id, activity, outcome.row().form(), null, null, model);
        }
        if (STAYS.stream().anyMatch(params::containsKey)) {
            model.addAttribute("savedAt", outcome.row().changedAt());
            return form(actor, id, activity, outcome.row().form(), null, inPlace, locale, model);
        }
        if (inPlace && !onOwnPage(currentUrl)) {
            return text(actor, id, activity, model);
        }
        if (inPlace) {
            response.setHeader("HX-Redirect", rowUrl(id, typed.section(), activity));
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        Flash.ok(redirect, "editor.flash.row-saved");
        return "redirect:" + rowUrl(id, typed.section(), activity);
    }

    /** The form stands on a page of its own, not in the editor's table. */
    private static boolean onOwnPage(String currentUrl) {
        return currentUrl != null && currentUrl.contains("/activities/");
    }

    /** What the words typed so far are read as. */
    @GetMapping("/reading")
    String reading(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            Model model) {
        RowForm typed = RowForm.of(params);
        model.addAttribute("reading", pages.preview(actor, id, typed, locale));
        model.addAttribute("form", typed);
        return "roadmap/row-deadline :: reading";
    }

    /** After a conflict: the author picked field by field. */
    private RowForm chosen(Actor actor, UUID id, UUID activity, RowForm mine, MultiValueMap<String, String> params) {
        Set<String> theirs = new LinkedHashSet<>();
        params.forEach((name, values) -> {
            if (name.startsWith("pick.") && "theirs".equals(values.get(0))) {
                theirs.add(name.substring("pick.".length()));
            }
        });
        return theirs.isEmpty()
                ? mine
                : mine.taking(theirs, editing.read(actor, id, activity).form());
    }

    private String conflict(
            Actor actor,
            UUID id,
            UUID activity,
            RowForm typed,
            RowEditing.Stored stored,
            boolean autosave,
            boolean inPlace,
            Locale locale,
            Model model) {
        RowPages.RowPage page = pages.page(actor, id, activity, typed, locale);
        RowConflicts.Conflict conflict = conflicts.of(page.form(), stored, page.columns(), locale);
        model.addAttribute("conflict", conflict);
        if (autosave) {
            return status(id, activity, typed, null, conflict, model);
        }
        model.addAttribute("row", page);
        model.addAttribute("crumbs", EditionController.crumbsBelow(messages, locale, id));
        return inPlace ? "roadmap/row-conflict :: conflict" : "roadmap/row-conflict";
    }

    private static String status(
            UUID id, UUID activity, RowForm form, FormErrors errors, RowConflicts.Conflict conflict, Model model) {
        model.addAttribute("activityId", activity);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("conflict", conflict);
        return "roadmap/row-form :: status";
    }

    private String form(
            Actor actor,
            UUID id,
            UUID activity,
            RowForm form,
            FormErrors errors,
            boolean inPlace,
            Locale locale,
            Model model) {
        RowPages.RowPage page = pages.page(actor, id, activity, form, locale);
        model.addAttribute("row", page);
        model.addAttribute("form", page.form());
        model.addAttribute("reading", page.reading());
        model.addAttribute("activityId", activity);
        model.addAttribute("errors", errors);
        model.addAttribute("inPlace", inPlace);
        model.addAttribute("crumbs", EditionController.crumbsBelow(messages, locale, id));
        return inPlace ? "roadmap/row-form :: form" : "roadmap/row";
    }

    static String rowUrl(UUID id, String section, UUID activity) {
        return "/roadmaps/" + id + "/edition" + (section.isBlank() ? "" : "?section=" + section) + "#row-" + activity;
    }
}
