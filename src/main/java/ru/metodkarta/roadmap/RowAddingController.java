package ru.metodkarta.roadmap;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
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
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Adds a row. */
@Controller
@RequestMapping("/roadmaps/{id}/edition")
class RowAddingController {

    private final RowEditing editing;
    private final RowAnswers answers;
    private final RequestKeys requestKeys;

    RowAddingController(RowEditing editing, RowAnswers answers, RequestKeys requestKeys) {
        this.editing = editing;
        this.answers = answers;
        this.requestKeys = requestKeys;
    }

    @PostMapping("/activities")
    String add(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            @RequestHeader(name = RowAnswers.HTMX, required = false) String htmx,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        RowForm typed = RowForm.of(params);
        FormErrors errors = new FormErrors();
        boolean stays = RowSavingController.STAYS.stream().anyMatch(params::containsKey);
        String url = stays ? null : added(actor, id, typed, params, errors);
        if (url == null) {
            if (!errors.isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            }
            return answers.form(actor, id, null, typed, errors, htmx != null, locale, model);
        }
        if (htmx != null) {
            response.setHeader("HX-Redirect", url);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        Flash.ok(redirect, "editor.flash.row-added");
        return "redirect:" + url;
    }

    /** Null when what was typed cannot be saved; the errors say why. */
    private String added(Actor actor, UUID id, RowForm typed, MultiValueMap<String, String> params, FormErrors errors) {
        RowChange change = RowFormReader.read(typed, errors);
        if (change == null) {
            return null;
        }
        try {
            return requestKeys.once(params.getFirst("requestKey"), actor, () -> {
                UUID activity =
                        editing.add(actor, id, Ids.parse(typed.section()), Ids.parse(params.getFirst("after")), change);
                return RowAnswers.url(id, typed.section(), activity);
            });
        } catch (StrangersNamed strangers) {
            RowSavingController.note(strangers, errors);
            return null;
        }
    }
}
