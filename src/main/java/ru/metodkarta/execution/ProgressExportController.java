package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.PageRequestParams;

/** «Ход исполнения» as a spreadsheet: by activity when a roadmap is chosen, else by roadmap, as the page. */
@Controller
class ProgressExportController {

    private static final List<Column> COLUMNS = List.of(
            new Column("number", 8),
            new Column("title", 70),
            new Column("section", 40),
            new Column("territory", 24),
            new Column("assignments", 13),
            new Column("accepted", 13),
            new Column("partial", 13),
            new Column("not-done", 13),
            new Column("released", 13),
            new Column("submitted", 13),
            new Column("returned", 13),
            new Column("in-progress", 13),
            new Column("not-started", 13),
            new Column("late", 13),
            new Column("terms-closed", 13),
            new Column("terms", 13),
            new Column("nearest", 13));

    private final ProgressTables tables;
    private final ListExports exports;
    private final Clock clock;

    ProgressExportController(ProgressTables tables, ListExports exports, Clock clock) {
        this.tables = tables;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping("/progress/export.xlsx")
    void progress(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam(required = false) String sort,
            HttpServletResponse response)
            throws IOException {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        LocalDate today = actor.today(clock);
        PageRequestParams all = new PageRequestParams(1, ListExports.MAX_ROWS);
        List<ProgressTables.Line> lines = (filter.roadmapId() != null
                        ? tables.activityLines(actor, filter, sort, all, today)
                        : tables.roadmapLines(actor, filter, all, today))
                .rows();
        exports.write(
                actor,
                "progress",
                COLUMNS,
                lines.stream().map(ProgressExportController::cells).toList(),
                response);
    }

    private static List<Object> cells(ProgressTables.Line line) {
        return Arrays.asList(
                line.number(),
                line.title(),
                line.section(),
                line.town(),
                line.progress().total(),
                line.progress().accepted(),
                line.partial(),
                line.notDone(),
                line.released(),
                line.progress().submitted(),
                line.progress().returned(),
                line.progress().inProgress(),
                line.progress().notStarted(),
                line.progress().late(),
                line.closed(),
                line.occurrences(),
                line.progress().nearestDue());
    }
}
