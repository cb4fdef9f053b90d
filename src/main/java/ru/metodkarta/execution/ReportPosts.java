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
            String url = errors.isEmpty() || !page.rights().report()
                    ? written(actor, id, posted, content.and(stored), errors)
                    : null;
            if (url == null) {
                model.addAttribute("errors", errors);
                return kept(actor, page, form, stored, model, response);
            }
            Flash.ok(redirect, posted.submits() ? "execution.flash.submitted" : "execution.flash.draft");
            return "redirect:" + url;
        } catch (Conflict conflict) {
            return tooLate(actor, id, form, stored, conflict, model, response);
        } catch (ConcurrencyFailureException late) {
            return tooLate(actor, id, form, stored, new Conflict("execution.conflict.busy"), model, response);
        }
    }

    /** Null when it is the returned report word for word. */
    private String written(Actor actor, UUID id, Posted posted, ReportContent content, FormErrors errors) {
        try {
            return keys.once(posted.form().requestKey(), actor, () -> {
                if (posted.submits()) {
                    reports.submit(actor, id, content);
                } else {
                    reports.saveDraft(actor, id, content);
                }
                return "/assignments/" + id;
            });
        } catch (UnchangedReport same) {
            errors.add("text", same.messageCode(), same.arguments());
            return null;
        }
    }

    /**
     * 422; whatever can be read is in the draft with the files, as if the button of the draft had been pressed: the page says
     * so, and whoever leaves it finds it again.
     */
    private String kept(
            Actor actor,
            AssignmentPage page,
            ReportForm form,
            List<ReportContent.Proof> files,
            Model model,
            HttpServletResponse response) {
        FormErrors unread = new FormErrors();
        ReportContent readable = form.counting(page).readable(page, unread).and(files);
        AssignmentPage now = page;
        if (readable.addsTo(page.stored())) {
            UUID id = page.detail().id();
            reports.saveDraft(actor, id, readable);
            now = pages.read(actor, id);
            model.addAttribute("form", form.kept(now, unread));
            String code = unread.isEmpty() ? "execution.flash.kept" : "execution.flash.kept-partly";
            model.addAttribute("flash", new Flash("ok", code, List.of()));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view.show(model, actor, now);
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
