package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;

/**
 * The end of a roadmap's life. It is completed only when every assignment has an outcome: nothing is withdrawn on the way,
 * that is a decision on each. Whoever approves completes and takes it back; whoever writes may also put it into the archive.
 */
@Service
class RoadmapEnding {

    enum Verdict {
        COMPLETED,
        REOPENED,
        ARCHIVED,
        RESTORED
    }

    /** One decision about the end. */
    record Decision(Verdict verdict, String reason, String byName, String capacity, Instant at) {}

    private final RoadmapHeads heads;
    private final Roadmaps roadmaps;
    private final Revisions revisions;
    private final ObjectProvider<ExecutionView> execution;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    RoadmapEnding(
            RoadmapHeads heads,
            Roadmaps roadmaps,
            Revisions revisions,
            ObjectProvider<ExecutionView> execution,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.heads = heads;
        this.roadmaps = roadmaps;
        this.revisions = revisions;
        this.execution = execution;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static boolean mayComplete(Grant grant, RoadmapPlace place) {
        return RoadmapAccess.mayDecide(grant, place);
    }

    static boolean mayArchive(Grant grant, RoadmapPlace place) {
        return RoadmapAccess.mayDecide(grant, place) || RoadmapAccess.mayEdit(grant, place);
    }

    /** Everything that is done under this roadmap, whoever may see it. */
    ExecutionView.Progress work(Actor actor, UUID roadmapId) {
        ExecutionView view = execution.getIfAvailable();
        return view == null ? ExecutionView.Progress.none() : view.whole(roadmapId, actor.today(clock));
    }

    static int open(ExecutionView.Progress work) {
        return work.notStarted() + work.inProgress() + work.submitted() + work.returned();
    }

    /** @throws Conflict the roadmap is not in force, is being approved, lacks requisites or has open work */
    @Transactional
    public void complete(Actor actor, UUID roadmapId) {
        roadmaps.lock(roadmapId);
        RoadmapHead head = heads.seen(actor, roadmapId);
        Grant grant = allowed(actor, head, candidate -> mayComplete(candidate, head.place()), head.territory());
        if (!"IN_FORCE".equals(head.state())) {
            throw new Conflict("roadmap.ending.not-in-force");
        }
        boolean inReview = revisions
                .lockOpen(roadmapId)
                .filter(revision -> revision.state() == RevisionState.IN_REVIEW)
                .isPresent();
        if (inReview) {
            throw new Conflict("roadmap.ending.in-review");
        }
        if (head.requisitesMissing()) {
            throw new Conflict("roadmap.ending.requisites");
        }
        int open = open(work(actor, roadmapId));
        if (open > 0) {
            throw new Conflict("roadmap.ending.open", String.valueOf(open));
        }
        decide(actor, grant, roadmapId, Verdict.COMPLETED, null, Roadmap::complete);
    }

    @Transactional
    public void reopen(Actor actor, UUID roadmapId, String reason) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        Grant grant = allowed(actor, head, candidate -> mayComplete(candidate, head.place()), head.territory());
        decide(actor, grant, roadmapId, Verdict.REOPENED, reason, Roadmap::reopen);
    }

    @Transactional
    public void archive(Actor actor, UUID roadmapId) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        Grant grant = allowed(actor, head, candidate -> mayArchive(candidate, head.place()), head.ownerName());
        decide(actor, grant, roadmapId, Verdict.ARCHIVED, null, Roadmap::archive);
    }

    @Transactional
    public void restore(Actor actor, UUID roadmapId) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        Grant grant = allowed(actor, head, candidate -> mayArchive(candidate, head.place()), head.ownerName());
        decide(actor, grant, roadmapId, Verdict.RESTORED, null, Roadmap::restore);
    }

    private static Grant allowed(Actor actor, RoadmapHead head, Predicate<Grant> rule, String whoMay) {
        return actor.capacity(null, rule).orElseThrow(() -> new NotAllowed(whoMay));
    }

    private void decide(
            Actor actor, Grant grant, UUID roadmapId, Verdict verdict, String reason, Consumer<Roadmap> deed) {
        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        deed.accept(roadmap);
        roadmaps.saveAndFlush(roadmap);
        jdbc.sql("""
                        insert into roadmap_ending (id, roadmap_id, verdict, reason, decided_by, by_name, capacity, at)
                        values (:id, :roadmap, :verdict, :reason, :by, :name, :capacity, :at)
                        """)
                .param("id", Ids.next())
                .param("roadmap", roadmapId)
                .param("verdict", verdict.name())
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        Map<String, Object> details = new LinkedHashMap<>();
        if (reason != null) {
            details.put("reason", reason);
        }
        String title =
                revisions.findById(roadmap.effectiveRevisionId()).orElseThrow().title();
        journal.record(actor, grant.capacity(), "ROADMAP_" + verdict, RoadmapJournal.subject(roadmap, title), details);
    }

    /** Newest first. */
    List<Decision> decisions(UUID roadmapId) {
        return jdbc.sql("""
                        select verdict, reason, by_name, capacity, at from roadmap_ending
                        where roadmap_id = ? order by at desc, id desc
                        """).param(roadmapId).query(Decision.class).list();
    }
}
