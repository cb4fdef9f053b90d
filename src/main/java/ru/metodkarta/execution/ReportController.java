package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** The report as its executor writes it: a draft, sent, taken back. */
@Controller
class ReportController {

    private final ReportPosts posts;
    private final ExecutionReports reports;
    private final RequestKeys keys;

    ReportController(ReportPosts posts, ExecutionReports reports, RequestKeys keys) {
        this.posts = posts;
        this.reports = reports;
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
        String next = posts.write(actor, id, new ReportPosts.Posted(form, files, false), model, response, redirect);
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
        return posts.write(actor, id, new ReportPosts.Posted(form, files, true), model, response, redirect);
    }

    @PostMapping("/assignments/{id}/submission/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = keys.once(requestKey, actor, () -> {
            reports.withdraw(actor, id);
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.flash.withdrawn");
        return "redirect:" + url;
    }
}
