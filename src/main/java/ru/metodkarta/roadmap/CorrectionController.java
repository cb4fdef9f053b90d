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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Исправить реквизиты»: what was entered wrongly, with the reason. */
@Controller
@RequestMapping("/roadmaps/{id}/requisites/correction")
class CorrectionController {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final ActCorrections corrections;
    private final Scans scans;
    private final RequestKeys requestKeys;
    private final MessageSource messages;
    private final Clock clock;

    CorrectionController(
            RoadmapHeads heads,
            RevisionTexts texts,
            ActCorrections corrections,
            Scans scans,
            RequestKeys requestKeys,
            MessageSource messages,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.corrections = corrections;
        this.scans = scans;
        this.requestKeys = requestKeys;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView form(Actor actor, @PathVariable UUID id, Locale locale) {
        RoadmapHead head = allowed(actor, id);
        ActForm stored = ActForm.of(texts.read(head.effectiveId()).head().act());
        CorrectionForm correction = new CorrectionForm("", corrections.fingerprint(id), null);
        return page(head, stored, correction, new FormErrors(), locale);
    }

    @PostMapping
    Object correct(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") ActForm form,
            @ModelAttribute("correction") CorrectionForm correction,
            @RequestParam(required = false) MultipartFile scan,
            Locale locale,
            RedirectAttributes redirect) {
        RoadmapHead head = allowed(actor, id);
        FormErrors errors = new FormErrors();
        ActRequisites act = form.toRequisites(errors, actor.today(clock));
        if (form.onDate() == null || form.onDate().isBlank()) {
            errors.add("onDate", "error.required");
        }
        errors.required("number", form.number(), 100);
        String reason = correction.toReason(errors);
        UUID scanId = errors.isEmpty() ? scans.store(head.regionId(), scan, errors) : null;
        if (!errors.isEmpty()) {
            ModelAndView page = page(head, form, correction, errors, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        String url = requestKeys.once(correction.requestKey(), actor, () -> {
            corrections.correct(actor, id, correction.seen(), act.withScan(scanId), reason);
            return "/roadmaps/" + id + "/revisions";
        });
        Flash.ok(redirect, "approval.requisites-corrected");
        return "redirect:" + url;
    }

    private RoadmapHead allowed(Actor actor, UUID id) {
        RoadmapHead head = heads.seen(actor, id);
        if (actor.fitting(grant -> ActCorrections.may(grant, head.place())).isEmpty()) {
            throw new NotAllowed(head.ownerName());
        }
        ActCorrections.requireEntered(head);
        return head;
    }

    private ModelAndView page(
            RoadmapHead head, ActForm form, CorrectionForm correction, FormErrors errors, Locale locale) {
        return new ModelAndView("roadmap/correction")
                .addObject("signed", true)
                .addObject("head", head)
                .addObject("text", texts.read(head.effectiveId()))
                .addObject("form", form)
                .addObject("correction", correction)
                .addObject("errors", errors)
                .addObject("kinds", DecisionPages.kinds(messages, locale))
                .addObject("scans", scans.taken())
                .addObject("crumbs", RoadmapView.crumbs(head, messages.getMessage("menu.roadmaps", null, locale)));
    }
}
