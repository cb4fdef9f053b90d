package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Отчитаться по выбранным»: several assignments at once, with one text and one proof. */
@Controller
class SeveralReportsController {

    private final SeveralReports several;
    private final ReportFiles files;
    private final RequestKeys keys;
    private final Clock clock;

    SeveralReportsController(SeveralReports several, ReportFiles files, RequestKeys keys, Clock clock) {
        this.several = several;
        this.files = files;
        this.keys = keys;
        this.clock = clock;
    }

    /** As typed; {@code docPreset} is the kind of document the form suggested. */
    record Form(
            List<String> chosen,
            String text,
            String doneOn,
            String result,
            String link,
            String docKind,
            String docPreset,
            String docNumber,
            String docDate,
            String capacity,
            String requestKey) {

        ReportContent toContent(LocalDate today, FormErrors errors) {
            String what = errors.required("text", text, ReportForm.MAX_TEXT);
            LocalDate fact = Dates.parse("doneOn", doneOn, errors);
            if (fact == null) {
                errors.add("doneOn", "execution.error.done-on");
            } else {
                ReportForm.checkFact(fact, today.getYear(), today, errors);
            }
            String actual = errors.required("result", result, ReportForm.MAX_RESULT);
            return new ReportContent(what, fact, actual, Outcome.DONE, null, null, null, List.of(), capacity, null);
        }

        List<ReportContent.Proof> proofs(FormErrors errors) {
            return new ReportForm.Named(link, docKind, docPreset, docNumber, docDate).proofs(errors);
        }
    }

    @GetMapping("/assignments/reports")
    String ask(Actor actor, @RequestParam(required = false) List<String> chosen, Model model) {
        List<UUID> ids = Chosen.of(chosen);
        Form empty = new Form(null, null, null, null, null, null, null, null, null, null, null);
        SeveralReports.Choice choice = ids.isEmpty() ? SeveralReports.Choice.NOTHING : several.of(actor, ids);
        return page(choice, empty, new FormErrors(), false, model);
    }

    @PostMapping("/assignments/reports")
    String submit(
            Actor actor,
            @ModelAttribute("form") Form form,
            @RequestParam(name = "files", required = false) List<MultipartFile> uploads,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String former = keys.former(form.requestKey(), actor);
        if (former != null) {
            return "redirect:" + former;
        }
        List<UUID> ids = Chosen.of(form.chosen());
        if (ids.isEmpty()) {
            return none(redirect);
        }
        SeveralReports.Choice choice = several.of(actor, ids);
        if (choice.able().isEmpty()) {
            throw new Conflict("execution.conflict.none-able");
        }
        FormErrors errors = new FormErrors();
        ReportContent content = form.toContent(actor.today(clock), errors);
        List<ReportContent.Proof> proofs = new ArrayList<>(form.proofs(errors));
        boolean came = uploads != null && uploads.stream().anyMatch(file -> !file.isEmpty());
        choice.able()
                .forEach(line -> ReportForm.requireProof(line.work().resultKind(), came || !proofs.isEmpty(), errors));
        if (errors.isEmpty()) {
            proofs.addAll(files.store(choice.regionId(), "files", uploads, errors));
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(choice, form, errors, came, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            SeveralReports.Sent sent = several.submit(actor, ids, content, proofs);
            String count = String.valueOf(sent.sent());
            if (sent.left().isEmpty()) {
                Flash.ok(redirect, "execution.flash.several", count);
                return "/assignments";
            }
            Flash.warn(
                    redirect,
                    "execution.flash.several-part",
                    count,
                    String.valueOf(sent.left().size()));
            return "/assignments/reports?chosen="
                    + sent.left().stream().map(UUID::toString).collect(Collectors.joining("&chosen="));
        });
        return "redirect:" + url;
    }

    private static String none(RedirectAttributes redirect) {
        Flash.warn(redirect, "execution.flash.none-ticked");
        return "redirect:/assignments";
    }

    /** @param again files came and have to be chosen again */
    private static String page(SeveralReports.Choice choice, Form form, FormErrors errors, boolean again, Model model) {
        List<String> kinds = choice.able().stream()
                .map(line -> line.work().resultKind())
                .filter(kind -> WantedProof.of(kind) == WantedProof.DOCUMENT)
                .distinct()
                .toList();
        model.addAttribute("choice", choice);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("filesAgain", again);
        model.addAttribute("kind", kinds.size() == 1 ? kinds.get(0) : null);
        return "execution/several-reports";
    }
}
