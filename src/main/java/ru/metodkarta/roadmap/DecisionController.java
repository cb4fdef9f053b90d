package ru.metodkarta.roadmap;

import java.time.Clock;
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

/** The approver decides: approves by entering the act, or returns with remarks. */
@Controller
class DecisionController {

    private final RoadmapHeads heads;
    private final DecisionPages pages;
    private final Approvals approvals;
    private final Scans scans;
    private final RequestKeys requestKeys;
    private final Clock clock;

    DecisionController(
            RoadmapHeads heads,
            DecisionPages pages,
            Approvals approvals,
            Scans scans,
            RequestKeys requestKeys,
            Clock clock) {
        this.heads = heads;
        this.pages = pages;
        this.approvals = approvals;
        this.scans = scans;
        this.requestKeys = requestKeys;
        this.clock = clock;
    }

    @PostMapping("/roadmaps/{id}/decision")
    Object decide(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> params,
            @RequestParam(required = false) MultipartFile scan,
            Locale locale,
            RedirectAttributes redirect) {
        RoadmapHead head = heads.seen(actor, id);
        Approvals.requireDecider(actor, head);
        DecisionForm form = DecisionForm.of(params);
        FormErrors errors = new FormErrors();
        if (form.returns()) {
            return giveBack(actor, head, form, errors, locale, redirect);
        }
        if (!form.approves()) {
            errors.add("verdict", "approval.error.verdict");
            return pages.unprocessable(actor, head, form, errors, locale);
        }
        ApprovalChoices choices = form.choices(errors);
        ActRequisites checked = form.act().toRequisites(errors, actor.today(clock));
        UUID scanId = errors.isEmpty() ? scans.store(head.regionId(), scan, errors) : null;
        if (!errors.isEmpty()) {
            return pages.unprocessable(actor, head, form, errors, locale);
        }
        ActRequisites act = checked.withScan(scanId);
        try {
            String url = requestKeys.once(form.get("requestKey"), actor, () -> {
                approvals.approve(actor, id, act, choices, form.get("capacity"));
                return "/roadmaps/" + id;
            });
            Flash.ok(
                    redirect,
                    act.onDate() == null || act.number() == null ? "approval.approved-blank" : "approval.approved");
            return "redirect:" + url;
        } catch (PastUndecided undecided) {
            errors.add(
                    "otherPast",
                    "approval.error.past",
                    String.valueOf(undecided.past().size()));
            return pages.unprocessable(actor, head, form, errors, locale);
        }
    }

    private Object giveBack(
            Actor actor,
            RoadmapHead head,
            DecisionForm form,
            FormErrors errors,
            Locale locale,
            RedirectAttributes redirect) {
        UUID id = head.id();
        String remark = form.remark(errors);
        Map<UUID, String> remarks = form.remarks(errors);
        if (errors.isEmpty() && remark == null && remarks.isEmpty()) {
            errors.add("remark", "approval.error.remark");
        }
        if (!errors.isEmpty()) {
            return pages.unprocessable(actor, head, form, errors, locale);
        }
        String url = requestKeys.once(form.get("requestKey"), actor, () -> {
            approvals.returnForRework(actor, id, remark, remarks, form.get("capacity"));
            return "/roadmaps/" + id + "/submissions";
        });
        Flash.ok(redirect, "approval.returned");
        return "redirect:" + url;
    }
}
