package ru.metodkarta.roadmap;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;

/** Saves a row. Autosave answers with the status line only, so that nothing under the author's hands is replaced. */
@Controller
@RequestMapping("/roadmaps/{id}/edition")
class RowSavingController {

    /** Buttons of the form that change it and stay: an executor removed, names resolved, a question answered. */
    static final List<String> STAYS = List.of("drop", "stay", "confirmYear");

    private final RowEditing editing;
    private final RowAnswers answers;

    RowSavingController(RowEditing editing, RowAnswers answers) {
        this.editing = editing;
        this.answers = answers;
    }

    @PostMapping("/activities/{activity}")
    String save(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID activity,
            @RequestParam MultiValueMap<String, String> params,
            @RequestHeader(name = RowAnswers.HTMX, required = false) String htmx,
            @RequestHeader(name = "HX-Current-URL", required = false) String currentUrl,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        boolean inPlace = htmx != null;
        boolean autosave = params.containsKey("autosave");
        RowForm typed = chosen(actor, id, activity, RowForm.of(params), params);
        if (params.containsKey("back")) {
            return answers.form(actor, id, activity, typed, null, inPlace, locale, model);
        }
        FormErrors errors = new FormErrors();
        RowEditing.Outcome outcome = outcome(actor, id, activity, typed, errors);
        if (outcome == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return autosave
                    ? RowAnswers.status(activity, typed, errors, null, model)
                    : answers.form(actor, id, activity, typed, errors, inPlace, locale, model);
        }
        if (!outcome.saved()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return answers.conflict(actor, id, activity, typed, outcome.row(), autosave, inPlace, locale, model);
        }
        if (autosave) {
            model.addAttribute("savedAt", outcome.row().changedAt());
            return RowAnswers.status(activity, outcome.row().form(), null, null, model);
        }
        if (STAYS.stream().anyMatch(params::containsKey)) {
            model.addAttribute("savedAt", outcome.row().changedAt());
            return answers.form(actor, id, activity, outcome.row().form(), null, inPlace, locale, model);
        }
        if (inPlace && !onOwnPage(currentUrl)) {
            return answers.text(actor, id, activity, model);
        }
        if (inPlace) {
            response.setHeader("HX-Redirect", RowAnswers.url(id, typed.section(), activity));
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        Flash.ok(redirect, "editor.flash.row-saved");
        return "redirect:" + RowAnswers.url(id, typed.section(), activity);
    }

    /** Null when what was typed cannot be saved; the errors say why. */
    private RowEditing.Outcome outcome(Actor actor, UUID id, UUID activity, RowForm typed, FormErrors errors) {
        RowChange change = RowFormReader.read(typed, errors);
        if (change == null) {
            return null;
        }
        try {
            return editing.save(actor, id, activity, typed.versionNumber(), change);
        } catch (StrangersNamed strangers) {
            note(strangers, errors);
            return null;
        }
    }

    static void note(StrangersNamed strangers, FormErrors errors) {
        errors.add("executorsAdded", "editor.error.strangers", String.join("; ", strangers.names()));
    }

    /** The form stands on a page of its own, not in the editor's table. */
    private static boolean onOwnPage(String currentUrl) {
        return currentUrl != null && currentUrl.contains("/activities/");
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
}
