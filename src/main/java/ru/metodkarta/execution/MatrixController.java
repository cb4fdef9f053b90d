package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Option;

/** «Проверка отчётов», the matrix: occurrences × organizations of one plan. */
@Controller
class MatrixController {

    private final Matrix matrix;
    private final MatrixView view;
    private final YearClosings closings;
    private final ProgressTables tables;
    private final Clock clock;

    MatrixController(Matrix matrix, MatrixView view, YearClosings closings, ProgressTables tables, Clock clock) {
        this.matrix = matrix;
        this.view = view;
        this.closings = closings;
        this.tables = tables;
        this.clock = clock;
    }

    @GetMapping("/acceptance/matrix")
    String matrix(
            Actor actor,
            @ModelAttribute("asked") MatrixFilter asked,
            @RequestParam(required = false) String pick,
            Model model) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        LocalDate today = actor.today(clock);
        List<Option> roadmaps = tables.roadmaps(actor);
        MatrixFilter plan = asked.roadmapId() == null ? asked.defaulting(usual(actor, roadmaps, today), null) : asked;
        List<Option> years = plan.roadmapId() == null ? List.of() : matrix.years(actor, plan.roadmapId());
        MatrixFilter filter = plan.defaulting(null, usual(years, today.getYear()));
        Matrix.Grid grid = matrix.read(actor, filter, today);
        boolean seen = grid.columns().total() > 0;
        model.addAttribute("roadmaps", roadmaps);
        model.addAttribute("years", seen ? years : List.of());
        model.addAttribute("sections", seen ? matrix.sections(filter.roadmapId()) : List.of());
        YearClosings.Plan closes = seen && filter.year() != null ? closings.plan(actor, filter.roadmapId()) : null;
        model.addAttribute(
                "closesYear", closes != null && actor.grants().stream().anyMatch(closes::followedBy));
        model.addAttribute("yearClosed", closes != null && closes.closed(filter.year()));
        return view.show(model, grid, pick != null);
    }

    /** The first with work of this year, so that a plan approved for the next one is not opened before its time. */
    private String usual(Actor actor, List<Option> roadmaps, LocalDate today) {
        Set<String> now = matrix.withWorkOf(actor, today.getYear());
        return roadmaps.stream()
                .map(Option::value)
                .filter(now::contains)
                .findFirst()
                .orElse(roadmaps.isEmpty() ? null : roadmaps.get(0).value());
    }

    /** This year where the plan has it, else the nearest there is. */
    private static String usual(List<Option> years, int today) {
        String near = null;
        for (Option year : years) {
            if (near == null || Integer.parseInt(year.value()) <= today) {
                near = year.value();
            }
        }
        return near;
    }
}
