package ru.metodkarta.roadmap;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.approval.Remarks;
import ru.metodkarta.approval.Reviewer;
import ru.metodkarta.approval.Reviewers;
import ru.metodkarta.approval.Reviews;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** The author answers a reviewer's remark; the reviewer's office, or the official of the place, takes it off. */
@Service
class RemarkAnswers {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final Remarks remarks;
    private final Reviews reviews;
    private final Reviewers reviewers;
    private final Journal journal;

    RemarkAnswers(
            RoadmapHeads heads,
            RevisionTexts texts,
            Remarks remarks,
            Reviews reviews,
            Reviewers reviewers,
            Journal journal) {
        this.heads = heads;
        this.texts = texts;
        this.remarks = remarks;
        this.reviews = reviews;
        this.reviewers = reviewers;
        this.journal = journal;
    }

    @Transactional
    void answer(Actor actor, UUID roadmapId, UUID remarkId, String answer) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        Remarks.Remark remark = seen(actor, head, remarkId);
        Grant grant = actor.capacity(null, g -> RoadmapAccess.mayEdit(g, head.place()))
                .orElseThrow(() -> new NotAllowed(head.ownerName()));
        remarks.answer(remark, answer, actor, grant);
        record(actor, grant, "ROADMAP_REMARK_ANSWERED", head, remark);
    }

    /** «Замечание снято» */
    @Transactional
    void resolve(Actor actor, UUID roadmapId, UUID remarkId) {
        RoadmapHead head = heads.reviewed(actor, roadmapId);
        Remarks.Remark remark = seen(actor, head, remarkId);
        Grant grant = resolver(actor, head, remark);
        remarks.resolve(remark, actor, grant);
        record(actor, grant, "ROADMAP_REMARK_RESOLVED", head, remark);
    }

    private Grant resolver(Actor actor, RoadmapHead head, Remarks.Remark remark) {
        Reviewer reviewer = reviewers.of(actor);
        return actor.capacity(null, grant -> mayResolve(grant, reviewer, head, remark))
                .orElseThrow(() -> new NotAllowed(remark.author()));
    }

    private boolean mayResolve(Grant grant, Reviewer reviewer, RoadmapHead head, Remarks.Remark remark) {
        return grant.speaksFor(reviewer.actor(), remark.authorId())
                || RoadmapAccess.mayApprove(grant, head.place())
                || (remark.stepId() != null
                        && reviews.step(remark.stepId()).stream()
                                .anyMatch(step ->
                                        reviewer.holds(grant, step, head.place().review())));
    }

    private Remarks.Remark seen(Actor actor, RoadmapHead head, UUID remarkId) {
        if (!RoadmapAccess.maySeeDraft(actor, head.place(), true) && head.seenBy(actor)) {
            throw new NotFound("remark");
        }
        return remarks.find(head.id(), remarkId).orElseThrow(() -> new NotFound("remark"));
    }

    private void record(Actor actor, Grant grant, String action, RoadmapHead head, Remarks.Remark remark) {
        journal.record(
                actor,
                grant.capacity(),
                action,
                new Journal.Subject(
                        "ROADMAP",
                        head.id(),
                        texts.read(head.shownId()).head().title(),
                        head.regionId(),
                        head.municipalityId(),
                        head.organizationId()),
                Map.of("remark", remark.text()));
    }
}
