package ru.metodkarta.roadmap;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import ru.metodkarta.approval.Paper;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.FormErrors;

/** What a reviewer's form asks for: to endorse, to return with remarks, to approve by entering the act. */
@Component
class PostedVerdicts {

    private final DecisionPages pages;
    private final Approvals approvals;
    private final Scans scans;
    private final Clock clock;
    private final int inline;

    /** @param inline assignments an approval creates while the approver waits; more are created by a job */
    PostedVerdicts(
            DecisionPages pages,
            Approvals approvals,
            Scans scans,
            Clock clock,
            @Value("${metodkarta.approval-inline:5000}") int inline) {
        this.pages = pages;
        this.approvals = approvals;
        this.scans = scans;
        this.clock = clock;
        this.inline = inline;
    }

    /** One submitted form on its way to a decision. */
    record Posted(Actor actor, RoadmapHead head, DecisionForm form, MultipartFile scan, FormErrors errors) {

        UUID id() {
            return head.id();
        }
    }

    /**
     * A decision ready to be made.
     *
     * @param message to be shown when it is made
     * @param page below that of the roadmap, to go on with
     */
    record Deed(String message, String page, Runnable decision) {}

    /** Stores the scan, if there is one. Null when something is wrong and the errors say what. */
    Deed read(Posted posted) {
        if (!posted.form().decides()) {
            posted.errors().add("verdict", "approval.error.verdict");
            return null;
        }
        return posted.form().approves() ? approval(posted) : review(posted);
    }

    private Deed approval(Posted posted) {
        Actor actor = posted.actor();
        DecisionForm form = posted.form();
        ApprovalChoices choices = form.choices(posted.errors());
        ApprovingAct act = act(posted);
        if (!posted.errors().isEmpty()) {
            return null;
        }
        int expected = pages.created(actor, posted.head(), choices);
        if (expected > inline) {
            return new Deed(
                    "approval.job.begun",
                    "/approval/progress",
                    () -> approvals.approveLater(actor, posted.id(), form, choices, act.scanId(), expected));
        }
        return new Deed(
                act.blank() ? "approval.approved-blank" : "approval.approved",
                "",
                () -> approvals.approve(actor, posted.id(), act, choices, form.step()));
    }

    private ApprovingAct act(Posted posted) {
        UUID existing = posted.form().existingAct();
        if (existing != null) {
            return ApprovingAct.existing(existing);
        }
        ActRequisites checked =
                posted.form().act().toRequisites(posted.errors(), posted.actor().today(clock));
        UUID scanId = stored(posted);
        return checked == null ? null : ApprovingAct.entered(checked.withScan(scanId));
    }

    /** Endorsement or return; of a step decided on paper with the day and number of the paper. */
    private Deed review(Posted posted) {
        Actor actor = posted.actor();
        DecisionForm form = posted.form();
        FormErrors errors = posted.errors();
        String remark = form.remark(errors);
        Map<UUID, String> remarks = form.remarks(errors);
        boolean silent = remark == null && remarks.isEmpty();
        if (errors.isEmpty() && form.returns() && silent) {
            errors.add("remark", "approval.error.remark");
        }
        Paper paper = form.paper(errors, pages.paperNeeded(actor, posted.head(), form.step()), actor.today(clock));
        UUID scanId = stored(posted);
        if (!errors.isEmpty()) {
            return null;
        }
        StepChoice step = new StepChoice(
                form.step().stepId(), form.step().capacity(), new Paper(paper.number(), paper.on(), scanId));
        if (form.returns()) {
            return new Deed(
                    "approval.returned",
                    "/submissions",
                    () -> approvals.returnForRework(actor, posted.id(), remark, remarks, step));
        }
        return new Deed(
                silent ? "approval.endorsed" : "approval.endorsed-with-remarks",
                "/submissions",
                () -> approvals.endorse(actor, posted.id(), remark, remarks, form.get("seen"), step));
    }

    private UUID stored(Posted posted) {
        return posted.errors().isEmpty() ? scans.store(posted.head().regionId(), posted.scan(), posted.errors()) : null;
    }
}
