package ru.metodkarta.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.execution.ExecutionMarks;
import ru.metodkarta.execution.ExecutionMarks.Mark;
import ru.metodkarta.roadmap.ApprovalSheets;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.PrintedRoadmaps;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.shared.Actor;

/** What leaves the system as a document: read for the viewer and entered in the journal before the first byte is sent. */
@Component
class Exports {

    private final PrintedRoadmaps roadmaps;
    private final ApprovalSheets approvalSheets;
    private final ExecutionMarks marks;
    private final Journal journal;
    private final Clock clock;

    Exports(
            PrintedRoadmaps roadmaps,
            ApprovalSheets approvalSheets,
            ExecutionMarks marks,
            Journal journal,
            Clock clock) {
        this.roadmaps = roadmaps;
        this.approvalSheets = approvalSheets;
        this.marks = marks;
        this.journal = journal;
        this.clock = clock;
    }

    enum Form {
        /** the roadmap as it was approved */
        PLAN,
        /** «Информация об исполнении» */
        EXECUTION
    }

    /** @param marks by activity; null for the plain form */
    record Export(PrintedRoadmap plan, Form form, Map<UUID, List<Mark>> marks, LocalDate today) {

        boolean withMarks() {
            return form == Form.EXECUTION;
        }
    }

    /** @param revision null: the text in force, else the draft */
    @Transactional
    Export roadmap(Actor viewer, UUID id, Integer revision, Form form, String format) {
        PrintedRoadmap plan = roadmaps.read(viewer, id, revision);
        LocalDate today = viewer.today(clock);
        Map<UUID, List<Mark>> done = form == Form.EXECUTION ? marks.of(id, viewer, today) : Map.of();
        Map<String, Object> details = new HashMap<>();
        details.put("format", format);
        details.put("form", form.name());
        details.put("revision", plan.revisionNo());
        record(viewer, plan, plan.approved() ? "ROADMAP_EXPORTED" : "ROADMAP_DRAFT_EXPORTED", details);
        return new Export(plan, form, done, today);
    }

    /** The text an order is prepared for; nothing leaves yet. */
    @Transactional(readOnly = true)
    PrintedRoadmap forOrder(Actor actor, UUID id) {
        return roadmaps.readForOrder(actor, id);
    }

    @Transactional
    PrintedRoadmap order(Actor actor, UUID id) {
        PrintedRoadmap plan = roadmaps.readForOrder(actor, id);
        record(actor, plan, "ORDER_DRAFT_EXPORTED", Map.of("revision", plan.revisionNo()));
        return plan;
    }

    /** @param round id of a round of review, null for the latest */
    @Transactional
    ApprovalSheetPaper.Made approvalSheet(Actor viewer, UUID id, String round, String format) {
        ApprovalSheets.Sheet sheet = approvalSheets.read(viewer, id, round);
        RoadmapPlace place = sheet.place();
        record(
                viewer,
                "APPROVAL_SHEET_EXPORTED",
                new Journal.Subject(
                        "ROADMAP", id, sheet.title(), place.regionId(), place.municipalityId(), place.organizationId()),
                Map.of(
                        "format", format,
                        "revision", sheet.revisionNo(),
                        "round", sheet.round().round()));
        return new ApprovalSheetPaper.Made(sheet, viewer.zone(), viewer.today(clock));
    }

    private void record(Actor actor, PrintedRoadmap plan, String action, Map<String, ?> details) {
        record(actor, action, plan.subject(), details);
    }

    private void record(Actor actor, String action, Journal.Subject subject, Map<String, ?> details) {
        journal.record(actor, actor.usualCapacity(), action, subject, details);
    }
}
