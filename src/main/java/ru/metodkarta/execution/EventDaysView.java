package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Paged;

/** The page of «Даты проведения», with every day as it was typed. */
@Component
class EventDaysView {

    private final EventDayRows rows;
    private final ProgressTables tables;
    private final Dates dates = new Dates();

    EventDaysView(EventDayRows rows, ProgressTables tables) {
        this.rows = rows;
        this.tables = tables;
    }

    /** What the list is narrowed to, and which page of it: to come back to the same one. */
    record Place(WorkFilter filter, String which, String page) {

        boolean all() {
            return "all".equals(which);
        }

        /** Without the page. */
        String list() {
            String url = filter.url("/acceptance/dates");
            return all() ? url + (url.contains("?") ? "&" : "?") + "which=all" : url;
        }

        String url() {
            return page == null || !page.matches("\\d{1,6}")
                    ? list()
                    : list() + (list().contains("?") ? "&" : "?") + "page=" + page;
        }
    }

    /** @param seen the day that was on the page when it was typed; {@code problem} is null when nothing is wrong with it */
    record Line(EventDayRows.Dated event, String typed, String seen, FormErrors.Problem problem) {}

    String show(Actor actor, Place place, Model model) {
        Paged<EventDayRows.Dated> page = rows.page(actor, place.filter().roadmapId(), place.all(), place.page());
        model.addAttribute("dates", page);
        List<Line> lines = page.rows().stream()
                .map(event -> new Line(event, "", dates.day(event.namedOn()), null))
                .toList();
        return page(actor, place, lines, new FormErrors(), model);
    }

    /** Nothing was written. Whoever has been told of another day has seen it now. */
    String again(
            Actor actor,
            Place place,
            EventDaysForm form,
            Map<UUID, FormErrors.Problem> problems,
            FormErrors errors,
            HttpStatus status,
            Model model,
            HttpServletResponse response) {
        response.setStatus(status.value());
        Paged<EventDayRows.Dated> page = rows.of(actor, form.shown());
        Set<UUID> told = status == HttpStatus.CONFLICT ? problems.keySet() : Set.of();
        List<Line> lines = page.rows().stream()
                .map(event -> new Line(
                        event,
                        form.day(event.id()),
                        told.contains(event.id()) ? dates.day(event.namedOn()) : form.seen(event.id()),
                        problems.get(event.id())))
                .toList();
        for (Line line : lines) {
            if (line.problem() != null) {
                errors.add(
                        line.problem().field(),
                        "execution.dates.row",
                        sentence("execution.dates.of", line.event().label()),
                        sentence(line.problem().code(), line.problem().args()));
            }
        }
        problems.forEach((id, problem) -> {
            if (lines.stream().noneMatch(line -> line.event().id().equals(id))) {
                errors.add("dates", problem.code(), problem.args());
            }
        });
        return page(actor, place, lines, errors, model);
    }

    private static Object sentence(String code, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {code}, arguments);
    }

    private String page(Actor actor, Place place, List<Line> lines, FormErrors errors, Model model) {
        model.addAttribute("lines", lines);
        model.addAttribute("errors", errors);
        model.addAttribute("filter", place.filter());
        model.addAttribute("roadmaps", tables.roadmaps(actor));
        model.addAttribute("all", place.all());
        model.addAttribute("back", place.page());
        model.addAttribute("url", place.list());
        return "execution/dates";
    }
}
