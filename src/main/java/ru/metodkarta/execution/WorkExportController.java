package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
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

/** Work as a spreadsheet, one's own and everybody's, under the filters of their pages. */
@Controller
class WorkExportController {

    private static final List<Column> COLUMNS = EventCells.after(
            new Column("organization", 32),
            new Column("territory", 24),
            new Column("number", 8),
            new Column("activity", 60),
            new Column("year", 8),
            new Column("due", 13),
            new Column("report-due", 13),
            new Column("state", 26),
            new Column("done-on", 13),
            new Column("days-late", 13));

    private final OwnAssignments own;
    private final ProgressTables tables;
    private final ReportEvents events;
    private final EventCells eventCells;
    private final LastVisit visits;
    private final ListExports exports;
    private final Clock clock;

    WorkExportController(
            OwnAssignments own,
            ProgressTables tables,
            ReportEvents events,
            EventCells eventCells,
            LastVisit visits,
            ListExports exports,
            Clock clock) {
        this.own = own;
        this.tables = tables;
        this.events = events;
        this.eventCells = eventCells;
        this.visits = visits;
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
        List<WorkRow> rows =
                own.all(actor, filter, narrower, actor.today(clock), visits.known(actor), ListExports.MAX_ROWS);
        write(actor, "assignments", rows, response);
    }

    @GetMapping("/progress/assignments/export.xlsx")
    void everybodys(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @ModelAttribute("cut") WorkCut cut,
            @RequestParam(required = false) String sort,
            HttpServletResponse response)
            throws IOException {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        PageRequestParams all = new PageRequestParams(1, ListExports.MAX_ROWS);
        List<WorkRow> rows = tables.workLines(actor, filter, cut, sort, all, actor.today(clock)).rows().stream()
                .map(OwnAssignments.Line::row)
                .toList();
        write(actor, "progress", rows, response);
    }

    private void write(Actor actor, String list, List<WorkRow> rows, HttpServletResponse response) throws IOException {
        LocalDate today = actor.today(clock);
        Map<UUID, ReportEvent> told =
                events.ofAssignments(rows.stream().map(WorkRow::id).toList());
        List<List<Object>> lines =
                rows.stream().map(row -> cells(row, told.get(row.id()), today)).toList();
        exports.write(actor, list, COLUMNS, lines, response);
    }

    private List<Object> cells(WorkRow row, ReportEvent event, LocalDate today) {
        Lateness lateness = row.lateness(today);
        return eventCells.after(
                event,
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
    }
}
