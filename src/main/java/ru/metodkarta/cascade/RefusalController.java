package ru.metodkarta.cascade;

import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Не берём в план»: the reason, and the way back. {@code activityId} is that of the activity above. */
@Controller
class RefusalController {

    /** «нет», «-» and the like tell the level above nothing. */
    private static final int LEAST_LETTERS = 5;

    private final Refusals refusals;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    RefusalController(Refusals refusals, RequestKeys requestKeys, MessageSource messages) {
        this.refusals = refusals;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    @GetMapping("/roadmaps/{id}/refusals/{activityId}")
    ModelAndView page(Actor actor, @PathVariable UUID id, @PathVariable UUID activityId, Locale locale) {
        return page(actor, id, activityId, "", new FormErrors(), locale);
    }

    @PostMapping("/roadmaps/{id}/refusals/{activityId}")
    Object refuse(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID activityId,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        String why = errors.required("reason", reason, Refusals.LONGEST_REASON);
        if (why != null && why.codePoints().filter(Character::isLetter).count() < LEAST_LETTERS) {
            errors.add("reason", "cascade.error.reason");
        }
        if (!errors.isEmpty()) {
            ModelAndView page = page(actor, id, activityId, reason, errors, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        String url = requestKeys.once(requestKey, actor, () -> {
            refusals.refuse(actor, id, activityId, why);
            return "/roadmaps/" + id + "/proposals";
        });
        Flash.ok(redirect, "cascade.refusal.done");
        return "redirect:" + url;
    }

    @PostMapping("/roadmaps/{id}/refusals/{activityId}/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID activityId,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = requestKeys.once(requestKey, actor, () -> {
            refusals.withdraw(actor, id, activityId);
            return "/roadmaps/" + id + "/proposals";
        });
        Flash.ok(redirect, "cascade.refusal.withdrawn");
        return "redirect:" + url;
    }

    private ModelAndView page(Actor actor, UUID id, UUID activityId, String reason, FormErrors errors, Locale locale) {
        Refusals.Page page = refusals.read(actor, id, activityId);
        return new ModelAndView("cascade/refusal")
                .addObject("page", page)
                .addObject("reason", reason)
                .addObject("errors", errors)
                .addObject("viewer", actor)
                .addObject("crumbs", CascadeCrumbs.of(page.roadmap(), messages, locale));
    }
}
