package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.PageRequestParams;

/** Reports that wait for acceptance as a spreadsheet, under the filter of the queue. */
@Controller
class AcceptanceExportController {

    private static final List<Column> COLUMNS = EventCells.after(
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
            new Column("proofs", 13));

    private final AcceptanceQueue queue;
    private final ReportEvents events;
    private final EventCells eventCells;
    private final ListExports exports;

    AcceptanceExportController(AcceptanceQueue queue, ReportEvents events, EventCells eventCells, ListExports exports) {
        this.queue = queue;
        this.events = events;
        this.eventCells = eventCells;
        this.exports = exports;
    }

    @GetMapping("/acceptance/export.xlsx")
    void waiting(Actor actor, @ModelAttribute("filter") WorkFilter filter, HttpServletResponse response)
            throws IOException {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        List<AcceptanceQueue.Waiting> rows =
                queue.waiting(actor, filter, new PageRequestParams(1, ListExports.MAX_ROWS));
        Map<UUID, ReportEvent> told =
                events.of(rows.stream().map(AcceptanceQueue.Waiting::reportId).toList());
        List<List<Object>> lines = rows.stream()
                .map(row -> cells(actor, row, told.get(row.reportId())))
                .toList();
        exports.write(actor, "acceptance", COLUMNS, lines, response);
    }

    private List<Object> cells(Actor actor, AcceptanceQueue.Waiting row, ReportEvent event) {
        return eventCells.after(
                event,
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
                row.proofs());
    }
}
