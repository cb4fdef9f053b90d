package ru.metodkarta.execution;

import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Option;

/** «Проверка отчётов», the matrix: occurrences × organizations of one plan. */
@Controller
class MatrixController {

    private static final List<Badge> LEGEND = List.of(
            Badge.of(AssignmentState.NOT_STARTED),
            Badge.of(AssignmentState.IN_PROGRESS),
            Badge.of(AssignmentState.SUBMITTED),
            Badge.of(AssignmentState.ACCEPTED),
            Badge.of(AssignmentState.RETURNED),
            new Badge("late", "clock-exclamation", "execution.count.late"),
            Badge.of(AssignmentState.WITHDRAWN));

    private static final List<OrganizationKind> KINDS = List.of(OrganizationKind.values());

    private final Matrix matrix;
    private final YearClosings closings;
    private final ProgressTables tables;
    private final MessageSource messages;
    private final Clock clock;

    MatrixController(Matrix matrix, YearClosings closings, ProgressTables tables, MessageSource messages, Clock clock) {
        this.matrix = matrix;
        this.closings = closings;
        this.tables = tables;
        this.messages = messages;
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
        List<Option> roadmaps = tables.roadmaps(actor);
        MatrixFilter plan =
                asked.defaulting(roadmaps.isEmpty() ? null : roadmaps.get(0).value(), null);
        List<Option> years = plan.roadmapId() == null ? List.of() : matrix.years(plan.roadmapId());
        MatrixFilter filter =
                plan.defaulting(null, usual(years, actor.today(clock).getYear()));
        Matrix.Grid grid = matrix.read(actor, filter, actor.today(clock));
        boolean seen = grid.columns().total() > 0;
        model.addAttribute("grid", grid);
        model.addAttribute("filter", filter);
        model.addAttribute("roadmaps", roadmaps);
        model.addAttribute("years", seen ? years : List.of());
        model.addAttribute("sections", seen ? matrix.sections(filter.roadmapId()) : List.of());
        model.addAttribute("kinds", kinds());
        YearClosings.Plan closes = seen && filter.year() != null ? closings.plan(actor, filter.roadmapId()) : null;
        model.addAttribute(
                "closesYear", closes != null && actor.grants().stream().anyMatch(closes::followedBy));
        model.addAttribute("yearClosed", closes != null && closes.closed(filter.year()));
        model.addAttribute("pick", pick != null);
        model.addAttribute("legend", LEGEND);
        model.addAttribute("words", words());
        addresses(model, filter, pick != null);
        return "execution/matrix";
    }

    private static void addresses(Model model, MatrixFilter filter, boolean pick) {
        Map<String, String> firstPage = new HashMap<>();
        firstPage.put("columns", null);
        firstPage.put("municipality", null);
        model.addAttribute("url", filter.url());
        model.addAttribute("urlOfColumns", filter.url(Collections.singletonMap("columns", null)));
        model.addAttribute("drill", filter.url(Collections.singletonMap("municipality", null)));
        model.addAttribute("allTowns", filter.url(firstPage));
        model.addAttribute("pickUrl", filter.url(Collections.singletonMap("pick", pick ? null : "any")));
    }

    /** Words of the cells, looked up once and not two thousand times. */
    private Map<String, String> words() {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, String> words = new HashMap<>();
        for (AssignmentState state : AssignmentState.values()) {
            String key = Badge.of(state).key();
            words.put(key, messages.getMessage(key, null, locale));
        }
        words.put("execution.count.late", messages.getMessage("execution.count.late", null, locale));
        words.put("late", words.get("execution.count.late"));
        words.put("waiting", messages.getMessage("execution.count.waiting", null, locale));
        words.put("choose", messages.getMessage("execution.matrix.choose", null, locale));
        return words;
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

    private List<Option> kinds() {
        Locale locale = LocaleContextHolder.getLocale();
        return KINDS.stream()
                .map(kind -> new Option(kind.name(), messages.getMessage("organization.kind." + kind, null, locale)))
                .toList();
    }
}
