package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
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
import ru.metodkarta.evidence.WebLink;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Dates;
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

    /** As typed; names of its own, for it stands on one page with the report. */
    record Form(
            String noteKind,
            String noteOn,
            String noteText,
            String noteParticipants,
            String noteLink,
            String capacity,
            String requestKey) {

        static Form empty(LocalDate today) {
            return new Form(null, new Dates().day(today), null, null, null, null, null);
        }

        WorkNote.Kind kind() {
            return WorkNote.Kind.INSTANCE.name().equals(noteKind) ? WorkNote.Kind.INSTANCE : WorkNote.Kind.INTERIM;
        }

        WorkNotes.Content toContent(LocalDate today, List<ReportContent.Proof> stored, FormErrors errors) {
            LocalDate on = Dates.parse("noteOn", noteOn, errors);
            if (on == null) {
                errors.add("noteOn", "error.required");
            } else if (on.isAfter(today)) {
                errors.add("noteOn", "execution.error.note-future");
            }
            String text = errors.required("noteText", noteText, ReportForm.MAX_RESULT);
            Integer people = ReportForm.whole(
                    "noteParticipants", noteParticipants, ReportForm.MAX_COUNT, "execution.error.participants", errors);
            List<ReportContent.Proof> proofs = new ArrayList<>(stored);
            if (noteLink != null && !noteLink.isBlank()) {
                String address = WebLink.complete(noteLink);
                String problem = WebLink.problem(address);
                if (problem != null) {
                    errors.add("noteLink", problem, String.valueOf(WebLink.MAX_LENGTH));
                }
                proofs.add(ReportContent.Proof.link(address));
            }
            return new WorkNotes.Content(on, text, people, proofs, capacity);
        }
    }

    @PostMapping("/assignments/{id}/notes")
    String add(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("note") Form form,
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
