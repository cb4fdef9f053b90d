package ru.metodkarta.roadmap;

import java.time.Clock;
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
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** The page of a roadmap's end, its completion and the way back into force. */
@Controller
class EndingController {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final RoadmapEnding ending;
    private final RequestKeys requestKeys;
    private final MessageSource messages;
    private final Clock clock;

    EndingController(
            RoadmapHeads heads,
            RevisionTexts texts,
            RoadmapEnding ending,
            RequestKeys requestKeys,
            MessageSource messages,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.ending = ending;
        this.requestKeys = requestKeys;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is still open, and what may be decided. */
    @GetMapping("/roadmaps/{id}/completion")
    ModelAndView page(Actor actor, @PathVariable UUID id, Locale locale) {
        return page(actor, id, "", new FormErrors(), locale);
    }

    @PostMapping("/roadmaps/{id}/completion")
    String complete(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = requestKeys.once(requestKey, actor, () -> {
            ending.complete(actor, id);
            return "/roadmaps/" + id;
        });
        Flash.ok(redirect, "roadmap.ending.completed");
        return "redirect:" + url;
    }

    /** «Вернуть в действие» */
    @PostMapping("/roadmaps/{id}/completion/reversal")
    Object reopen(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        String why = errors.required("reason", reason, 1000);
        if (!errors.isEmpty()) {
            ModelAndView page = page(actor, id, reason, errors, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        String url = requestKeys.once(requestKey, actor, () -> {
            ending.reopen(actor, id, why);
            return "/roadmaps/" + id;
        });
        Flash.ok(redirect, "roadmap.ending.reopened");
        return "redirect:" + url;
    }

    private ModelAndView page(Actor actor, UUID id, String reason, FormErrors errors, Locale locale) {
        RoadmapHead head = heads.seen(actor, id);
        if (actor.fitting(grant -> RoadmapEnding.mayArchive(grant, head.place()))
                .isEmpty()) {
            throw new NotAllowed(head.ownerName());
        }
        if (!head.published()) {
            throw new Conflict("approval.conflict.not-approved");
        }
        RevisionText text = texts.read(head.effectiveId());
        ExecutionView.Progress work = ending.work(actor, id);
        boolean completes = !actor.fitting(grant -> RoadmapEnding.mayComplete(grant, head.place()))
                .isEmpty();
        return new ModelAndView("roadmap/ending")
                .addObject("head", head)
                .addObject("text", text)
                .addObject("viewer", actor)
                .addObject("work", work)
                .addObject("open", RoadmapEnding.open(work))
                .addObject("completes", completes)
                .addObject(
                        "periodGoesOn",
                        text.head().periodTo() == null
                                || !text.head().periodTo().isBefore(actor.today(clock)))
                .addObject("decisions", ending.decisions(id))
                .addObject("reason", reason)
                .addObject("errors", errors)
                .addObject("crumbs", EditionController.crumbs(messages, locale, id));
    }
}
