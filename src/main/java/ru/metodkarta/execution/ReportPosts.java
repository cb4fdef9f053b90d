package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** A posted report form, saved as a draft or sent: what is answered when all is well, something is wrong or too late. */
@Component
class ReportPosts {

    private final ExecutionReports reports;
    private final AssignmentPages pages;
    private final AssignmentView view;
    private final RequestKeys keys;
    private final ReportFiles files;

    ReportPosts(
            ExecutionReports reports, AssignmentPages pages, AssignmentView view, RequestKeys keys, ReportFiles files) {
        this.reports = reports;
        this.pages = pages;
        this.view = view;
        this.keys = keys;
        this.files = files;
    }

    record Posted(ReportForm form, List<MultipartFile> files, boolean submits) {

        ReportContent content(AssignmentPage page, int came, java.time.LocalDate today, FormErrors errors) {
            ReportForm counted = form.counting(page);
            List<UUID> proofs = page.proofs().stream().map(Evidence::id).toList();
            return submits ? counted.toReport(page.asked(came, today), today, errors) : counted.toDraft(proofs, errors);
        }
    }

    /**
     * The files are stored first, in no transaction; the report refers to them in its own. A repeated POST is given the first
     * one's result before anything is done, or waits for it at its key.
     */
    String write(
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
        ReportContent content = posted.content(page, stored.size(), view.today(actor), errors);
        try {
            if (!errors.isEmpty() && page.rights().report()) {
                if (!stored.isEmpty()) {
                    reports.attach(actor, id, form.capacity(), stored);
                    page = pages.read(actor, id);
                }
                return again(model, response, errors, actor, page);
            }
            String url = keys.once(form.requestKey(), actor, () -> {
                if (posted.submits()) {
                    reports.submit(actor, id, content.and(stored));
                } else {
                    reports.saveDraft(actor, id, content.and(stored));
                }
                return "/assignments/" + id;
            });
            Flash.ok(redirect, posted.submits() ? "execution.flash.submitted" : "execution.flash.draft");
            return "redirect:" + url;
        } catch (UnchangedReport same) {
            errors.add("text", same.messageCode(), same.arguments());
            return again(model, response, errors, actor, page);
        } catch (Conflict conflict) {
            return tooLate(actor, id, form, stored, conflict, model, response);
        } catch (ConcurrencyFailureException late) {
            return tooLate(actor, id, form, stored, new Conflict("execution.conflict.busy"), model, response);
        }
    }

    private String again(
            Model model, HttpServletResponse response, FormErrors errors, Actor actor, AssignmentPage page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("errors", errors);
        return view.show(model, actor, page);
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
}
