package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.evidence.FileRefused;
import ru.metodkarta.evidence.Upload;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** What the executor does with a report. */
@Controller
class ReportController {

    private final ExecutionReports reports;
    private final AssignmentPages pages;
    private final AssignmentView view;
    private final RequestKeys keys;

    ReportController(ExecutionReports reports, AssignmentPages pages, AssignmentView view, RequestKeys keys) {
        this.reports = reports;
        this.pages = pages;
        this.view = view;
        this.keys = keys;
    }

    @PostMapping("/assignments/{id}/report")
    String saveDraft(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") ReportForm form,
            @RequestParam(name = "files", required = false) List<MultipartFile> files,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        storeFiles(actor, id, files, errors);
        AssignmentPage page = pages.read(actor, id);
        ReportContent content = form.toDraft(ids(page), errors);
        if (!errors.isEmpty() && page.rights().report()) {
            return again(model, response, errors, actor, page);
        }
        return done(
                actor,
                id,
                form.requestKey(),
                to -> reports.saveDraft(actor, to, content),
                () -> Flash.ok(redirect, "execution.flash.draft"));
    }

    @PostMapping("/assignments/{id}/submission")
    String submit(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") ReportForm form,
            @RequestParam(name = "files", required = false) List<MultipartFile> files,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        storeFiles(actor, id, files, errors);
        AssignmentPage page = pages.read(actor, id);
        ReportContent content = form.toReport(ids(page), page.detail().asNeeded(), view.today(actor), errors);
        if (!errors.isEmpty() && page.rights().report()) {
            return again(model, response, errors, actor, page);
        }
        return done(
                actor,
                id,
                form.requestKey(),
                to -> reports.submit(actor, to, content),
                () -> Flash.ok(redirect, "execution.flash.submitted"));
    }

    @PostMapping("/assignments/{id}/submission/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        return done(
                actor,
                id,
                requestKey,
                to -> reports.withdraw(actor, to),
                () -> Flash.ok(redirect, "execution.flash.withdrawn"));
    }

    @PostMapping("/assignments/{id}/extension")
    String askExtension(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("extension") ExtensionForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AssignmentPage page = pages.read(actor, id);
        FormErrors errors = new FormErrors();
        LocalDate due = page.detail().due();
        ExtensionForm.Command command = form.toCommand(due, view.today(actor), errors);
        if (!errors.isEmpty() && page.rights().askExtension()) {
            return again(model, response, errors, actor, page);
        }
        return done(
                actor,
                id,
                form.requestKey(),
                to -> reports.askExtension(actor, to, command.until(), command.reason()),
                () -> Flash.ok(redirect, "execution.flash.extension-asked", new Dates().day(command.until())));
    }

    /** Each file by itself: what is wrong with one does not lose the others, nor the text. */
    private void storeFiles(Actor actor, UUID id, List<MultipartFile> files, FormErrors errors) {
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (file.isEmpty()
                    && (file.getOriginalFilename() == null
                            || file.getOriginalFilename().isBlank())) {
                continue;
            }
            try {
                reports.attach(actor, id, ReportContent.Proof.file(Upload.of(file)));
            } catch (FileRefused e) {
                errors.addFile("files", String.valueOf(file.getOriginalFilename()), e.messageCode(), e.arguments());
            }
        }
    }

    private static List<UUID> ids(AssignmentPage page) {
        return page.proofs().stream().map(Evidence::id).toList();
    }

    private String again(
            Model model, HttpServletResponse response, FormErrors errors, Actor actor, AssignmentPage page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("errors", errors);
        return view.show(model, actor, page);
    }

    private String done(Actor actor, UUID id, String requestKey, Consumer<UUID> deed, Runnable flash) {
        String url = keys.once(requestKey, actor, () -> {
            deed.accept(id);
            return "/assignments/" + id;
        });
        flash.run();
        return "redirect:" + url;
    }
}
