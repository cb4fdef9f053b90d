package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.PageRequestParams;

/** Lists of work as spreadsheets, under the filters of their pages. */
@Controller
class WorkExportController {

    private static final PageRequestParams ALL = new PageRequestParams(1, ListExports.MAX_ROWS);

    private static final List<Column> WORK = List.of(
            new Column("organization", 32),
            new Column("territory", 24),
            new Column("number", 8),
            new Column("activity", 60),
            new Column("year", 8),
            new Column("due", 13),
            new Column("report-due", 13),
            new Column("state", 26),
            new Column("done-on", 13),
            new Column("days-late", 13),
            new Column("event-place", 30),
            new Column("event-from", 13),
            new Column("event-format", 16),
            new Column("participants", 13),
            new Column("media", 40));

    private static final List<Column> WAITING = List.of(
            new Column("organization", 32),
            new Column("territory", 24),
            new Column("number", 8),
            new Column("activity", 60),
            new Column("year", 8),
            new Column("due", 13),
            new Column("done-on", 13),
            new Column("sent-at", 17),
            new Column("person", 30),
            new Column("report", 60),
            new Column("proofs", 13),
            new Column("event-place", 30),
            new Column("event-from", 13),
            new Column("event-format", 16),
            new Column("participants", 13),
            new Column("media", 40));

    private static final List<Column> PROGRESS = List.of(
            new Column("number", 8),
            new Column("title", 70),
            new Column("section", 40),
            new Column("territory", 24),
            new Column("assignments", 13),
            new Column("accepted", 13),
            new Column("submitted", 13),
            new Column("returned", 13),
            new Column("in-progress", 13),
            new Column("not-started", 13),
            new Column("other", 13),
            new Column("late", 13),
            new Column("nearest", 13));

    private final OwnAssignments own;
    private final AcceptanceQueue queue;
    private final ProgressTables tables;
    private final ReportEvents events;
    private final LastVisit visits;
    private final ListExports exports;
    private final Clock clock;

    WorkExportController(
            OwnAssignments own,
            AcceptanceQueue queue,
            ProgressTables tables,
            ReportEvents events,
            LastVisit visits,
            ListExports exports,
            Clock clock) {
        this.events = events;
        this.visits = visits;
        this.own = own;
        this.queue = queue;
        this.tables = tables;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping("/assignments/export.xlsx")
    void own(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @ModelAttribute("own") OwnFilter narrower,
            HttpServletResponse response)
            throws IOException {
        work(
                actor,
                "assignments",
                own.all(actor, filter, narrower, actor.today(clock), visits.known(actor), ListExports.MAX_ROWS),
                response);
    }

    @GetMapping("/progress/assignments/export.xlsx")
    void everybodys(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @ModelAttribute("cut") WorkCut cut,
            @RequestParam(required = false) String sort,
            HttpServletResponse response)
            throws IOException {
        requireDuty(actor);
        List<WorkRow> rows = tables.workLines(actor, filter, cut, sort, ALL, actor.today(clock)).rows().stream()
                .map(OwnAssignments.Line::row)
                .toList();
        work(actor, "progress", rows, response);
    }

    private void work(Actor actor, String list, List<WorkRow> rows, HttpServletResponse response) throws IOException {
        LocalDate today = actor.today(clock);
        Map<UUID, ReportEvent> told =
                events.ofAssignments(rows.stream().map(WorkRow::id).toList());
        exports.write(
                actor,
                list,
                WORK,
                rows.stream()
                        .map(row -> {
                            Lateness lateness = row.lateness(today);
                            return withEvent(
                                    told.get(row.id()),
                                    row.organizationName(),
                                    row.town(),
                                    row.number(),
                                    row.title(),
                                    row.forYear(),
                                    row.due(),
                                    row.reportDue(),
                                    exports.word(row.badge().key()),
                                    row.doneOn(),
                                    lateness.late() ? lateness.days() : null);
                        })
                        .toList(),
                response);
    }

    @GetMapping("/acceptance/export.xlsx")
    void waiting(Actor actor, @ModelAttribute("filter") WorkFilter filter, HttpServletResponse response)
            throws IOException {
        requireDuty(actor);
        List<AcceptanceQueue.Waiting> rows = queue.waiting(actor, filter, ALL);
        Map<UUID, ReportEvent> told =
                events.of(rows.stream().map(AcceptanceQueue.Waiting::reportId).toList());
        exports.write(
                actor,
                "acceptance",
                WAITING,
                rows.stream()
                        .map(row -> withEvent(
                                told.get(row.reportId()),
                                row.organizationName(),
                                row.town(),
                                row.number(),
                                row.title(),
                                row.forYear(),
                                row.agreedDue(),
                                row.doneOn(),
                                row.submittedAt().atZone(actor.zone()).toLocalDateTime(),
                                row.byName(),
                                row.text(),
                                row.proofs()))
                        .toList(),
                response);
    }

    /** By activity when a roadmap is chosen, else by roadmap, as the page. */
    @GetMapping("/progress/export.xlsx")
    void progress(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam(required = false) String sort,
            HttpServletResponse response)
            throws IOException {
        requireDuty(actor);
        LocalDate today = actor.today(clock);
        exports.write(
                actor,
                "progress",
                PROGRESS,
                (filter.roadmapId() != null
                                ? tables.activityLines(actor, filter, sort, ALL, today)
                                : tables.roadmapLines(actor, filter, ALL, today))
                        .rows().stream()
                                .map(line -> Arrays.asList(
                                        line.number(),
                                        line.title(),
                                        line.section(),
                                        line.town(),
                                        line.progress().total(),
                                        line.progress().accepted(),
                                        line.progress().submitted(),
                                        line.progress().returned(),
                                        line.progress().inProgress(),
                                        line.progress().notStarted(),
                                        line.progress().other(),
                                        line.progress().late(),
                                        line.progress().nearestDue()))
                                .toList(),
                response);
    }

    /** Cells of a row, and what its report tells of an event. */
    private List<Object> withEvent(ReportEvent event, Object... cells) {
        List<Object> row = new ArrayList<>(Arrays.asList(cells));
        ReportEvent told = event == null ? ReportEvent.NOTHING : event;
        row.add(told.place());
        row.add(told.fromOn());
        row.add(told.format() == null ? null : exports.word("execution.event-format." + told.format()));
        row.add(told.participants());
        row.add(told.media().isEmpty() ? null : String.join("\n", told.media()));
        return row;
    }

    private static void requireDuty(Actor actor) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
    }
}
