package ru.metodkarta.roadmap;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Requisites of the act that were blank at approval. */
@Controller
class RequisitesController {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final ActEntering entering;
    private final Scans scans;
    private final RequestKeys requestKeys;
    private final MessageSource messages;
    private final Clock clock;

    RequisitesController(
            RoadmapHeads heads,
            RevisionTexts texts,
            ActEntering entering,
            Scans scans,
            RequestKeys requestKeys,
            MessageSource messages,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.entering = entering;
        this.scans = scans;
        this.requestKeys = requestKeys;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/roadmaps/{id}/requisites")
    ModelAndView form(Actor actor, @PathVariable UUID id, Locale locale) {
        RoadmapHead head = allowed(actor, id);
        RevisionText text = texts.read(head.effectiveId());
        if (!head.requisitesMissing()) {
            throw entered(text.head().act());
        }
        return page(head, text, ActForm.of(text.head().act()), new FormErrors(), locale);
    }

    @PostMapping("/roadmaps/{id}/requisites")
    Object enter(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") ActForm form,
            @RequestParam(required = false) MultipartFile scan,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            RedirectAttributes redirect) {
        RoadmapHead head = allowed(actor, id);
        FormErrors errors = new FormErrors();
        ActRequisites act = form.toRequisites(errors, actor.today(clock));
        if (form.onDate() == null || form.onDate().isBlank()) {
            errors.add("onDate", "error.required");
        }
        errors.required("number", form.number(), 100);
        UUID scanId = errors.isEmpty() ? scans.store(head.regionId(), scan, errors) : null;
        if (!errors.isEmpty()) {
            ModelAndView page = page(head, texts.read(head.effectiveId()), form, errors, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        String url = requestKeys.once(requestKey, actor, () -> {
            entering.enter(actor, id, act.withScan(scanId));
            return "/roadmaps/" + id;
        });
        Flash.ok(redirect, "approval.requisites-entered");
        return "redirect:" + url;
    }

    private RoadmapHead allowed(Actor actor, UUID id) {
        RoadmapHead head = heads.seen(actor, id);
        if (actor.fitting(grant -> ActCorrections.may(grant, head.place())).isEmpty()) {
            throw new NotAllowed(head.ownerName());
        }
        if (!head.published()) {
            throw new Conflict("approval.conflict.not-approved");
        }
        return head;
    }

    private static Conflict entered(RevisionText.Act act) {
        return act == null
                ? new Conflict("approval.conflict.not-approved")
                : new Conflict("approval.conflict.requisites", new Dates().day(act.onDate()), act.number());
    }

    private ModelAndView page(RoadmapHead head, RevisionText text, ActForm form, FormErrors errors, Locale locale) {
        return new ModelAndView("roadmap/requisites")
                .addObject("signed", true)
                .addObject("head", head)
                .addObject("text", text)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("kinds", DecisionPages.kinds(messages, locale))
                .addObject("scans", scans.taken())
                .addObject("crumbs", RoadmapView.crumbs(head, messages.getMessage("menu.roadmaps", null, locale)));
    }
}
