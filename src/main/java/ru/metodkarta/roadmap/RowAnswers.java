package ru.metodkarta.roadmap;

import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.FormErrors;

/**
 * Views of one row: as text, as a form on a page of its own or in its place in the editor, as two versions to choose from,
 * or as the status line only.
 */
@Component
class RowAnswers {

    static final String HTMX = "HX-Request";

    private final RowPages pages;
    private final RowConflicts conflicts;
    private final EditorPages editor;
    private final MessageSource messages;

    RowAnswers(RowPages pages, RowConflicts conflicts, EditorPages editor, MessageSource messages) {
        this.pages = pages;
        this.conflicts = conflicts;
        this.editor = editor;
        this.messages = messages;
    }

    String text(Actor actor, UUID id, UUID activity, Model model) {
        model.addAttribute("row", editor.row(actor, id, activity));
        model.addAttribute("roadmapId", id);
        return "roadmap/editor-parts :: row";
    }

    /** @param activity null: a new row */
    String form(
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

    String conflict(
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
            return status(activity, typed, null, conflict, model);
        }
        model.addAttribute("row", page);
        model.addAttribute("crumbs", EditionController.crumbsBelow(messages, locale, id));
        return inPlace ? "roadmap/row-conflict :: conflict" : "roadmap/row-conflict";
    }

    static String status(UUID activity, RowForm form, FormErrors errors, RowConflicts.Conflict conflict, Model model) {
        model.addAttribute("activityId", activity);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("conflict", conflict);
        return "roadmap/row-form :: status";
    }

    static String url(UUID id, String section, UUID activity) {
        return "/roadmaps/" + id + "/edition" + (section.isBlank() ? "" : "?section=" + section) + "#row-" + activity;
    }
}
