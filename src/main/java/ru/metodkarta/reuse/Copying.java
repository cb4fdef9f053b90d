package ru.metodkarta.reuse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.RoadmapContent;
import ru.metodkarta.roadmap.RoadmapCopies;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** A new draft that begins with the text of a roadmap: of the period before, or of another place. */
@Service
class Copying {

    private static final int TITLE = 4000;
    private static final int CELL = 10_000;

    private final RoadmapCopies copies;
    private final RoadmapDrafts drafts;
    private final RoadmapTemplates templates;
    private final Clock clock;

    Copying(RoadmapCopies copies, RoadmapDrafts drafts, RoadmapTemplates templates, Clock clock) {
        this.copies = copies;
        this.drafts = drafts;
        this.templates = templates;
        this.clock = clock;
    }

    /** @param toOtherPlace copied as a template */
    record Begun(RoadmapCopies.Original original, boolean toOtherPlace) {}

    /**
     * @throws NotFound the actor may not know of the roadmap
     * @throws NotAllowed the actor may read it only
     * @throws Conflict no text of it is approved
     */
    @Transactional(readOnly = true)
    public Begun forNewPeriod(Actor actor, UUID roadmapId) {
        RoadmapCopies.Rights rights = copies.rights(actor, roadmapId);
        if (!rights.edits()) {
            throw new NotAllowed(rights.ownerName());
        }
        if (!rights.published()) {
            throw new Conflict("reuse.conflict.not-published");
        }
        return new Begun(copies.original(roadmapId, actor), false);
    }

    /** @throws NotFound it is not offered to this person */
    @Transactional(readOnly = true)
    public Begun fromTemplate(Actor actor, UUID roadmapId) {
        templates.requireOffered(actor, roadmapId);
        return new Begun(copies.original(roadmapId, null), true);
    }

    /**
     * What the copy would be; null when the period cannot be read, the errors say why.
     *
     * @param form null: nothing typed yet
     */
    CopyProposal propose(Actor actor, Begun begun, CopyForm form, FormErrors errors) {
        LocalDate today = actor.today(clock);
        CopyPeriod next = CopyPeriod.next(begun.original(), today);
        CopyPeriod period = next;
        CopyPeriod made = null;
        if (form != null) {
            CopyPeriod typed = period(begun, form.periodFrom(), form.periodTo(), form.yearKind(), today, errors);
            made = period(begun, form.madeFrom(), form.madeTo(), form.madeKind(), today, new FormErrors());
            period = typed != null ? typed : made != null ? made : next;
        }
        return new CopyProposals(begun.original(), period, made, form, today, !begun.toOtherPlace()).proposal();
    }

    private static CopyPeriod period(
            Begun begun, String typedFrom, String typedTo, String typedKind, LocalDate today, FormErrors errors) {
        LocalDate from = Dates.parse("periodFrom", typedFrom, errors);
        LocalDate to = Dates.parse("periodTo", typedTo, errors);
        if (typedFrom.isBlank()) {
            errors.add("periodFrom", "error.required");
        }
        if (typedTo.isBlank()) {
            errors.add("periodTo", "error.required");
        }
        if (from != null && to != null && to.isBefore(from)) {
            errors.add("periodTo", "editor.error.period-backwards");
        }
        if (from == null || to == null || to.isBefore(from)) {
            return null;
        }
        YearKind kind = "SCHOOL".equals(typedKind)
                ? YearKind.SCHOOL
                : "CALENDAR".equals(typedKind)
                        ? YearKind.CALENDAR
                        : begun.original().requisites().yearKind();
        return CopyPeriod.of(begun.original(), from, to, kind, today);
    }

    /** What cannot be written is noted. */
    static void check(CopyProposal proposal, FormErrors errors) {
        errors.required("title", proposal.title().value(), 2000);
        errors.optional("periodText", proposal.periodText().value(), 200);
        if (proposal.kept() == 0) {
            errors.add("rows", "reuse.error.nothing-kept");
        }
        for (CopyProposal.Section section : proposal.sections()) {
            if (section.title() != null) {
                errors.required(section.title().name(), section.title().value(), 2000);
            }
            for (CopyProposal.Row row : section.rows()) {
                if (row.kept()) {
                    errors.required(row.title().name(), row.title().value(), TITLE);
                    errors.optional(row.deadline().name(), row.deadline().value(), CELL);
                    errors.optional(row.result().name(), row.result().value(), CELL);
                    errors.optional(
                            row.precondition().name(), row.precondition().value(), 2000);
                    row.extra()
                            .forEach(extra -> errors.optional(
                                    extra.cell().name(), extra.cell().value(), CELL));
                }
            }
        }
    }

    /**
     * Makes the draft.
     *
     * @param place where it is to stand
     * @return id of the new roadmap
     */
    @Transactional
    public UUID make(Actor actor, Begun begun, CopyProposal proposal, RoadmapPlace place) {
        List<SectionContent> sections = new ArrayList<>();
        List<RoadmapDrafts.Dating> datings = new ArrayList<>();
        for (CopyProposal.Section section : proposal.sections()) {
            List<CopyProposal.Row> kept =
                    section.rows().stream().filter(CopyProposal.Row::kept).toList();
            if (kept.isEmpty() && !section.rows().isEmpty()) {
                continue;
            }
            kept.forEach(row -> datings.add(row.dating()));
            List<ActivityContent> rows = kept.stream().map(Copying::content).toList();
            sections.add(
                    section.title() == null
                            ? SectionContent.flat(rows)
                            : new SectionContent(
                                    section.number(), section.title().value().strip(), section.year(), rows));
        }
        return drafts.copy(
                actor,
                new RoadmapContent(requisites(begun, proposal, place), sections),
                datings,
                begun.original().roadmapId());
    }

    private static ActivityContent content(CopyProposal.Row row) {
        ActivityContent old = row.original().content();
        Map<String, String> extra = new LinkedHashMap<>(old.extra());
        row.extra().forEach(cell -> extra.put(cell.key(), cell.cell().value()));
        return new ActivityContent(
                old.number(),
                row.title().value().strip(),
                old.executors(),
                row.deadline().value(),
                kept(row.result()),
                old.resultKind(),
                kept(row.precondition()),
                old.yearKind(),
                extra,
                old.executorsText(),
                old.orderClause());
    }

    private static String kept(CopyProposal.Cell cell) {
        return cell.value().isBlank() ? null : cell.value();
    }

    private static NewRoadmap requisites(Begun begun, CopyProposal proposal, RoadmapPlace place) {
        NewRoadmap old = begun.original().requisites();
        boolean other = begun.toOtherPlace();
        return new NewRoadmap(
                proposal.title().value().strip(),
                place.level(),
                place.regionId(),
                place.municipalityId(),
                place.organizationId(),
                place.ownerId(),
                proposal.period().from(),
                proposal.period().to(),
                kept(proposal.periodText()),
                proposal.period().kind(),
                old.columns(),
                old.basis(),
                other ? null : old.coordinatorId(),
                other ? null : old.coordinatorText(),
                other ? null : old.supervisorText(),
                other ? null : old.supervisorAccountId(),
                null,
                old.planKind());
    }
}
