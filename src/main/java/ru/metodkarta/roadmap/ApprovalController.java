package ru.metodkarta.roadmap;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import ru.metodkarta.approval.ApprovalRequest;
import ru.metodkarta.approval.Reviews;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** A reviewer looks: the text as submitted and what taking effect would do. */
@Controller
@RequestMapping("/roadmaps/{id}/approval")
class ApprovalController {

    private final RoadmapHeads heads;
    private final ReviewDeciders deciders;
    private final Reviews reviews;
    private final ApprovalEffects effects;
    private final DecisionPages pages;
    private final ApprovalJobs jobs;
    private final OrganizationDirectory organizations;
    private final MessageSource messages;
    private final Clock clock;

    ApprovalController(
            RoadmapHeads heads,
            ReviewDeciders deciders,
            Reviews reviews,
            ApprovalEffects effects,
            DecisionPages pages,
            ApprovalJobs jobs,
            OrganizationDirectory organizations,
            MessageSource messages,
            Clock clock) {
        this.heads = heads;
        this.deciders = deciders;
        this.reviews = reviews;
        this.effects = effects;
        this.pages = pages;
        this.jobs = jobs;
        this.organizations = organizations;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView page(Actor actor, @PathVariable UUID id, @RequestParam(required = false) String step, Locale locale) {
        Map<String, String> values = new HashMap<>();
        values.put("step", step == null ? "" : step);
        values.put("kind", ActKind.ORDER.name());
        RoadmapHead head = heads.reviewed(actor, id);
        deciders.require(actor, head);
        if (!head.draftInReview()) {
            throw reviews.meanwhile(actor, id);
        }
        ApprovalJob job = jobs.latest(id).orElse(null);
        if (job != null && job.waiting()) {
            return new ModelAndView("redirect:/roadmaps/" + id + "/approval/progress");
        }
        RoadmapPlace place = head.place();
        values.put("controlFrom", new Dates().day(effects.controlFrom(head.draftId(), actor.today(clock))));
        List<Grant> officials = actor.fitting(grant -> RoadmapAccess.mayApprove(grant, place));
        if (!officials.isEmpty()) {
            values.put("issuer", issuer(officials.get(0)));
            values.put("signatory", signatory(officials.get(0)));
        }
        if (job != null
                && job.failed()
                && job.requestId().equals(openRound(id))
                && job.accountId().equals(actor.accountId())) {
            // nothing typed is lost with an approval that did not go through
            values.putAll(job.form());
            List.of("requestKey", "seen", "step", "verdict").forEach(values::remove);
        }
        return pages.page(actor, head, DecisionForm.fresh(values), new FormErrors(), locale);
    }

    /** «Пересчитать»: the same page with what was typed, and the figures that follow from it. */
    @PostMapping
    ModelAndView recount(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> params, Locale locale) {
        return pages.page(actor, heads.reviewed(actor, id), DecisionForm.of(params), new FormErrors(), locale);
    }

    /** In full, as the document prints it. */
    private String issuer(Grant official) {
        return organizations
                .find(official.employerId())
                .map(OrganizationCard::fullName)
                .orElse(official.employerName());
    }

    /** A substitute signs as «исполняющий обязанности начальника»; the paper is in Russian. */
    private String signatory(Grant official) {
        return official.lent()
                ? OfficialWords.genitive(official.position())
                        .map(of -> messages.getMessage(
                                "roadmap.act.acting", new Object[] {of}, Locale.forLanguageTag("ru")))
                        .orElse(official.position())
                : official.position();
    }

    private UUID openRound(UUID roadmapId) {
        return reviews.findOpen(roadmapId).map(ApprovalRequest::id).orElse(null);
    }
}
