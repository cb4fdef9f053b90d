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
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
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
    private final ReportFiles files;

    ReportController(
            ExecutionReports reports, AssignmentPages pages, AssignmentView view, RequestKeys keys, ReportFiles files) {
        this.files = files;
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
            @RequestParam(required = false) String then,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String next = write(actor, id, new Posted(form, files, false), model, response, redirect);
        // saved, then to the list of proofs used before: nothing typed is lost on the way
        return "proofs".equals(then) && next.startsWith("redirect:") ? next + "/proofs" : next;
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
        return write(actor, id, new Posted(form, files, true), model, response, redirect);
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

    private record Posted(ReportForm form, List<MultipartFile> files, boolean submits) {}

    /**
     * The files are stored first, in no transaction; the report refers to them in its own. A repeated POST is given the first
     * one's result before anything is done, or waits for it at its key.
     */
    private String write(
            Actor actor,
            UUID id,
            Posted posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ReportForm form = posted.form();
        String former = keys.former(form.requestKey(), actor);
        if (former != null) {
            return "redirect:" + former;
        }
        FormErrors errors = new FormErrors();
        List<ReportContent.Proof> stored = files.store(actor, id, posted.files(), errors);
        AssignmentPage page = pages.read(actor, id);
        ReportContent content = posted.submits()
                ? form.counting(page.instances()).toReport(page.asked(stored.size()), view.today(actor), errors)
                : form.counting(page.instances()).toDraft(ids(page), errors);
        try {
            if (!errors.isEmpty() && page.rights().report()) {
                if (!stored.isEmpty()) {
                    reports.attach(actor, id, form.capacity(), stored);
                    page = pages.read(actor, id);
                }
                return again(model, response, errors, actor, page);
            }
            ReportContent whole = content.and(stored);
            return done(
                    actor,
                    id,
                    form.requestKey(),
                    to -> {
                        if (posted.submits()) {
                            reports.submit(actor, to, whole);
                        } else {
                            reports.saveDraft(actor, to, whole);
                        }
                    },
                    () -> Flash.ok(redirect, posted.submits() ? "execution.flash.submitted" : "execution.flash.draft"));
        } catch (Conflict conflict) {
            return tooLate(actor, id, form, stored, conflict, model, response);
        }
    }

    /** 409 with both texts; the files of the losing form go to the draft where there is one to take them. */
    private String tooLate(
            Actor actor,
            UUID id,
            ReportForm form,
            List<ReportContent.Proof> stored,
            Conflict conflict,
            Model model,
            HttpServletResponse response) {
        ReportCollision.Files fate = ReportCollision.Files.NONE;
        if (!stored.isEmpty()) {
            fate = attached(actor, id, form, stored) ? ReportCollision.Files.KEPT : ReportCollision.Files.AGAIN;
        }
        AssignmentPage page = pages.read(actor, id);
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("collision", ReportCollision.of(conflict, page, form, fate));
        model.addAttribute("form", form.over(page));
        return view.show(model, actor, page);
    }

    private boolean attached(Actor actor, UUID id, ReportForm form, List<ReportContent.Proof> stored) {
        try {
            reports.attach(actor, id, form.capacity(), stored);
            return true;
        } catch (Conflict closed) {
            return false;
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
