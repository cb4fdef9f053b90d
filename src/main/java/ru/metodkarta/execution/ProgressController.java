package ru.metodkarta.execution;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;

/** «Ход исполнения»: figures by roadmap and activity, and the assignments behind them. */
@Controller
class ProgressController {

    private final ProgressTables tables;
    private final Clock clock;

    ProgressController(ProgressTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @GetMapping("/progress")
    String table(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam(required = false) String sort,
            @RequestParam(required = false) String page,
            Model model) {
        requireDuty(actor);
        boolean one = filter.roadmapId() != null;
        model.addAttribute("one", one);
        model.addAttribute("towns", WorkRow.ofSeveralTowns(actor));
        model.addAttribute("roadmaps", tables.roadmaps(actor));
        model.addAttribute(
                "lines",
                one
                        ? tables.byActivity(actor, filter, sort, page, actor.today(clock))
                        : tables.byRoadmap(actor, filter, page, actor.today(clock)));
        model.addAttribute("sort", sort == null ? "plan" : sort);
        model.addAttribute("url", filter.url("/progress"));
        return "execution/progress";
    }

    @GetMapping("/progress/assignments")
    String work(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @ModelAttribute("cut") WorkCut cut,
            @RequestParam(required = false) String sort,
            @RequestParam(required = false) String page,
            Model model) {
        return list(actor, filter, cut, sort, page, "/progress/assignments", model);
    }

    @GetMapping("/progress/late")
    String late(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @ModelAttribute("cut") WorkCut cut,
            @RequestParam(required = false) String sort,
            @RequestParam(required = false) String page,
            Model model) {
        WorkFilter late = new WorkFilter(
                filter.roadmap(),
                filter.year(),
                filter.section(),
                filter.organization(),
                filter.activity(),
                "late",
                filter.q());
        model.addAttribute("filter", late);
        return list(actor, late, cut, sort, page, "/progress/late", model);
    }

    private String list(
            Actor actor, WorkFilter filter, WorkCut cut, String sort, String page, String path, Model model) {
        requireDuty(actor);
        model.addAttribute("towns", WorkRow.ofSeveralTowns(actor));
        model.addAttribute("lines", tables.work(actor, filter, cut, sort, page, actor.today(clock)));
        model.addAttribute("roadmaps", tables.roadmaps(actor));
        model.addAttribute("organizations", tables.organizations(actor));
        model.addAttribute("sort", sort == null ? "due" : sort);
        model.addAttribute("path", path);
        model.addAttribute("url", cut.url(filter.url(path)));
        return "execution/work";
    }

    private static void requireDuty(Actor actor) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
    }
}
