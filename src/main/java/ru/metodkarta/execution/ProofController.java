package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.evidence.FileDownload;
import ru.metodkarta.evidence.FileStore;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Proofs of an assignment: handed out, and «Изъять файл» when personal data has got in. */
@Controller
class ProofController {

    private final AssignmentPages pages;
    private final ProofWithdrawal withdrawal;
    private final FileStore files;
    private final FileDownload download;
    private final RequestKeys keys;

    ProofController(
            AssignmentPages pages,
            ProofWithdrawal withdrawal,
            FileStore files,
            FileDownload download,
            RequestKeys keys) {
        this.pages = pages;
        this.withdrawal = withdrawal;
        this.files = files;
        this.download = download;
        this.keys = keys;
    }

    @GetMapping("/assignments/{id}/files/{evidenceId}")
    ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id, @PathVariable UUID evidenceId) {
        Evidence proof = pages.proof(actor, id, evidenceId);
        if (proof.fileId() == null) {
            throw new NotFound("file");
        }
        return download.response(files.find(proof.fileId()), proof.fileName());
    }

    @GetMapping("/assignments/{id}/files/{evidenceId}/withdrawal")
    String ask(Actor actor, @PathVariable UUID id, @PathVariable UUID evidenceId, Model model) {
        return page(actor, id, evidenceId, WithdrawalForm.empty(), new FormErrors(), model);
    }

    @PostMapping("/assignments/{id}/files/{evidenceId}/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID evidenceId,
            @ModelAttribute("form") WithdrawalForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        String reason = form.toReason(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, id, evidenceId, form, errors, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            withdrawal.withdraw(actor, id, evidenceId, form.capacity(), reason);
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.flash.proof-withdrawn");
        return "redirect:" + url;
    }

    private String page(Actor actor, UUID id, UUID evidenceId, WithdrawalForm form, FormErrors errors, Model model) {
        model.addAttribute("proof", withdrawal.ask(actor, id, evidenceId));
        model.addAttribute("assignmentId", id);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "execution/proof-withdrawal";
    }
}
