package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Entries of the log of instances, and interim information. */
@Controller
class NotesController {

    private final WorkNotes notes;
    private final AssignmentPages pages;
    private final AssignmentView view;
    private final ReportFiles files;
    private final RequestKeys keys;

    NotesController(WorkNotes notes, AssignmentPages pages, AssignmentView view, ReportFiles files, RequestKeys keys) {
        this.notes = notes;
        this.pages = pages;
        this.view = view;
        this.files = files;
        this.keys = keys;
    }

    @PostMapping("/assignments/{id}/notes")
    String add(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("note") NoteForm form,
            @RequestParam(name = "noteFiles", required = false) List<MultipartFile> uploads,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String former = keys.former(form.requestKey(), actor);
        if (former != null) {
            return "redirect:" + former;
        }
        FormErrors errors = new FormErrors();
        List<ReportContent.Proof> stored = files.store(actor, id, "noteFiles", uploads, errors);
        WorkNotes.Content content = form.toContent(view.today(actor), stored, errors);
        if (!errors.isEmpty()) {
            AssignmentPage page = pages.read(actor, id);
            if (page.rights().reporters().isEmpty()) {
                throw new NotAllowed(page.detail().organizationName());
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("errors", errors);
            model.addAttribute("noteFilesAgain", !stored.isEmpty());
            return view.show(model, actor, page);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            notes.add(actor, id, form.kind(), content);
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.flash.note-" + form.kind());
        return "redirect:" + url;
    }

    @PostMapping("/assignments/{id}/notes/{noteId}/strike")
    String strike(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID noteId,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = keys.once(requestKey, actor, () -> {
            notes.strike(actor, id, noteId);
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.flash.note-struck");
        return "redirect:" + url;
    }
}
