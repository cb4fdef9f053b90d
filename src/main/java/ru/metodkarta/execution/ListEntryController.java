package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
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
import ru.metodkarta.shared.Actor;
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
        model.addAttribute("form", ListEntryForm.empty());
        return view.show(actor, id, q, new FormErrors(), model);
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
        FormErrors errors = new FormErrors();
        ListEntryForm.Command command = form.toCommand(entries.today(actor), errors);
        ListEntries.Paper paper = errors.isEmpty() && Deciding.any(actor) ? store(actor, files, errors) : null;
        if (!errors.isEmpty()) {
            return again(actor, id, files, errors, model, response);
        }
        List<String> unknown = new ArrayList<>();
        String url = keys.former(form.requestKey(), actor);
        if (url == null) {
            url = keys.once(form.requestKey(), actor, () -> {
                ListEntries.Result result = entries.enter(actor, id, command, paper, form.capacity());
                unknown.addAll(result.done() == 0 ? result.unknown() : List.of());
                if (result.left() == 0) {
                    Flash.ok(redirect, "execution.entry.done", String.valueOf(result.done()));
                } else {
                    Flash.warn(
                            redirect,
                            "execution.entry.done-part",
                            String.valueOf(result.done()),
                            String.valueOf(result.left()));
                }
                return "/occurrences/" + id;
            });
        }
        if (!unknown.isEmpty()) {
            model.addAttribute("unknown", unknown);
            errors.add("names", "execution.error.unknown-names", String.valueOf(unknown.size()));
            return again(actor, id, files, errors, model, response);
        }
        return "redirect:" + url;
    }

    /** Before the transaction; what is not taken is swept after a day. A photo leaves its place behind. */
    private ListEntries.Paper store(Actor actor, List<MultipartFile> uploads, FormErrors errors) {
        List<ReportContent.Proof> stored = files.store(actor.regionId(), "files", uploads, errors);
        return stored.isEmpty()
                ? null
                : new ListEntries.Paper(stored.get(0).file(), stored.get(0).fileName());
    }

    /** A browser does not keep the chosen file: the page says so. */
    private String again(
            Actor actor,
            UUID id,
            List<MultipartFile> uploads,
            FormErrors errors,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("filesAgain", uploads != null && uploads.stream().anyMatch(file -> !file.isEmpty()));
        return view.show(actor, id, null, errors, model);
    }
}
