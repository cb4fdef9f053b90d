package ru.metodkarta.roadmap;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;

/** Date and number of the act of the text in force, when they were blank at approval. */
@Service
class ActEntering {

    private final RoadmapHeads heads;
    private final Roadmaps roadmaps;
    private final Revisions revisions;
    private final OfficialActs acts;
    private final Journal journal;
    private final Clock clock;

    ActEntering(
            RoadmapHeads heads,
            Roadmaps roadmaps,
            Revisions revisions,
            OfficialActs acts,
            Journal journal,
            Clock clock) {
        this.heads = heads;
        this.roadmaps = roadmaps;
        this.revisions = revisions;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void enter(Actor actor, UUID roadmapId, ActRequisites requisites) {
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
        details.put("date", OfficialAct.text(requisites.onDate()));
        journal.record(
                actor,
                grant.capacity(),
                "ROADMAP_REQUISITES",
                RoadmapJournal.subject(roadmaps.findById(roadmapId).orElseThrow(), revision.title()),
                details);
    }
}
