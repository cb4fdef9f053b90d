package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Requisites that were entered wrongly: corrected with a reason, what stood there before stays readable. */
@Service
class ActCorrections {

    private final RoadmapHeads heads;
    private final Roadmaps roadmaps;
    private final Revisions revisions;
    private final OfficialActs acts;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    ActCorrections(
            RoadmapHeads heads,
            Roadmaps roadmaps,
            Revisions revisions,
            OfficialActs acts,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.heads = heads;
        this.roadmaps = roadmaps;
        this.revisions = revisions;
        this.acts = acts;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What stood there before {@code at}. */
    record Correction(
            int revisionNo,
            String kind,
            String issuer,
            String signatory,
            LocalDate onDate,
            String number,
            String reason,
            String byName,
            String capacity,
            Instant at) {}

    /** Who enters requisites also corrects them. */
    static boolean may(Grant grant, RoadmapPlace place) {
        return RoadmapAccess.mayDecide(grant, place) || RoadmapAccess.mayEdit(grant, place);
    }

    /**
     * The act of the text in force.
     *
     * @throws Conflict there is nothing to correct yet, nothing would change, or the entry is no longer the one that was seen
     */
    @Transactional
    public void correct(Actor actor, UUID roadmapId, String seen, ActRequisites requisites, String reason) {
        RoadmapHead head = heads.seen(actor, roadmapId);
        Grant grant = actor.capacity(null, candidate -> may(candidate, head.place()))
                .orElseThrow(() -> new NotAllowed(head.ownerName()));
        requireEntered(head);
        Revision revision = revisions.findById(head.effectiveId()).orElseThrow();
        OfficialAct act = acts.lockById(revision.actId()).orElseThrow();
        if (!act.fingerprint().equals(seen)) {
            throw new Conflict("approval.conflict.corrected");
        }
        ActRequisites before = act.requisites();
        act.correct(requisites);
        if (act.requisites().equals(before)) {
            throw new Conflict("approval.conflict.nothing-corrected");
        }
        acts.saveAndFlush(act);
        keep(act.id(), before, reason, actor, grant);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("revision", revision.no());
        details.put("before", words(before));
        details.put("after", words(act.requisites()));
        details.put("reason", reason);
        journal.record(
                actor,
                grant.capacity(),
                "ROADMAP_REQUISITES_CORRECTED",
                RoadmapJournal.subject(roadmaps.findById(roadmapId).orElseThrow(), revision.title()),
                details);
    }

    static void requireEntered(RoadmapHead head) {
        if (!head.published()) {
            throw new Conflict("approval.conflict.not-approved");
        }
        if (head.requisitesMissing()) {
            throw new Conflict("approval.conflict.requisites-missing");
        }
    }

    private static String words(ActRequisites act) {
        return String.join(
                ", ",
                act.kind().name(),
                act.issuer(),
                act.signatory(),
                new Dates().day(act.onDate()),
                String.valueOf(act.number()));
    }

    private void keep(UUID actId, ActRequisites before, String reason, Actor actor, Grant grant) {
        jdbc.sql("""
                        insert into act_correction (id, act_id, kind, issuer_text, signatory_text, on_date, number,
                          annex_number, scan_file_id, reason, corrected_by, by_name, capacity, at)
                        values (:id, :act, :kind, :issuer, :signatory, :date, :number, :annex, :scan, :reason, :by, :name,
                          :capacity, :at)
                        """)
                .param("id", Ids.next())
                .param("act", actId)
                .param("kind", before.kind().name())
                .param("issuer", before.issuer())
                .param("signatory", before.signatory())
                .param("date", before.onDate())
                .param("number", before.number())
                .param("annex", before.annexNumber())
                .param("scan", before.scanFileId())
                .param("reason", reason)
                .param("by", actor.accountId())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** Newest first, by number of the revision the act approved. */
    Map<Integer, List<Correction>> of(UUID roadmapId) {
        return jdbc.sql("""
                        select v.no revision_no, c.kind, c.issuer_text issuer, c.signatory_text signatory, c.on_date, c.number,
                               c.reason, c.by_name, c.capacity, c.at
                        from act_correction c join revision v on v.act_id = c.act_id
                        where v.roadmap_id = ? order by c.at desc, c.id desc
                        """).param(roadmapId).query(Correction.class).list().stream()
                .collect(Collectors.groupingBy(Correction::revisionNo));
    }

    /** The entry as the form shows it, to be handed back. */
    String fingerprint(UUID roadmapId) {
        return jdbc.sql("""
                        select a.version from roadmap r join revision v on v.id = r.effective_revision_id
                        join official_act a on a.id = v.act_id where r.id = ?
                        """).param(roadmapId).query(Integer.class).single().toString();
    }
}
