package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.evidence.KeptUploads.Kept;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Отчитаться по выбранным»: several assignments at once, with one text and one proof. */
@Controller
class SeveralReportsController {

    private final SeveralReports several;
    private final ReportFiles files;
    private final SeveralReportsView view;
    private final RequestKeys keys;
    private final Clock clock;

    SeveralReportsController(
            SeveralReports several, ReportFiles files, SeveralReportsView view, RequestKeys keys, Clock clock) {
        this.several = several;
        this.files = files;
        this.view = view;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/assignments/reports")
    String ask(Actor actor, @RequestParam(required = false) List<String> chosen, Model model) {
        List<UUID> ids = Chosen.of(chosen);
        SeveralReports.Choice choice =
                ids.isEmpty() ? SeveralReports.Choice.NOTHING : several.of(actor, ids, actor.today(clock));
        model.addAttribute("cut", ids.size() == Chosen.MOST && chosen.size() > Chosen.MOST);
        return view.first(choice, actor, model);
    }

    @PostMapping("/assignments/reports")
    String submit(
            Actor actor,
            @ModelAttribute("form") SeveralReportsForm form,
            @RequestParam(name = "files", required = false) List<MultipartFile> uploads,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String former = keys.former(form.requestKey(), actor);
        if (former != null) {
            return "redirect:" + former;
        }
        List<UUID> shown = form.works();
        if (shown.isEmpty()) {
            Flash.warn(redirect, "execution.flash.none-ticked");
            return "redirect:/assignments";
        }
        SeveralReports.Choice choice = several.of(actor, shown, actor.today(clock));
        FormErrors errors = new FormErrors();
        List<Kept> kept = files.kept(actor, choice.regionId(), form.files(), uploads, errors);
        SeveralReports.Wanted wanted = form.wanted();
        ReportContent content = form.toContent(choice.of(wanted.all()), kept.size(), actor.today(clock), errors);
        List<UUID> missing = wanted.missing(choice);
        if (missing.isEmpty() && !errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return view.again(choice, form, kept, errors, actor, model);
        }
        try {
            SeveralReports.requireNone(missing);
            ReportContent whole = content.and(kept.stream()
                    .map(one -> ReportContent.Proof.file(one.file(), one.fileName()))
                    .toList());
            String url = keys.once(form.requestKey(), actor, () -> {
                int sent = several.submit(
                        actor, wanted, whole, kept.stream().map(Kept::id).toList());
                tell(redirect, sent, choice, wanted);
                return "/assignments";
            });
            return "redirect:" + url;
        } catch (SeveralReports.NotTaken | ConcurrencyFailureException | DataIntegrityViolationException late) {
            SeveralReports.Choice now = several.of(actor, shown, actor.today(clock));
            List<UUID> changed = wanted.missing(now);
            if (changed.isEmpty() && late instanceof DataIntegrityViolationException) {
                throw late;
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            return view.late(now, form, kept, changed, errors, actor, model);
        }
    }

    private static void tell(
            RedirectAttributes redirect, int sent, SeveralReports.Choice choice, SeveralReports.Wanted wanted) {
        List<UUID> all = wanted.all();
        long drafts = choice.able().stream()
                .filter(line ->
                        line.draft() != null && !all.contains(line.work().id()))
                .count();
        if (drafts == 0) {
            Flash.ok(redirect, "execution.flash.several", String.valueOf(sent));
        } else {
            Flash.ok(redirect, "execution.flash.several-drafts", String.valueOf(sent), String.valueOf(drafts));
        }
    }
}
