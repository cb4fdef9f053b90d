package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.approval.Paper;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** A step is decided on: endorsed, returned with remarks, approved by entering the act. */
@Controller
class DecisionController {

    private final RoadmapHeads heads;
    private final ReviewDeciders deciders;
    private final DecisionPages pages;
    private final Approvals approvals;
    private final Scans scans;
    private final RequestKeys requestKeys;
    private final Clock clock;
    private final int inline;

    /** @param inline assignments an approval creates while the approver waits; more are created by a job */
    DecisionController(
            RoadmapHeads heads,
            ReviewDeciders deciders,
            DecisionPages pages,
            Approvals approvals,
            Scans scans,
            RequestKeys requestKeys,
            Clock clock,
            @Value("${metodkarta.approval-inline:5000}") int inline) {
        this.heads = heads;
        this.deciders = deciders;
        this.pages = pages;
        this.approvals = approvals;
        this.scans = scans;
        this.requestKeys = requestKeys;
        this.clock = clock;
        this.inline = inline;
    }

    /** One submitted form on its way to a decision. */
    private record Posted(Actor actor, RoadmapHead head, DecisionForm form, FormErrors errors, Locale locale) {

        UUID id() {
            return head.id();
        }
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
        Posted posted = new Posted(actor, head, DecisionForm.of(params), new FormErrors(), locale);
        if (!posted.form().decides()) {
            posted.errors().add("verdict", "approval.error.verdict");
            return pages.unprocessable(posted.actor(), head, posted.form(), posted.errors(), locale);
        }
        return posted.form().approves() ? approve(posted, scan, redirect) : review(posted, scan, redirect);
    }

    private Object approve(Posted posted, MultipartFile scan, RedirectAttributes redirect) {
        DecisionForm form = posted.form();
        FormErrors errors = posted.errors();
        ApprovalChoices choices = form.choices(errors);
        ApprovingAct act = act(posted, scan);
        if (!errors.isEmpty()) {
            return unprocessable(posted);
        }
        try {
            int expected = pages.created(posted.actor(), posted.head(), choices);
            if (expected > inline) {
                return done(
                        posted,
                        redirect,
                        "approval.job.begun",
                        "/approval/progress",
                        () -> approvals.approveLater(
                                posted.actor(), posted.id(), form, choices, act.scanId(), expected));
            }
            return done(
                    posted,
                    redirect,
                    act.blank() ? "approval.approved-blank" : "approval.approved",
                    "",
                    () -> approvals.approve(posted.actor(), posted.id(), act, choices, form.step()));
        } catch (PastUndecided undecided) {
            errors.add(
                    "otherPast",
                    "approval.error.past",
                    String.valueOf(undecided.past().size()));
            return unprocessable(posted);
        }
    }

    private ApprovingAct act(Posted posted, MultipartFile scan) {
        UUID existing = posted.form().existingAct();
        if (existing != null) {
            return ApprovingAct.existing(existing);
        }
        ActRequisites checked =
                posted.form().act().toRequisites(posted.errors(), posted.actor().today(clock));
        UUID scanId = stored(posted, scan);
        return checked == null ? null : ApprovingAct.entered(checked.withScan(scanId));
    }

    /** Endorsement or return; of a step decided on paper with the day and number of the paper. */
    private Object review(Posted posted, MultipartFile scan, RedirectAttributes redirect) {
        DecisionForm form = posted.form();
        FormErrors errors = posted.errors();
        LocalDate today = posted.actor().today(clock);
        String remark = form.remark(errors);
        Map<UUID, String> remarks = form.remarks(errors);
        if (errors.isEmpty() && form.returns() && remark == null && remarks.isEmpty()) {
            errors.add("remark", "approval.error.remark");
        }
        Paper paper = form.paper(errors, pages.paperNeeded(posted.actor(), posted.head(), form.step()), today);
        UUID scanId = stored(posted, scan);
        if (!errors.isEmpty()) {
            return unprocessable(posted);
        }
        StepChoice step = new StepChoice(
                form.step().stepId(), form.step().capacity(), new Paper(paper.number(), paper.on(), scanId));
        if (form.returns()) {
            return done(
                    posted,
                    redirect,
                    "approval.returned",
                    "/submissions",
                    () -> approvals.returnForRework(posted.actor(), posted.id(), remark, remarks, step));
        }
        return done(
                posted,
                redirect,
                remark == null && remarks.isEmpty() ? "approval.endorsed" : "approval.endorsed-with-remarks",
                "/submissions",
                () -> approvals.endorse(posted.actor(), posted.id(), remark, remarks, form.get("seen"), step));
    }

    private UUID stored(Posted posted, MultipartFile scan) {
        return posted.errors().isEmpty() ? scans.store(posted.head().regionId(), scan, posted.errors()) : null;
    }

    private Object unprocessable(Posted posted) {
        return pages.unprocessable(posted.actor(), posted.head(), posted.form(), posted.errors(), posted.locale());
    }

    private String done(Posted posted, RedirectAttributes redirect, String message, String page, Runnable decision) {
        Supplier<String> once = () -> {
            decision.run();
            // somebody whose office alone brought them here does not see the roadmap's other pages
            return posted.head().seenBy(posted.actor()) ? "/roadmaps/" + posted.id() + page : "/";
        };
        String url = requestKeys.once(posted.form().get("requestKey"), posted.actor(), once);
        Flash.ok(redirect, message);
        return "redirect:" + url;
    }
}
