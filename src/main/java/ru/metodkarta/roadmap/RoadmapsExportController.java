package ru.metodkarta.roadmap;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.PageRequestParams;

/** The list of roadmaps as a spreadsheet, under the filter of the page. */
@Controller
class RoadmapsExportController {

    private static final List<Column> COLUMNS = List.of(
            new Column("title", 70),
            new Column("territory", 28),
            new Column("level", 18),
            new Column("from", 13),
            new Column("until", 13),
            new Column("state", 24),
            new Column("coordinator", 30),
            new Column("assignments", 13),
            new Column("accepted", 13),
            new Column("late", 13));

    private final RoadmapList list;
    private final ListExports exports;
    private final Clock clock;

    RoadmapsExportController(RoadmapList list, ListExports exports, Clock clock) {
        this.list = list;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping("/roadmaps/export.xlsx")
    void roadmaps(Actor viewer, @ModelAttribute("filter") RoadmapFilter filter, HttpServletResponse response)
            throws IOException {
        exports.write(
                viewer,
                "roadmaps",
                COLUMNS,
                list
                        .page(viewer, filter, new PageRequestParams(1, ListExports.MAX_ROWS), viewer.today(clock))
                        .rows()
                        .stream()
                        .map(this::cells)
                        .toList(),
                response);
    }

    private List<Object> cells(RoadmapList.Line line) {
        ProgressLine progress = line.progress();
        return Arrays.asList(
                line.title(),
                line.territory(),
                exports.word("roadmap.level." + line.level()),
                line.periodFrom(),
                line.periodTo(),
                exports.word(line.state().code()),
                line.coordinator(),
                progress == null ? null : progress.total(),
                progress == null ? null : progress.accepted(),
                progress == null ? null : progress.late());
    }
}
