package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.approval.Routes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;

/** The list of roadmaps. */
@Controller
class RoadmapsController {

    private static final int PAGE = 25;
    private static final int YEARS_BACK = 6;
    private static final int YEARS_AHEAD = 4;

    private final RoadmapList list;
    private final MessageSource messages;
    private final Clock clock;

    RoadmapsController(RoadmapList list, MessageSource messages, Clock clock) {
        this.list = list;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/roadmaps")
    String list(
            Actor viewer,
            @ModelAttribute("filter") RoadmapFilter filter,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        LocalDate today = viewer.today(clock);
        RoadmapList.Choices choices = list.choices(viewer);
        List<Option> territories = new ArrayList<>();
        territories.add(option("", "roadmap.list.any", locale));
        territories.add(option("region", "roadmap.list.region", locale));
        territories.addAll(choices.territories());
        List<Option> coordinators = new ArrayList<>();
        coordinators.add(option("", "roadmap.list.any", locale));
        coordinators.addAll(choices.coordinators());
        model.addAttribute("roadmaps", list.page(viewer, filter, PageRequestParams.of(page, PAGE), today));
        model.addAttribute("territories", territories);
        model.addAttribute("coordinators", coordinators);
        model.addAttribute("levels", options("roadmap.level.", Arrays.stream(Level.values()), locale));
        model.addAttribute("kinds", options("roadmap.kind.", Arrays.stream(PlanKind.values()), locale));
        model.addAttribute("states", options("roadmap.state.", Arrays.stream(ShownState.values()), locale));
        model.addAttribute(
                "sorts",
                options("roadmap.sort.", RoadmapFilter.SORTS.stream(), locale).subList(1, 5));
        model.addAttribute("years", years(today, locale));
        model.addAttribute("mayCreate", mayCreate(viewer));
        model.addAttribute("keepsRoutes", Routes.keptBy(viewer));
        return "roadmap/list";
    }

    /** Those who write plans: methodologists, and a school's staff for its own. */
    private static boolean mayCreate(Actor viewer) {
        return viewer.has(Role.METHODOLOGIST) || viewer.has(Role.STAFF);
    }

    private List<Option> options(String prefix, java.util.stream.Stream<?> values, Locale locale) {
        List<Option> options = new ArrayList<>();
        options.add(option("", "roadmap.list.any", locale));
        values.forEach(value -> options.add(option(value.toString(), prefix + value, locale)));
        return options;
    }

    private List<Option> years(LocalDate today, Locale locale) {
        List<Option> years = new ArrayList<>();
        years.add(option("", "roadmap.list.any", locale));
        IntStream.rangeClosed(today.getYear() - YEARS_BACK, today.getYear() + YEARS_AHEAD)
                .mapToObj(String::valueOf)
                .forEach(year -> years.add(new Option(year, year)));
        return years;
    }

    private Option option(String value, String code, Locale locale) {
        return new Option(value, messages.getMessage(code, null, locale));
    }
}
