package ru.metodkarta.cascade;

import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** «Охват»: who below carries out what of a roadmap. */
@Controller
class CoverageController {

    private static final int PER_PAGE = 50;

    private final CoverageTables tables;
    private final RoadmapSight sight;
    private final MessageSource messages;

    CoverageController(CoverageTables tables, RoadmapSight sight, MessageSource messages) {
        this.tables = tables;
        this.sight = sight;
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
}
