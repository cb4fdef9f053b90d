package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.organization.NamingContext;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/**
 * A document brought in over a roadmap that exists: what it would change in the open draft (or in the text in effect,
 * when none is open), and the chosen changes made in one transaction. Activities keep their identities.
 */
@Service
public class DraftMerging {

    private final EditionAccess access;
    private final Roadmaps roadmaps;
    private final Revisions revisions;
    private final RevisionTexts texts;
    private final RevisionOpening opening;
    private final ContentHash hash;
    private final MergeWriter writer;
    private final Rereading rereading;
    private final Columns columns;
    private final ObjectProvider<ExecutionView> execution;
    private final Journal journal;
    private final Clock clock;

    DraftMerging(
            EditionAccess access,
            Roadmaps roadmaps,
            Revisions revisions,
            RevisionTexts texts,
            RevisionOpening opening,
            ContentHash hash,
            MergeWriter writer,
            Rereading rereading,
            Columns columns,
            ObjectProvider<ExecutionView> execution,
            Journal journal,
            Clock clock) {
        this.access = access;
        this.roadmaps = roadmaps;
        this.revisions = revisions;
        this.texts = texts;
        this.opening = opening;
        this.hash = hash;
        this.writer = writer;
        this.rereading = rereading;
        this.columns = columns;
        this.execution = execution;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A roadmap whose text this person may change now.
     *
     * @param draftOpen a draft is being written; else the next one would be opened
     */
    public record Target(
            UUID roadmapId,
            String title,
            NamingContext context,
            int revisionNo,
            boolean draftOpen,
            LocalDate periodFrom,
            LocalDate periodTo,
            String periodText,
            YearKind yearKind) {}

    /**
     * @throws NotFound the actor may not know that it exists
     * @throws NotAllowed the actor may read it only
     * @throws Conflict its text cannot be changed now: it lies with the approver
     */
    @Transactional(readOnly = true)
    public Target target(Actor actor, UUID roadmapId) {
        Revision base = base(actor, roadmapId);
        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        return new Target(
                roadmapId,
                base.title(),
                ExecutorNames.contextOf(roadmap.place()),
                base.no(),
                base.state() == RevisionState.DRAFT,
                base.periodFrom(),
                base.periodTo(),
                base.periodText(),
                base.yearKind());
    }

    private Revision base(Actor actor, UUID roadmapId) {
        access.requireEditor(actor, roadmapId);
        Roadmap roadmap = roadmaps.findById(roadmapId).orElseThrow();
        Revision base = revisions
                .findOpen(roadmapId)
                .or(() -> roadmap.isPublished()
                        ? revisions.findById(roadmap.effectiveRevisionId())
                        : java.util.Optional.empty())
                .orElseThrow(() -> new Conflict("roadmap.edit.not-in-force"));
        if (base.state() == RevisionState.IN_REVIEW) {
            throw new Conflict("roadmap.edit.in-review");
        }
        if (base.state() == RevisionState.APPROVED && roadmap.state() != RoadmapState.IN_FORCE) {
            throw new Conflict("roadmap.edit.not-in-force");
        }
        return base;
    }

    /** What the document would change; nothing is written. */
    @Transactional(readOnly = true)
    public PlanDifference compare(Actor actor, UUID roadmapId, ProposedText text) {
        Revision base = base(actor, roadmapId);
        return plan(roadmapId, base.id(), text).difference(hash.of(base.id()), base.state() == RevisionState.APPROVED);
    }

    private MergePlan plan(UUID roadmapId, UUID revisionId, ProposedText text) {
        ExecutionView view = execution.getIfAvailable();
        return new MergePlan(texts.read(revisionId), text, view == null ? Set.of() : view.reportedOn(roadmapId));
    }

    /**
     * Makes the chosen changes in the open draft; opens the next one when there is none.
     *
     * @param seen {@link PlanDifference#seen} of the difference the person looked at
     * @param chosen keys of its changes
     * @throws Conflict the text has been changed since; nothing is written
     */
    @Transactional
    public void apply(Actor actor, UUID roadmapId, ProposedText text, String seen, Set<String> chosen) {
        access.requireEditor(actor, roadmapId);
        // held before they are read: a submission or a completion at the same moment comes before or after, never
        // between
        roadmaps.lock(roadmapId);
        revisions.lockOpen(roadmapId);
        Revision base = base(actor, roadmapId);
        if (base.state() == RevisionState.APPROVED) {
            opening.open(actor, roadmapId);
        }
        EditionAccess.Edition edition = access.lockDraft(actor, roadmapId);
        Revision draft = edition.revision();
        if (!hash.of(draft.id()).equals(seen)) {
            throw new Conflict("roadmap.merge.changed");
        }
        MergePlan plan = plan(roadmapId, draft.id(), text);
        MergeTarget target = plan.target(chosen);
        rewriteHead(draft, plan, text, chosen);
        writer.write(actor, edition, text, target);
        rereading.of(draft.id(), draft.period());
        journal.record(
                actor,
                edition.grant().capacity(),
                "ROADMAP_MERGED",
                RoadmapJournal.subject(edition),
                Map.of("changes", String.valueOf(chosen.size()), "no", draft.no()));
    }

    private void rewriteHead(Revision draft, MergePlan plan, ProposedText text, Set<String> chosen) {
        if (plan.takesTitle(chosen)) {
            draft.retitle(text.title());
        }
        if (plan.takesPeriod(chosen)) {
            draft.respan(text.periodFrom(), text.periodTo(), text.periodText());
        }
        if (!plan.newColumns().isEmpty()) {
            java.util.List<ColumnContent> all = new java.util.ArrayList<>(draft.columns());
            all.addAll(plan.newColumns());
            draft.widen(columns.complete(all));
        }
        revisions.saveAndFlush(draft);
    }
}
