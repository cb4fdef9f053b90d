package ru.metodkarta.execution;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** «Выбрать из приложенных раньше»: a proof of the organization serves again. */
@Controller
class UsedProofsController {

    private static final int MAX_TEXT = 200;

    private final UsedProofs proofs;
    private final ExecutionReports reports;
    private final RequestKeys keys;

    UsedProofsController(UsedProofs proofs, ExecutionReports reports, RequestKeys keys) {
        this.proofs = proofs;
        this.reports = reports;
        this.keys = keys;
    }

    @GetMapping("/assignments/{id}/proofs")
    String list(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String page,
            Model model) {
        String text = q == null
                ? ""
                : q.strip().substring(0, Math.min(MAX_TEXT, q.strip().length()));
        String path = "/assignments/" + id + "/proofs";
        model.addAttribute("listed", proofs.list(actor, id, text, page));
        model.addAttribute("q", text);
        model.addAttribute("assignmentId", id);
        model.addAttribute(
                "url",
                text.isEmpty()
                        ? path
                        : UriComponentsBuilder.fromPath(path)
                                .queryParam("q", "{q}")
                                .encode()
                                .buildAndExpand(text)
                                .toUriString());
        return "execution/used-proofs";
    }

    @PostMapping("/assignments/{id}/proofs")
    String use(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) List<String> chosen,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String former = keys.former(requestKey, actor);
        if (former != null) {
            return "redirect:" + former;
        }
        List<ReportContent.Proof> usable = proofs.usable(actor, id, Chosen.of(chosen));
        if (usable.isEmpty()) {
            Flash.warn(redirect, "execution.flash.no-proof-ticked");
            return "redirect:/assignments/" + id + "/proofs";
        }
        String url = keys.once(requestKey, actor, () -> {
            reports.attach(actor, id, null, usable);
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.flash.proofs-used", String.valueOf(usable.size()));
        return "redirect:" + url;
    }
}
