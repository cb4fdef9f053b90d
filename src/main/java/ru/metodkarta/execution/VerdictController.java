package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** What the acceptor decides about one assignment, and the day of an event without a date. */
@Controller
class VerdictController {

    private final Acceptance acceptance;
    private final AssignmentPages pages;
    private final AssignmentView view;
    private final RequestKeys keys;

    VerdictController(Acceptance acceptance, AssignmentPages pages, AssignmentView view, RequestKeys keys) {
        this.acceptance = acceptance;
        this.pages = pages;
        this.view = view;
        this.keys = keys;
    }

    @PostMapping("/assignments/{id}/decision")
    String decide(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("decision") DecisionForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        DecisionForm.Command command = form.toCommand(view.today(actor), errors);
        if (!errors.isEmpty()) {
            return view.again(actor, id, errors, (rights, extras) -> require(rights), model, response);
        }
        String url;
        try {
            url = keys.once(form.requestKey(), actor, () -> {
                carryOut(actor, id, form.sight(), command);
                boolean fromQueue = command.button() == DecisionForm.Button.ACCEPT
                        || command.button() == DecisionForm.Button.RETURN;
                return fromQueue ? "/acceptance" : "/assignments/" + id;
            });
        } catch (Conflict conflict) {
            return tooLate(actor, id, form, conflict, model, response);
        }
        Flash.ok(redirect, "execution.flash." + command.button());
        return "redirect:" + url;
    }

    private static void require(AssignmentPage.Rights rights) {
        if (!rights.decides() && !rights.alone()) {
            throw new NotAllowed();
        }
    }

    /** 409 with the report as it is now, what happened to the one that was seen, and every word that was typed. */
    private String tooLate(
            Actor actor, UUID id, DecisionForm form, Conflict conflict, Model model, HttpServletResponse response) {
        AssignmentPage page = pages.read(actor, id);
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("late", conflict);
        model.addAttribute("lateWords", form.words());
        model.addAttribute("decision", form.seeing(page.seen()));
        return view.show(model, actor, page);
    }

    private void carryOut(Actor actor, UUID id, Sight sight, DecisionForm.Command command) {
        switch (command.button()) {
            case ACCEPT -> acceptance.accept(actor, id, sight, command.remark());
            case RETURN -> acceptance.returnForRework(actor, id, sight, command.remark(), command.until());
            case CLOSE -> acceptance.close(actor, id, sight, command.outcome(), command.remark(), command.count());
            case WITHDRAW -> acceptance.withdrawFromControl(actor, id, sight, command.remark());
            case REOPEN -> acceptance.reopen(actor, id, sight, command.remark(), command.until());
            case ALONE -> acceptance.closeAlone(actor, id, sight, command.remark());
            case GRANT -> acceptance.grantExtension(actor, id, sight, command.grantedUntil(), command.remark());
            case REFUSE -> acceptance.refuseExtension(actor, id, sight, command.remark());
        }
    }

    @PostMapping("/assignments/{id}/event-date")
    String nameEventDate(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("eventDate") EventDateForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        LocalDate day = form.toCommand(errors);
        AssignmentPage page = pages.read(actor, id);
        if (!errors.isEmpty() && page.rights().nameDate()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("errors", errors);
            return view.show(model, actor, page);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            acceptance.nameEventDate(actor, id, day);
            return "/assignments/" + id;
        });
        Flash.ok(redirect, "execution.flash.event-date");
        return "redirect:" + url;
    }
}
