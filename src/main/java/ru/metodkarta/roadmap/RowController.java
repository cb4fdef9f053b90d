package ru.metodkarta.roadmap;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;

/** One row as a form: on a page of its own, or in its place in the editor when htmx asks. */
@Controller
@RequestMapping("/roadmaps/{id}/edition")
class RowController {

    private final RowEditing editing;
    private final RowPages pages;
    private final RowAnswers answers;

    RowController(RowEditing editing, RowPages pages, RowAnswers answers) {
        this.editing = editing;
        this.pages = pages;
        this.answers = answers;
    }

    @GetMapping("/activities/new")
    String blank(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String section,
            @RequestHeader(name = RowAnswers.HTMX, required = false) String htmx,
            Locale locale,
            Model model) {
        RowForm form = RowForm.blank(Ids.parse(section) == null && !RowForm.CLAUSES.equals(section) ? "" : section);
        return answers.form(actor, id, null, form, null, htmx != null, locale, model);
    }

    @GetMapping("/activities/{activity}")
    String row(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID activity,
            @RequestHeader(name = RowAnswers.HTMX, required = false) String htmx,
            Locale locale,
            Model model) {
        RowEditing.Stored stored = editing.read(actor, id, activity);
        model.addAttribute("savedAt", stored.changedAt());
        return answers.form(actor, id, activity, stored.form(), null, htmx != null, locale, model);
    }

    /** The row as text again, when its form is closed in place. */
    @GetMapping("/activities/{activity}/text")
    String text(Actor actor, @PathVariable UUID id, @PathVariable UUID activity, Model model) {
        return answers.text(actor, id, activity, model);
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
}
