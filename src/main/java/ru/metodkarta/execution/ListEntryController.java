package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.evidence.KeptUploads.Kept;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Отметить списком»: one paper for many organizations. */
@Controller
class ListEntryController {

    private final ListEntries entries;
    private final ListEntryView view;
    private final ReportFiles files;
    private final RequestKeys keys;

    ListEntryController(ListEntries entries, ListEntryView view, ReportFiles files, RequestKeys keys) {
        this.entries = entries;
        this.view = view;
        this.files = files;
        this.keys = keys;
    }

    @GetMapping("/occurrences/{id}/list-entry")
    String ask(Actor actor, @PathVariable UUID id, @RequestParam(required = false) String q, Model model) {
        return view.first(actor, id, q, model);
    }

    @PostMapping("/occurrences/{id}/list-entry")
    String enter(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") ListEntryForm form,
            @RequestParam(required = false) List<MultipartFile> files,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String former = keys.former(form.requestKey(), actor);
        if (former != null) {
            return "redirect:" + former;
        }
        FormErrors errors = new FormErrors();
        ListEntryForm.Command command = form.toCommand(entries.today(actor), errors);
        List<Kept> kept = Deciding.any(actor)
                ? latest(this.files.kept(actor, actor.regionId(), form.files(), files, errors))
                : List.of();
        if (!errors.isEmpty()) {
            return view.again(actor, id, form, kept, errors, HttpStatus.UNPROCESSABLE_CONTENT, model, response);
        }
        try {
            String url = keys.once(form.requestKey(), actor, () -> {
                say(redirect, entries.enter(actor, id, command, kept.isEmpty() ? null : kept.get(0), form.capacity()));
                return "/occurrences/" + id;
            });
            return "redirect:" + url;
        } catch (ListedNames.Asked asked) {
            return view.ask(actor, id, form, kept, asked.reading(), errors, model, response);
        } catch (Conflict nothing) {
            errors.add("names", nothing.messageCode(), nothing.arguments());
            return view.again(actor, id, form, kept, errors, HttpStatus.CONFLICT, model, response);
        }
    }

    private static void say(RedirectAttributes redirect, ListEntries.Result result) {
        String done = String.valueOf(result.done());
        if (result.left() == 0) {
            Flash.ok(redirect, "execution.entry.done", done);
        } else {
            Flash.warn(redirect, "execution.entry.done-part", done, String.valueOf(result.left()));
        }
    }

    /** There is one paper: what was chosen anew takes the place of the file kept. */
    private static List<Kept> latest(List<Kept> kept) {
        return kept.size() < 2 ? kept : List.of(kept.get(kept.size() - 1));
    }
}
