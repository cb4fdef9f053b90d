package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;

/** Chosen work: what it is, and what can be done about it. */
@Controller
class SelectionController {

    private final MatrixChoices choices;
    private final KeptSelections kept;
    private final SelectionView view;

    SelectionController(MatrixChoices choices, KeptSelections kept, SelectionView view) {
        this.choices = choices;
        this.kept = kept;
        this.view = view;
    }

    /** Thousands of ticks do not fit into an address, therefore a POST; what they mean is kept under one. */
    @PostMapping("/acceptance/selection")
    String choose(
            Actor actor,
            @ModelAttribute("asked") MatrixFilter filter,
            @RequestParam(required = false) List<String> cell,
            @RequestParam(required = false) List<String> row,
            @RequestParam(required = false) List<String> column,
            @RequestParam(required = false) String whole,
            RedirectAttributes redirect) {
        List<UUID> ids =
                chosen(actor, filter, new MatrixChoices.Choice(cell, row, column, "true".equals(whole)), redirect);
        return "redirect:"
                + (ids.isEmpty() ? filter.url() : "/acceptance/selections/" + kept.keep(actor, ids, filter.url()));
    }

    @GetMapping("/acceptance/selections/{id}")
    String kept(Actor actor, @PathVariable UUID id, Model model, HttpServletResponse response) {
        Optional<KeptSelections.Kept> selection = kept.of(actor, id);
        if (selection.isEmpty() && !Deciding.any(actor)) {
            throw new NotFound("selection");
        }
        requireDecider(actor);
        if (selection.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "execution/selection-gone";
        }
        return view.show(
                model,
                actor,
                view.of(actor, selection.get().assignments()),
                selection.get().back());
    }

    /** The same for the links of other pages: whole columns, whole rows. */
    @GetMapping("/acceptance/selection")
    String linked(
            Actor actor,
            @ModelAttribute("asked") MatrixFilter filter,
            @RequestParam(required = false) List<String> row,
            @RequestParam(required = false) List<String> column,
            Model model,
            RedirectAttributes redirect) {
        List<UUID> ids = chosen(actor, filter, new MatrixChoices.Choice(null, row, column, true), redirect);
        return ids.isEmpty() ? "redirect:" + filter.url() : view.show(model, actor, view.of(actor, ids), filter.url());
    }

    private static void requireDecider(Actor actor) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
    }

    /** None when there are none or too many, which is said then. */
    private List<UUID> chosen(
            Actor actor, MatrixFilter filter, MatrixChoices.Choice choice, RedirectAttributes redirect) {
        requireDecider(actor);
        List<UUID> ids = choices.chosen(actor, filter, choice, view.today(actor), SelectionView.LIMIT);
        if (ids.isEmpty() && filter.roadmapId() != null && !choices.sees(actor, filter)) {
            throw new NotFound("roadmap");
        }
        if (ids.isEmpty() || ids.size() > SelectionView.LIMIT) {
            Flash.warn(
                    redirect,
                    ids.isEmpty() ? "execution.selection.none" : "execution.selection.too-many",
                    String.valueOf(SelectionView.LIMIT));
            return List.of();
        }
        return ids;
    }
}
