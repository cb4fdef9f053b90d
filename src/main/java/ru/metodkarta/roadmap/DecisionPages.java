package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;

/** The approver's page: the text as submitted, what it changes and creates, the forms of the decision. */
@Component
class DecisionPages {

    private final RevisionTexts texts;
    private final PlanTables tables;
    private final Amendments amendments;
    private final ApprovalEffects effects;
    private final Approvals approvals;
    private final RoadmapHistory history;
    private final Scans scans;
    private final MessageSource messages;
    private final Clock clock;

    DecisionPages(
            RevisionTexts texts,
            PlanTables tables,
            Amendments amendments,
            ApprovalEffects effects,
            Approvals approvals,
            RoadmapHistory history,
            Scans scans,
            MessageSource messages,
            Clock clock) {
        this.texts = texts;
        this.tables = tables;
        this.amendments = amendments;
        this.effects = effects;
        this.approvals = approvals;
        this.history = history;
        this.scans = scans;
        this.messages = messages;
        this.clock = clock;
    }

    ModelAndView page(Actor actor, RoadmapHead head, DecisionForm form, FormErrors errors, Locale locale) {
        UUID id = head.id();
        Approvals.requireDecider(actor, head);
        if (!head.draftInReview()) {
            throw approvals.meanwhile(actor, id);
        }
        RoadmapHistory.Submission submission = history.submissions(id).get(0);
        DecisionPage page = decision(actor, head, form, locale);
        return new ModelAndView("roadmap/approval")
                .addObject("head", head)
                .addObject("text", page.text())
                .addObject("viewer", actor)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("parts", Part.values())
                .addObject("submission", submission)
                .addObject("scans", scans.taken())
                .addObject("kinds", kinds(messages, locale))
                .addObject("grants", actor.fitting(grant -> RoadmapAccess.mayDecide(grant, head.place())))
                .addObject(
                        "registers",
                        actor.fitting(grant -> RoadmapAccess.mayApprove(grant, head.place()))
                                .isEmpty())
                .addObject("page", page)
                .addObject("crumbs", RoadmapView.crumbs(head, messages.getMessage("menu.roadmaps", null, locale)));
    }

    private DecisionPage decision(Actor actor, RoadmapHead head, DecisionForm form, Locale locale) {
        LocalDate today = actor.today(clock);
        RevisionText text = texts.read(head.draftId());
        PlanTable table = tables.table(
                text, false, actor, today, new PlanFilter(null, null, null, null, "1"), PageRequestParams.of("1", 1));
        // what is wrong with the choices is told where the form is posted; the count goes with what can be read
        ExecutionView.Impact impact = effects.preview(head.draftId(), form.choices(new FormErrors()), today)
                .orElse(null);
        Amendment amendment =
                head.published() ? amendments.between(texts.read(head.effectiveId()), text, today, locale) : null;
        return DecisionPage.of(
                text,
                approvals.submittedSha256(head.id()),
                table.everything(messages.getMessage("clause.title", null, locale)),
                impact,
                amendment,
                form.showsAll());
    }

    ModelAndView unprocessable(Actor actor, RoadmapHead head, DecisionForm form, FormErrors errors, Locale locale) {
        ModelAndView page = page(actor, head, form, errors, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    static List<Option> kinds(MessageSource messages, Locale locale) {
        return Arrays.stream(ActKind.values())
                .map(kind -> new Option(kind.name(), messages.getMessage("roadmap.act.kind." + kind, null, locale)))
                .toList();
    }
}
