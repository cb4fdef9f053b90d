package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
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

/** «Заменить обезличенным»: the file with personal data goes, another takes its place, in one step. */
@Controller
class ProofReplacementController {

    private final ProofWithdrawal withdrawal;
    private final ReportFiles files;
    private final RequestKeys keys;

    ProofReplacementController(ProofWithdrawal withdrawal, ReportFiles files, RequestKeys keys) {
        this.withdrawal = withdrawal;
        this.files = files;
        this.keys = keys;
    }

    @GetMapping("/assignments/{id}/files/{evidenceId}/replacement")
    String ask(Actor actor, @PathVariable UUID id, @PathVariable UUID evidenceId, Model model) {
        return page(withdrawal.ask(actor, id, evidenceId), id, WithdrawalForm.empty(), new FormErrors(), model);
    }

    @PostMapping("/assignments/{id}/files/{evidenceId}/replacement")
    String replace(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID evidenceId,
            @ModelAttribute("form") WithdrawalForm form,
            @RequestParam(name = "replacement", required = false) MultipartFile upload,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String former = keys.former(form.requestKey(), actor);
        if (former != null) {
            return "redirect:" + former;
        }
        ProofWithdrawal.Question question = withdrawal.ask(actor, id, evidenceId);
        FormErrors errors = new FormErrors();
        String reason = form.toReason(errors);
        List<ReportContent.Proof> stored = List.of();
        if (upload == null || upload.isEmpty()) {
            errors.add("replacement", "execution.error.replacement");
        } else if (errors.isEmpty()) {
            stored = files.store(question.evidence().regionId(), "replacement", List.of(upload), errors);
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(question, id, form, errors, model);
        }
        ReportContent.Proof file = stored.get(0);
        String url = keys.once(form.requestKey(), actor, () -> {
            withdrawal.replace(actor, id, evidenceId, form.capacity(), reason, file);
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.flash.proof-replaced");
        return "redirect:" + url;
    }

    private static String page(
            ProofWithdrawal.Question question, UUID id, WithdrawalForm form, FormErrors errors, Model model) {
        model.addAttribute("proof", question);
        model.addAttribute("assignmentId", id);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "execution/proof-replacement";
    }
}
