package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.RequestKeys;

/** The approver's page: the text as submitted, what it will create, the decision. */
@Controller
class DecisionController {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final PlanTables tables;
    private final ApprovalEffects effects;
    private final Approvals approvals;
    private final RoadmapHistory history;
    private final Scans scans;
    private final RequestKeys requestKeys;
    private final MessageSource messages;
    private final Clock clock;

    DecisionController(
            RoadmapHeads heads,
            RevisionTexts texts,
            PlanTables tables,
            ApprovalEffects effects,
            Approvals approvals,
            RoadmapHistory history,
            Scans scans,
            RequestKeys requestKeys,
            MessageSource messages,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.tables = tables;
        this.effects = effects;
        this.approvals = approvals;
        this.history = history;
        this.scans = scans;
        this.requestKeys = requestKeys;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/roadmaps/{id}/approval")
    ModelAndView page(Actor actor, @PathVariable UUID id, Locale locale) {
        Map<String, String> values = new HashMap<>();
        values.put("kind", ActKind.ORDER.name());
        RoadmapHead head = heads.seen(actor, id);
        Approvals.requireDecider(actor, head);
        RoadmapPlace place = head.place();
        values.put("controlFrom", new Dates().day(effects.controlFrom(head.draftId(), actor.today(clock))));
        List<Grant> officials = actor.fitting(grant -> RoadmapAccess.mayApprove(grant, place));
        if (!officials.isEmpty()) {
            values.put("issuer", officials.get(0).employerName());
            values.put("signatory", officials.get(0).position());
        }
        return page(actor, head, DecisionForm.fresh(values), new FormErrors(), locale);
    }

    /** «Пересчитать»: the same page with what was typed, and the figures that follow from it. */
    @PostMapping("/roadmaps/{id}/approval")
    ModelAndView recount(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> params, Locale locale) {
        return page(actor, heads.seen(actor, id), DecisionForm.of(params), new FormErrors(), locale);
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
            return giveBack(actor, id, form, errors, locale, redirect);
        }
        if (!form.approves()) {
            errors.add("verdict", "approval.error.verdict");
            return unprocessable(actor, id, form, errors, locale);
        }
        ApprovalChoices choices = form.choices(errors);
        ActRequisites checked = form.act().toRequisites(errors, null);
        UUID scanId = errors.isEmpty() ? scans.store(head.regionId(), scan, errors) : null;
        if (!errors.isEmpty()) {
            return unprocessable(actor, id, form, errors, locale);
        }
        ActRequisites act = new ActRequisites(
                checked.kind(),
                checked.issuer(),
                checked.signatory(),
                checked.onDate(),
                checked.number(),
                checked.annexNumber(),
                scanId);
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
            return unprocessable(actor, id, form, errors, locale);
        }
    }

    private Object giveBack(
            Actor actor, UUID id, DecisionForm form, FormErrors errors, Locale locale, RedirectAttributes redirect) {
        String remark = form.remark(errors);
        Map<UUID, String> remarks = form.remarks(errors);
        if (errors.isEmpty() && remark == null && remarks.isEmpty()) {
            errors.add("remark", "approval.error.remark");
        }
        if (!errors.isEmpty()) {
            return unprocessable(actor, id, form, errors, locale);
        }
        String url = requestKeys.once(form.get("requestKey"), actor, () -> {
            approvals.returnForRework(actor, id, remark, remarks, form.get("capacity"));
            return "/roadmaps/" + id + "/submissions";
        });
        Flash.ok(redirect, "approval.returned");
        return "redirect:" + url;
    }

    private ModelAndView unprocessable(Actor actor, UUID id, DecisionForm form, FormErrors errors, Locale locale) {
        ModelAndView page = page(actor, heads.seen(actor, id), form, errors, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Actor actor, RoadmapHead head, DecisionForm form, FormErrors errors, Locale locale) {
        UUID id = head.id();
        Approvals.requireDecider(actor, head);
        if (!head.draftInReview()) {
            throw approvals.meanwhile(actor, id);
        }
        LocalDate today = actor.today(clock);
        RevisionText text = texts.read(head.draftId());
        PlanTable table = tables.table(
                text, false, actor, today, new PlanFilter(null, null, null, null, "1"), PageRequestParams.of("1", 1));
        // what is wrong with the choices is told where the form is posted; the count goes with what can be read
        ExecutionView.Impact impact = effects.preview(head.draftId(), form.choices(new FormErrors()), today)
                .orElse(null);
        RoadmapHistory.Submission submission = history.submissions(id).get(0);
        return new ModelAndView("roadmap/approval")
                .addObject("head", head)
                .addObject("text", text)
                .addObject("viewer", actor)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("table", table)
                .addObject("parts", Part.values())
                .addObject("submission", submission)
                .addObject("scans", scans.taken())
                .addObject("kinds", kinds(locale))
                .addObject("grants", actor.fitting(grant -> RoadmapAccess.mayDecide(grant, head.place())))
                .addObject(
                        "registers",
                        actor.fitting(grant -> RoadmapAccess.mayApprove(grant, head.place()))
                                .isEmpty())
                .addObject(
                        "page",
                        DecisionPage.of(
                                text,
                                approvals.submittedSha256(id),
                                table.blocks(),
                                impact,
                                head.published() ? texts.read(head.effectiveId()) : null))
                .addObject("crumbs", RoadmapView.crumbs(head, messages.getMessage("menu.roadmaps", null, locale)));
    }

    private List<Option> kinds(Locale locale) {
        return Arrays.stream(ActKind.values())
                .map(kind -> new Option(kind.name(), messages.getMessage("roadmap.act.kind." + kind, null, locale)))
                .toList();
    }
}
