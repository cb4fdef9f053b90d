package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.approval.ApprovalRequest;
import ru.metodkarta.approval.Deciding;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.approval.ReviewedText;
import ru.metodkarta.approval.Reviews;
import ru.metodkarta.approval.Routes;
import ru.metodkarta.approval.StepKind;
import ru.metodkarta.approval.Submission;
import ru.metodkarta.approval.TextChange;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;

/**
 * Review of a roadmap along its route: submit, withdraw, endorse, return with remarks, approve by entering the paper act.
 * One decision a step; whatever a decision does, it does in one transaction.
 */
@Service
public class Approvals {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final Roadmaps roadmaps;
    private final Revisions revisions;
    private final Reviews reviews;
    private final Routes routes;
    private final ReviewDeciders deciders;
    private final SubmittedTexts submitted;
    private final OfficialActs acts;
    private final ActsOfPlace knownActs;
    private final ApprovalEffects effects;
    private final ApprovalJobs jobs;
    private final ContentHash contentHash;
    private final ObjectProvider<SubmissionNotes> notes;
    private final Journal journal;
    private final Clock clock;

    Approvals(
            RoadmapHeads heads,
            RevisionTexts texts,
            Roadmaps roadmaps,
            Revisions revisions,
            Reviews reviews,
            Routes routes,
            ReviewDeciders deciders,
            SubmittedTexts submitted,
            OfficialActs acts,
            ActsOfPlace knownActs,
            ApprovalEffects effects,
            ApprovalJobs jobs,
            ContentHash contentHash,
            ObjectProvider<SubmissionNotes> notes,
            Journal journal,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.roadmaps = roadmaps;
        this.revisions = revisions;
        this.reviews = reviews;
        this.routes = routes;
        this.deciders = deciders;
        this.submitted = submitted;
        this.acts = acts;
        this.knownActs = knownActs;
        this.effects = effects;
        this.jobs = jobs;
        this.contentHash = contentHash;
        this.notes = notes;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The draft goes to the first offices of its route and cannot be edited until decided on or withdrawn.
     *
     * @param note for those who review, null for none
     * @throws SubmissionRefused the text is not ready, or nobody could act on a step
     */
    @Transactional
    public void submit(Actor actor, UUID roadmapId, String note) {
        submit(actor, roadmapId, note, TextChange.SUBSTANTIVE, null);
    }

    /** @param change of a text submitted again: what the author says of it */
    @Transactional
    public void submit(Actor actor, UUID roadmapId, String note, TextChange change, String capacity) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        Grant grant = editor(actor, head, capacity);
        // who writes a row just now is waited for: what is hashed and reviewed is what is stored
        Revision revision = revisions.lockOpen(roadmapId).orElseThrow(() -> new Conflict("approval.conflict.no-draft"));
        if (revision.state() != RevisionState.DRAFT) {
            throw new Conflict("approval.conflict.submitted");
        }
        RevisionText text = texts.read(revision.id());
        List<Routes.Staffed> route = route(actor, head);
        SubmissionCheck check = SubmissionCheck.of(text, route, null);
        boolean refused = notes.orderedStream()
                .flatMap(module -> module.of(roadmapId).stream())
                .anyMatch(SubmissionNotes.Note::refuses);
        if (check.refuses() || refused) {
            throw new SubmissionRefused(check);
        }
        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        roadmap.submit(revision, contentHash.of(revision.id()));
        roadmaps.saveAndFlush(roadmap);
        revisions.saveAndFlush(revision);
        ApprovalRequest request = reviews.open(
                new ReviewedText(roadmapId, revision.id(), revision.contentSha256()),
                new Submission(actor, grant.capacity(), note, change),
                route.stream().map(Routes.Staffed::step).toList());
        submitted.keep(request.id(), text);
        record(
                Deciding.by(actor, grant),
                "ROADMAP_SUBMITTED",
                roadmap,
                revision,
                Map.of("revision", revision.no(), "round", request.round()));
    }

    /** The steps a submission would go through now, with those who could act. */
    @Transactional(readOnly = true)
    List<Routes.Staffed> route(Actor actor, RoadmapHead head) {
        LocalDate today = actor.today(clock);
        return routes.staffed(
                routes.of(
                        head.ownerId(),
                        PlanKind.valueOf(head.planKind()),
                        head.place().review(),
                        actor.accountId(),
                        today),
                head.place().review(),
                actor,
                today);
    }

    /** The author takes the text back before the route has ended. */
    @Transactional
    public void withdraw(Actor actor, UUID roadmapId) {
        withdraw(actor, roadmapId, null);
    }

    /** @param round the one the author saw; null: whichever is open */
    @Transactional
    void withdraw(Actor actor, UUID roadmapId, UUID round) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        Grant grant = editor(actor, head, null);
        ApprovalRequest request = open(actor, roadmapId);
        if (round != null && !round.equals(request.id())) {
            throw reviews.meanwhile(actor, roadmapId);
        }
        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        Revision revision = revisions.findById(request.textId()).orElseThrow();
        roadmap.withdraw(revision);
        Deciding by = Deciding.by(actor, grant);
        reviews.withdraw(request, by);
        record(by, "ROADMAP_WITHDRAWN", roadmap, revision, Map.of("revision", revision.no()));
    }

    /**
     * A step of the route endorses the text; remarks may go with it.
     *
     * @param remark on the whole, null for none
     * @param byActivity remarks by activity; activities that are not in the text are passed over
     */
    @Transactional
    public void endorse(
            Actor actor, UUID roadmapId, String remark, Map<UUID, String> byActivity, String seen, StepChoice choice) {
        Step step = step(actor, roadmapId, choice);
        requireAsSubmitted(step.request(), seen);
        if (step.turn().step().kind() != StepKind.ENDORSE) {
            throw new Conflict("approval.conflict.not-an-endorsement");
        }
        Map<String, String> said = anchored(step.request(), byActivity);
        reviews.endorse(step.request(), step.turn().step().id(), step.turn().by(), remark, said);
        record(
                step.turn().by(),
                "ROADMAP_ENDORSED",
                roadmaps.findById(roadmapId).orElseThrow(),
                revisions.findById(step.request().textId()).orElseThrow(),
                Map.of("round", step.request().round(), "remarks", said.size() + (remark == null ? 0 : 1)));
    }

    /** Back to the author with remarks, in whatever capacity fits. */
    @Transactional
    public void returnForRework(Actor actor, UUID roadmapId, String remark, Map<UUID, String> byActivity) {
        returnForRework(actor, roadmapId, remark, byActivity, StepChoice.ANY);
    }

    /**
     * Back to the author with remarks; of a carried endorsement it is an objection to the correction.
     *
     * @param remark on the whole, null when those on activities say it all
     * @param byActivity remarks by activity; activities that are not in the text are passed over
     * @throws IllegalArgumentException there is no remark at all
     */
    @Transactional
    public void returnForRework(
            Actor actor, UUID roadmapId, String remark, Map<UUID, String> byActivity, StepChoice choice) {
        Step step = step(actor, roadmapId, choice);
        Map<String, String> said = anchored(step.request(), byActivity);
        if (remark == null && said.isEmpty()) {
            throw new IllegalArgumentException("a return needs a remark");
        }
        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        Revision revision = revisions.findById(step.request().textId()).orElseThrow();
        roadmap.returnForRework(revision);
        reviews.giveBack(step.request(), step.turn().step().id(), step.turn().by(), remark, said);
        record(
                step.turn().by(),
                "ROADMAP_RETURNED",
                roadmap,
                revision,
                Map.of("revision", revision.no(), "remarks", said.size() + (remark == null ? 0 : 1)));
    }

    private Map<String, String> anchored(ApprovalRequest request, Map<UUID, String> byActivity) {
        if (byActivity.isEmpty()) {
            return Map.of();
        }
        Set<UUID> known = texts.read(request.textId()).allRows().stream()
                .map(RevisionText.Row::activityId)
                .collect(Collectors.toSet());
        Map<String, String> said = new LinkedHashMap<>();
        byActivity.forEach((activity, text) -> {
            if (known.contains(activity)) {
                said.put(activity.toString(), text);
            }
        });
        return said;
    }

    /**
     * Enters the act and puts the text into effect: participation, start decisions, immutable revision, assignments.
     *
     * @throws PastUndecided occurrences past at the start of control are left without a decision
     */
    @Transactional
    public void approve(Actor actor, UUID roadmapId, ActRequisites requisites, ApprovalChoices choices) {
        approve(actor, roadmapId, ApprovingAct.entered(requisites), choices, StepChoice.ANY);
    }

    @Transactional
    void approve(Actor actor, UUID roadmapId, ApprovingAct act, ApprovalChoices choices, StepChoice choice) {
        approve(actor, roadmapId, act, choices, choice, ExecutionView.SoFar.UNWATCHED);
    }

    /** Whether an approval would go through as far as one can see now; puts it down to be run. */
    @Transactional
    void approveLater(
            Actor actor, UUID roadmapId, DecisionForm form, ApprovalChoices choices, UUID scanId, int expected) {
        Step step = step(actor, roadmapId, form.step());
        step.request().requireApprovable(step.turn().step().id(), actor.today(clock));
        requireAsSubmitted(step.request(), choices.seenSha256());
        effects.requireDecidedPast(step.request().textId(), choices, actor.today(clock));
        if (form.existingAct() != null) {
            knownActs.required(step.head().id(), step.head().place(), form.existingAct());
        }
        jobs.put(actor, roadmapId, step.request().id(), form.typed(), scanId, expected);
    }

    @Transactional
    void approve(
            Actor actor,
            UUID roadmapId,
            ApprovingAct act,
            ApprovalChoices choices,
            StepChoice choice,
            ExecutionView.SoFar soFar) {
        Step step = step(actor, roadmapId, choice);
        ApprovalRequest request = step.request();
        request.requireApprovable(step.turn().step().id(), actor.today(clock));
        requireAsSubmitted(request, choices.seenSha256());
        Instant now = clock.instant();
        LocalDate today = actor.today(clock);

        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        Revision revision = revisions.findById(request.textId()).orElseThrow();
        effects.changeParts(revision.id(), choices.parts());
        revision.startControl(ApprovalEffects.controlFrom(choices, revision.controlFrom(), today));
        revisions.saveAndFlush(revision);
        effects.decideOnPast(revision.id(), choices, today);

        OfficialAct entered = act(act, step, now);
        revision.seal(contentHash.of(revision.id()));
        roadmap.takeEffect(revision, entered.id(), actor.accountId(), now);
        revisions.saveAndFlush(revision);
        roadmaps.saveAndFlush(roadmap);
        Deciding by = step.turn().by();
        reviews.approve(request, step.turn().step().id(), by, entered.id());

        Map<String, Object> details = new LinkedHashMap<>();
        details.put("revision", revision.no());
        details.put("number", entered.requisites().number());
        details.put("date", OfficialAct.text(entered.requisites().onDate()));
        details.put("fromOriginal", by.fromOriginal());
        effects.reconcile(revision.id(), today, actor, by.grant().capacity(), soFar)
                .ifPresent(made -> {
                    details.put("created", made.created());
                    details.put("moved", made.moved());
                    details.put("withdrawn", made.withdrawn());
                });
        record(by, "ROADMAP_APPROVED", roadmap, revision, details);
    }

    private OfficialAct act(ApprovingAct act, Step step, Instant now) {
        if (act.existingId() != null) {
            return knownActs.required(step.head().id(), step.head().place(), act.existingId());
        }
        Deciding by = step.turn().by();
        return acts.saveAndFlush(new OfficialAct(
                Ids.next(),
                step.head().regionId(),
                act.entered(),
                by.fromOriginal(),
                by.actor().accountId(),
                now));
    }

    private static Grant editor(Actor actor, RoadmapHead head, String capacity) {
        return actor.capacity(capacity, grant -> RoadmapAccess.mayEdit(grant, head.place()))
                .orElseThrow(() -> new NotAllowed(head.ownerName()));
    }

    /** The round that waits, locked, and the step the person decides on. */
    private record Step(RoadmapHead head, ApprovalRequest request, ReviewDeciders.Turn turn) {}

    private Step step(Actor actor, UUID roadmapId, StepChoice choice) {
        RoadmapHead head = heads.reviewed(actor, roadmapId);
        // locked before anything of the round is read: what another decides at this moment is waited for and seen
        Optional<ApprovalRequest> open = reviews.lockOpen(roadmapId);
        deciders.require(actor, head);
        ApprovalRequest request = open.orElseThrow(() -> reviews.meanwhile(actor, roadmapId));
        return new Step(head, request, deciders.required(actor, head, request, choice));
    }

    /** The submission that waits, locked; else what happened to it meanwhile. */
    private ApprovalRequest open(Actor actor, UUID roadmapId) {
        return reviews.lockOpen(roadmapId).orElseThrow(() -> reviews.meanwhile(actor, roadmapId));
    }

    private void requireAsSubmitted(ApprovalRequest request, String seen) {
        boolean seenOther = seen != null && !seen.isEmpty() && !seen.equals(request.contentSha256());
        if (seenOther || !contentHash.of(request.textId()).equals(request.contentSha256())) {
            throw new Conflict("approval.conflict.changed");
        }
    }

    private void record(Deciding by, String action, Roadmap roadmap, Revision revision, Map<String, ?> details) {
        roadmaps.saveAndFlush(roadmap);
        revisions.saveAndFlush(revision);
        journal.record(
                by.actor(), by.grant().capacity(), action, RoadmapJournal.subject(roadmap, revision.title()), details);
    }
}
