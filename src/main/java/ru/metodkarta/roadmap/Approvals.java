package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Dates;

/**
 * Review of a roadmap, first form: submit, withdraw, return with remarks, approve by entering the paper act. One step, one
 * decision; whatever a decision does, it does in one transaction.
 */
@Service
public class Approvals {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final Roadmaps roadmaps;
    private final Revisions revisions;
    private final ApprovalRequests requests;
    private final OfficialActs acts;
    private final Remarks remarks;
    private final ApprovalEffects effects;
    private final ContentHash contentHash;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    Approvals(
            RoadmapHeads heads,
            RevisionTexts texts,
            Roadmaps roadmaps,
            Revisions revisions,
            ApprovalRequests requests,
            OfficialActs acts,
            Remarks remarks,
            ApprovalEffects effects,
            ContentHash contentHash,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.roadmaps = roadmaps;
        this.revisions = revisions;
        this.requests = requests;
        this.acts = acts;
        this.remarks = remarks;
        this.effects = effects;
        this.contentHash = contentHash;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The draft goes to the approver and cannot be edited until decided on or withdrawn.
     *
     * @param note for the approver, null for none
     * @throws SubmissionRefused the text is not ready
     */
    @Transactional
    public void submit(Actor actor, UUID roadmapId, String note) {
        submit(actor, roadmapId, note, null);
    }

    @Transactional
    void submit(Actor actor, UUID roadmapId, String note, String capacity) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        Grant grant = editor(actor, head, capacity);
        // who writes a row just now is waited for: what is hashed and reviewed is what is stored
        Revision revision = revisions.lockOpen(roadmapId).orElseThrow(() -> new Conflict("approval.conflict.no-draft"));
        if (revision.state() != RevisionState.DRAFT) {
            throw new Conflict("approval.conflict.submitted");
        }
        SubmissionCheck check = SubmissionCheck.of(texts.read(revision.id()));
        if (check.refuses()) {
            throw new SubmissionRefused(check);
        }
        Instant now = clock.instant();
        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        roadmap.submit(revision, contentHash.of(revision.id()));
        roadmaps.saveAndFlush(roadmap);
        revisions.saveAndFlush(revision);
        int round = requests.lastRound(revision.id()) + 1;
        requests.saveAndFlush(new ApprovalRequest(Ids.next(), revision, round, actor, grant.capacity(), now, note));
        remarks.resolve(roadmapId, actor, now);
        record(actor, grant, "ROADMAP_SUBMITTED", roadmap, revision, Map.of("revision", revision.no()));
    }

    /** The author takes the text back before a decision. */
    @Transactional
    public void withdraw(Actor actor, UUID roadmapId) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        Grant grant = editor(actor, head, null);
        ApprovalRequest request = open(actor, roadmapId);
        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        Revision revision = revisions.findById(request.revisionId()).orElseThrow();
        roadmap.withdraw(revision);
        request.withdraw();
        decided(request, "WITHDRAWN", null, null, actor, grant);
        record(actor, grant, "ROADMAP_WITHDRAWN", roadmap, revision, Map.of("revision", revision.no()));
    }

    /**
     * Back to the author with remarks.
     *
     * @param remark on the whole, null when those on activities say it all
     * @param byActivity remarks by activity; activities that are not in the text are passed over
     * @throws IllegalArgumentException there is no remark at all
     */
    @Transactional
    public void returnForRework(Actor actor, UUID roadmapId, String remark, Map<UUID, String> byActivity) {
        returnForRework(actor, roadmapId, remark, byActivity, null);
    }

    @Transactional
    void returnForRework(Actor actor, UUID roadmapId, String remark, Map<UUID, String> byActivity, String capacity) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        requireDecider(actor, head);
        ApprovalRequest request = open(actor, roadmapId);
        Grant grant = decider(actor, head, request, capacity);
        Set<UUID> known = texts.read(request.revisionId()).allRows().stream()
                .map(RevisionText.Row::activityId)
                .collect(Collectors.toSet());
        Map<UUID, String> said = new LinkedHashMap<>(byActivity);
        said.keySet().retainAll(known);
        if (remark == null && said.isEmpty()) {
            throw new IllegalArgumentException("a return needs a remark");
        }
        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        Revision revision = revisions.findById(request.revisionId()).orElseThrow();
        roadmap.returnForRework(revision);
        request.returnForRework();
        remarks.add(request.id(), remark, said, actor, grant.capacity(), clock.instant());
        decided(request, "RETURNED", remark, null, actor, grant);
        record(
                actor,
                grant,
                "ROADMAP_RETURNED",
                roadmap,
                revision,
                Map.of("revision", revision.no(), "remarks", said.size() + (remark == null ? 0 : 1)));
    }

    /**
     * Enters the act and puts the text into effect: participation, start decisions, immutable revision, assignments.
     *
     * @throws PastUndecided occurrences past at the start of control are left without a decision
     */
    @Transactional
    public void approve(Actor actor, UUID roadmapId, ActRequisites requisites, ApprovalChoices choices) {
        approve(actor, roadmapId, requisites, choices, null);
    }

    @Transactional
    void approve(Actor actor, UUID roadmapId, ActRequisites requisites, ApprovalChoices choices, String capacity) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        requireDecider(actor, head);
        ApprovalRequest request = open(actor, roadmapId);
        Grant grant = decider(actor, head, request, capacity);
        requireAsSubmitted(request, choices);
        boolean fromOriginal = !RoadmapAccess.mayApprove(grant, head.place());
        Instant now = clock.instant();
        LocalDate today = actor.today(clock);

        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        Revision revision = revisions.findById(request.revisionId()).orElseThrow();
        effects.changeParts(revision.id(), choices.parts());
        revision.startControl(ApprovalEffects.controlFrom(choices, revision.controlFrom(), today));
        revisions.saveAndFlush(revision);
        effects.decideOnPast(revision.id(), choices, today);

        OfficialAct act = acts.saveAndFlush(
                new OfficialAct(Ids.next(), head.regionId(), requisites, fromOriginal, actor.accountId(), now));
        revision.seal(contentHash.of(revision.id()));
        roadmap.takeEffect(revision, act.id(), actor.accountId(), now);
        revisions.saveAndFlush(revision);
        roadmaps.saveAndFlush(roadmap);
        request.approve();
        decided(request, "APPROVED", null, act.id(), actor, grant);

        Map<String, Object> details = new LinkedHashMap<>();
        details.put("revision", revision.no());
        details.put("number", requisites.number());
        details.put(
                "date", requisites.onDate() == null ? null : requisites.onDate().toString());
        details.put("fromOriginal", fromOriginal);
        effects.reconcile(revision.id(), today, actor, grant.capacity()).ifPresent(made -> {
            details.put("created", made.created());
            details.put("moved", made.moved());
            details.put("withdrawn", made.withdrawn());
        });
        record(actor, grant, "ROADMAP_APPROVED", roadmap, revision, details);
    }

    /** Date and number of the act of the text in force, when they were blank at approval. */
    @Transactional
    public void enterRequisites(Actor actor, UUID roadmapId, ActRequisites requisites) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        Grant grant = actor.capacity(
                        null, g -> RoadmapAccess.mayDecide(g, head.place()) || RoadmapAccess.mayEdit(g, head.place()))
                .orElseThrow(() -> new NotAllowed(head.ownerName()));
        if (!head.published()) {
            throw new Conflict("approval.conflict.not-approved");
        }
        Revision revision = revisions.findById(head.effectiveId()).orElseThrow();
        OfficialAct act = acts.findById(revision.actId()).orElseThrow();
        act.complete(requisites, !RoadmapAccess.mayApprove(grant, head.place()), actor.accountId(), clock.instant());
        acts.saveAndFlush(act);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("number", requisites.number());
        details.put(
                "date", requisites.onDate() == null ? null : requisites.onDate().toString());
        record(actor, grant, "ROADMAP_REQUISITES", roadmaps.findById(roadmapId).orElseThrow(), revision, details);
    }

    private static Grant editor(Actor actor, RoadmapHead head, String capacity) {
        return actor.capacity(capacity, grant -> RoadmapAccess.mayEdit(grant, head.place()))
                .orElseThrow(() -> new NotAllowed(head.ownerName()));
    }

    /** 403 comes before 409: who may never decide is not told what happened. */
    static void requireDecider(Actor actor, RoadmapHead head) {
        if (actor.fitting(grant -> RoadmapAccess.mayDecide(grant, head.place())).isEmpty()) {
            throw new NotAllowed(head.territory());
        }
    }

    /** The official before the registrar; never the capacity in which the same person submitted it. */
    private static Grant decider(Actor actor, RoadmapHead head, ApprovalRequest request, String capacity) {
        return actor.capacity(
                        capacity, g -> RoadmapAccess.mayApprove(g, head.place()) && !request.submittedBy(actor, g))
                .or(() -> actor.capacity(
                        capacity, g -> RoadmapAccess.mayRegisterAct(g, head.place()) && !request.submittedBy(actor, g)))
                .orElseThrow(() -> new NotAllowed(head.territory()));
    }

    /** The submission that waits, locked; else what happened to it meanwhile. */
    private ApprovalRequest open(Actor actor, UUID roadmapId) {
        return requests.lockOpen(roadmapId).orElseThrow(() -> meanwhile(actor, roadmapId));
    }

    private record Last(String verdict, String decidedBy, Instant at) {}

    /** What happened to the last submission, for someone who comes too late. */
    Conflict meanwhile(Actor actor, UUID roadmapId) {
        return jdbc.sql("""
                        select s.verdict, a.full_name decided_by, s.at from step_decision s
                        join approval_request q on q.id = s.request_id
                        join account a on a.id = s.decided_by
                        where q.roadmap_id = ? order by s.at desc limit 1
                        """)
                .param(roadmapId)
                .query(Last.class)
                .optional()
                .map(last -> new Conflict(
                        "approval.conflict." + last.verdict(),
                        last.decidedBy(),
                        new Dates().moment(last.at(), actor.zone())))
                .orElseGet(() -> new Conflict("approval.conflict.not-submitted"));
    }

    /** Hash of the text that waits for a decision; the approver's form carries it back. */
    String submittedSha256(UUID roadmapId) {
        return jdbc.sql("select content_sha256 from approval_request where roadmap_id = ? and state = 'OPEN'")
                .param(roadmapId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void requireAsSubmitted(ApprovalRequest request, ApprovalChoices choices) {
        boolean seenOther =
                choices.seenSha256() != null && !choices.seenSha256().equals(request.contentSha256());
        if (seenOther || !contentHash.of(request.revisionId()).equals(request.contentSha256())) {
            throw new Conflict("approval.conflict.changed");
        }
    }

    private void decided(ApprovalRequest request, String verdict, String remark, UUID actId, Actor actor, Grant grant) {
        requests.saveAndFlush(request);
        jdbc.sql("""
                        insert into step_decision (request_id, verdict, remark, act_id, decided_by, capacity, at)
                        values (:request, :verdict, :remark, :act, :by, :capacity, :at)
                        """)
                .param("request", request.id())
                .param("verdict", verdict)
                .param("remark", remark)
                .param("act", actId)
                .param("by", actor.accountId())
                .param("capacity", grant.capacity())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private void record(
            Actor actor, Grant grant, String action, Roadmap roadmap, Revision revision, Map<String, ?> details) {
        roadmaps.saveAndFlush(roadmap);
        revisions.saveAndFlush(revision);
        journal.record(actor, grant.capacity(), action, RoadmapJournal.subject(roadmap, revision.title()), details);
    }
}
