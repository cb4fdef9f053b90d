package ru.metodkarta.roadmap;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** A step is decided on: endorsed, returned with remarks, approved by entering the act. */
@Controller
class DecisionController {

    private final RoadmapHeads heads;
    private final ReviewDeciders deciders;
    private final PostedVerdicts verdicts;
    private final DecisionPages pages;
    private final RequestKeys requestKeys;

    DecisionController(
            RoadmapHeads heads,
            ReviewDeciders deciders,
            PostedVerdicts verdicts,
            DecisionPages pages,
            RequestKeys requestKeys) {
        this.heads = heads;
        this.deciders = deciders;
        this.verdicts = verdicts;
        this.pages = pages;
        this.requestKeys = requestKeys;
    }

    @PostMapping("/roadmaps/{id}/decision")
    Object decide(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> params,
            @RequestParam(required = false) MultipartFile scan,
            Locale locale,
            RedirectAttributes redirect) {
        RoadmapHead head = heads.reviewed(actor, id);
        deciders.require(actor, head);
        DecisionForm form = DecisionForm.of(params);
        FormErrors errors = new FormErrors();
        try {
            PostedVerdicts.Deed deed = verdicts.read(new PostedVerdicts.Posted(actor, head, form, scan, errors));
            if (deed != null) {
                return done(actor, head, form, deed, redirect);
            }
        } catch (PastUndecided undecided) {
            errors.add(
                    "otherPast",
                    "approval.error.past",
                    String.valueOf(undecided.past().size()));
        }
        return pages.unprocessable(actor, head, form, errors, locale);
    }

    private String done(
            Actor actor, RoadmapHead head, DecisionForm form, PostedVerdicts.Deed deed, RedirectAttributes redirect) {
        String url = requestKeys.once(form.get("requestKey"), actor, () -> {
            deed.decision().run();
            // somebody whose office alone brought them here does not see the roadmap's other pages
            return head.seenBy(actor) ? "/roadmaps/" + head.id() + deed.page() : "/";
        });
        Flash.ok(redirect, deed.message());
        return "redirect:" + url;
    }
}
