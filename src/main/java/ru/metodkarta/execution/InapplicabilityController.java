package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** «Не относится к нам»: said with a reason and nothing else; the methodologist decides as on any report. */
@Controller
class InapplicabilityController {

    private final ExecutionReports reports;
    private final MessageSource messages;
    private final RequestKeys keys;

    InapplicabilityController(ExecutionReports reports, MessageSource messages, RequestKeys keys) {
        this.reports = reports;
        this.messages = messages;
        this.keys = keys;
    }

    record Form(String outcome, String reason, String requestKey) {

        Outcome chosen() {
            return Outcome.NOT_NEEDED.name().equals(outcome) ? Outcome.NOT_NEEDED : Outcome.NOT_APPLICABLE;
        }
    }

    @GetMapping("/assignments/{id}/inapplicability")
    String ask(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, id, new Form(Outcome.NOT_APPLICABLE.name(), null, null), new FormErrors(), model);
    }

    @PostMapping("/assignments/{id}/inapplicability")
    String declare(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") Form form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        String reason = errors.required("reason", form.reason(), ReportForm.MAX_REASON);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, id, form, errors, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            reports.declare(actor, id, form.chosen(), reason);
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.flash.declared");
        return "redirect:" + url;
    }

    private String page(Actor actor, UUID id, Form form, FormErrors errors, Model model) {
        model.addAttribute("work", reports.reportable(actor, id));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "outcomes",
                List.of(Outcome.NOT_APPLICABLE, Outcome.NOT_NEEDED).stream()
                        .map(outcome -> new Option(
                                outcome.name(),
                                messages.getMessage(
                                        "execution.outcome." + outcome, null, LocaleContextHolder.getLocale())))
                        .toList());
        return "execution/inapplicability";
    }
}
