package ru.metodkarta.cascade;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** «Охват»: who below carries out what of a roadmap. */
@Controller
class CoverageController {

    private static final int PER_PAGE = 50;

    private static final List<Column> COLUMNS = List.of(
            new Column("section", 30),
            new Column("number", 10),
            new Column("activity", 60),
            new Column("mandatory", 14),
            new Column("carrier", 28),
            new Column("carried", 16),
            new Column("own-number", 12),
            new Column("own-activity", 60),
            new Column("assignments", 13),
            new Column("accepted", 13),
            new Column("refusal", 40));

    private final CoverageTables tables;
    private final RoadmapSight sight;
    private final ListExports exports;
    private final MessageSource messages;

    CoverageController(CoverageTables tables, RoadmapSight sight, ListExports exports, MessageSource messages) {
        this.tables = tables;
        this.sight = sight;
        this.exports = exports;
        this.messages = messages;
    }

    @GetMapping("/roadmaps/{id}/coverage")
    String coverage(
            Actor viewer,
            @PathVariable UUID id,
            @ModelAttribute("filter") CoverageFilter filter,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        Coverage coverage = tables.read(viewer, id, filter);
        PageRequestParams request = PageRequestParams.of(page, PER_PAGE);
        int from = Math.min(request.offset(), coverage.rows().size());
        int until = Math.min(from + PER_PAGE, coverage.rows().size());
        model.addAttribute("coverage", coverage);
        model.addAttribute(
                "lines",
                Paged.of(
                        coverage.rows().subList(from, until),
                        request,
                        coverage.rows().size()));
        model.addAttribute("filterUrl", filter.url("/roadmaps/" + id + "/coverage"));
        model.addAttribute(
                "marks",
                coverage.roadmap().inForce()
                        && viewer.grants().stream()
                                .anyMatch(grant -> CascadePermissions.mayMark(
                                        grant, coverage.roadmap().place())));
        model.addAttribute("crumbs", CascadeCrumbs.of(coverage.roadmap(), messages, locale));
        return "cascade/coverage";
    }

    @GetMapping("/roadmaps/{id}/coverage/{activityId}")
    String activity(Actor viewer, @PathVariable UUID id, @PathVariable UUID activityId, Locale locale, Model model) {
        model.addAttribute("line", tables.line(viewer, id, activityId));
        RoadmapSight.Sight roadmap = sight.seen(viewer, id);
        model.addAttribute("roadmap", roadmap);
        model.addAttribute("crumbs", CascadeCrumbs.below(roadmap, messages, locale));
        return "cascade/coverage-activity";
    }

    @GetMapping("/roadmaps/{id}/coverage/export.xlsx")
    void export(
            Actor viewer,
            @PathVariable UUID id,
            @ModelAttribute("filter") CoverageFilter filter,
            HttpServletResponse response)
            throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        tables.read(viewer, id, filter).rows().forEach(line -> {
            line.children().forEach(child -> rows.add(cells(line, child)));
            line.missing().forEach(missing -> rows.add(cells(line, missing)));
        });
        exports.write(viewer, "coverage", COLUMNS, rows, response);
    }

    private List<Object> cells(Coverage.Line line, Coverage.Child child) {
        return Arrays.asList(
                line.heading(),
                line.text().number(),
                line.text().title(),
                mandatory(line),
                child.unit(),
                exports.word("cascade.coverage.carries"),
                child.number(),
                child.title(),
                child.total(),
                child.accepted(),
                null);
    }

    private List<Object> cells(Coverage.Line line, Coverage.Missing missing) {
        return Arrays.asList(
                line.heading(),
                line.text().number(),
                line.text().title(),
                mandatory(line),
                missing.unit(),
                exports.word(missing.reason() == null ? "cascade.coverage.not-taken" : "cascade.coverage.refused"),
                null,
                null,
                null,
                null,
                missing.reason());
    }

    private String mandatory(Coverage.Line line) {
        return line.mandatory() ? exports.word("cascade.mandatory") : null;
    }
}
