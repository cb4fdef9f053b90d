package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.ModelAndView;
import ru.metodkarta.approval.AddresseeKind;
import ru.metodkarta.approval.ApprovalRequest;
import ru.metodkarta.approval.Remarks;
import ru.metodkarta.approval.ReviewRound;
import ru.metodkarta.approval.ReviewSheets;
import ru.metodkarta.approval.Reviewer;
import ru.metodkarta.approval.Reviewers;
import ru.metodkarta.approval.Reviews;
import ru.metodkarta.approval.StepKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;

/** A reviewer's page: the text as submitted, what it changes and creates, the approval sheet, the forms of the decision. */
@Component
class DecisionPages {

    private final RevisionTexts texts;
    private final SubmittedTexts submitted;
    private final PlanTables tables;
    private final Amendments amendments;
    private final ApprovalEffects effects;
    private final ReviewDeciders deciders;
    private final Reviewers reviewers;
    private final Reviews reviews;
    private final ReviewSheets sheets;
    private final Remarks remarks;
    private final ObjectProvider<DroppedMandates> mandates;
    private final ActsOfPlace acts;
    private final Scans scans;
    private final MessageSource messages;
    private final Clock clock;

    DecisionPages(
            RevisionTexts texts,
            SubmittedTexts submitted,
            PlanTables tables,
            Amendments amendments,
            ApprovalEffects effects,
            ReviewDeciders deciders,
            Reviewers reviewers,
            Reviews reviews,
            ReviewSheets sheets,
            Remarks remarks,
            ObjectProvider<DroppedMandates> mandates,
            ActsOfPlace acts,
            Scans scans,
            MessageSource messages,
            Clock clock) {
        this.texts = texts;
        this.submitted = submitted;
        this.tables = tables;
        this.amendments = amendments;
        this.effects = effects;
        this.deciders = deciders;
        this.reviewers = reviewers;
        this.reviews = reviews;
        this.sheets = sheets;
        this.remarks = remarks;
        this.mandates = mandates;
        this.acts = acts;
        this.scans = scans;
        this.messages = messages;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    ModelAndView page(Actor actor, RoadmapHead head, DecisionForm form, FormErrors errors, Locale locale) {
        UUID id = head.id();
        deciders.require(actor, head);
        ApprovalRequest request = reviews.findOpen(id).orElseThrow(() -> reviews.meanwhile(actor, id));
        LocalDate today = actor.today(clock);
        Reviewer reviewer = reviewers.of(actor);
        ReviewRound round =
                sheets.of(id, head.place().review(), reviewer, today).get(0);
        ReviewTurn turn = turn(actor, head, request, form.step(), reviewer);
        DecisionPage page = decision(actor, head, form, turn != null && turn.approves(), locale);
        return new ModelAndView("roadmap/approval")
                .addObject("head", head)
                .addObject("text", page.text())
                .addObject("viewer", actor)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("parts", Part.values())
                .addObject("round", round)
                .addObject("turn", turn)
                .addObject("seen", request.contentSha256())
                .addObject("waitsForObjections", request.waitsForObjections(today))
                .addObject("correction", correction(round, page.text(), today, locale))
                .addObject(
                        "dropped",
                        mandates.orderedStream()
                                .flatMap(module -> module.of(id).stream())
                                .toList())
                .addObject("said", said(id))
                .addObject("linked", head.seenBy(actor))
                .addObject("scans", scans.taken())
                .addObject("kinds", kinds(messages, locale))
                .addObject("acts", turn != null && turn.approves() ? knownActs(head, today, locale) : List.of())
                .addObject("page", page)
                .addObject("crumbs", RoadmapView.crumbs(head, messages.getMessage("menu.roadmaps", null, locale)));
    }

    /** Null when no step waits for this person. */
    private ReviewTurn turn(
            Actor actor, RoadmapHead head, ApprovalRequest request, StepChoice choice, Reviewer reviewer) {
        return deciders.turn(reviewer, head, request, choice)
                .map(found -> new ReviewTurn(
                        found.step().id(),
                        found.step().kind() == StepKind.APPROVE,
                        found.step().carried(),
                        found.by().fromOriginal(),
                        found.step().paper(),
                        found.step().to().body(),
                        found.step().to().office(),
                        found.step().organizationName(),
                        capacities(actor, head, request, found, reviewer)))
                .orElse(null);
    }

    private static List<Grant> capacities(
            Actor actor, RoadmapHead head, ApprovalRequest request, ReviewDeciders.Turn turn, Reviewer reviewer) {
        boolean endorsedOnPaper =
                turn.step().kind() == StepKind.ENDORSE && turn.by().fromOriginal();
        return actor.fitting(grant -> (turn.by().fromOriginal()
                        ? reviewer.enters(grant, turn.step(), head.place().review())
                        : reviewer.holds(grant, turn.step(), head.place().review()))
                && (endorsedOnPaper || !request.submittedBy(actor, grant)));
    }

    /** What the step this person would decide on asks of its paper. */
    @Transactional(readOnly = true)
    DecisionForm.PaperNeeded paperNeeded(Actor actor, RoadmapHead head, StepChoice choice) {
        return reviews.findOpen(head.id())
                .flatMap(request -> deciders.turn(actor, head, request, choice))
                .filter(turn -> turn.by().fromOriginal())
                .map(turn -> turn.step().to().kind() == AddresseeKind.BODY
                        ? DecisionForm.PaperNeeded.PROTOCOL
                        : DecisionForm.PaperNeeded.DAY)
                .orElse(DecisionForm.PaperNeeded.NOTHING);
    }

    /** How many assignments an approval with these choices would create; 0 when nothing waits. */
    int created(Actor actor, RoadmapHead head, ApprovalChoices choices) {
        return head.draftInReview()
                ? effects.preview(head.draftId(), choices, actor.today(clock))
                        .map(ExecutionView.Impact::assignments)
                        .orElse(0)
                : 0;
    }

    /** What the author changed since the round before; null in the first round and when nothing differs. */
    private Amendment correction(ReviewRound round, RevisionText text, LocalDate today, Locale locale) {
        if (round.round() == 1) {
            return null;
        }
        return submitted
                .before(round.id())
                .map(before -> amendments.between(before, text, today, locale))
                .filter(difference -> !difference.isEmpty())
                .orElse(null);
    }

    /** Remarks still open from the rounds before, by activity id; those on the whole under an empty key. */
    private Map<String, List<Remarks.Remark>> said(UUID roadmapId) {
        return remarks.openOn(roadmapId).stream()
                .collect(Collectors.groupingBy(remark -> remark.anchor() == null ? "" : remark.anchor()));
    }

    private List<Option> knownActs(RoadmapHead head, LocalDate today, Locale locale) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", messages.getMessage("approval.act.new", null, locale)));
        acts.offered(head.id(), head.place(), today)
                .forEach(act -> options.add(new Option(
                        act.id().toString(),
                        messages.getMessage(
                                "approval.act.known",
                                new Object[] {
                                    messages.getMessage("roadmap.act.kind." + act.kind(), null, locale),
                                    new Dates().day(act.onDate()),
                                    act.number(),
                                    act.title()
                                },
                                locale))));
        return options.size() == 1 ? List.of() : options;
    }

    private DecisionPage decision(Actor actor, RoadmapHead head, DecisionForm form, boolean approves, Locale locale) {
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
                table.everything(messages.getMessage("clause.title", null, locale)),
                impact,
                amendment,
                form.showsAll(),
                approves);
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
