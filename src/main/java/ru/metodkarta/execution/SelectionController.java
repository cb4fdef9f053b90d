package ru.metodkarta.execution;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
    private final SelectionView view;

    SelectionController(MatrixChoices choices, SelectionView view) {
        this.choices = choices;
        this.view = view;
    }

    /** Thousands of ticks do not fit into an address, therefore a POST; nothing is changed by it. */
    @PostMapping("/acceptance/selection")
    String choose(
            Actor actor,
            @ModelAttribute("asked") MatrixFilter filter,
            @RequestParam(required = false) List<String> cell,
            @RequestParam(required = false) List<String> row,
            @RequestParam(required = false) List<String> column,
            @RequestParam(required = false) String whole,
            Model model,
            RedirectAttributes redirect) {
        return show(actor, filter, new MatrixChoices.Choice(cell, row, column, "true".equals(whole)), model, redirect);
    }

    /** The same for the links of other pages: whole columns, whole rows. */
    @GetMapping("/acceptance/selection")
    String chosen(
            Actor actor,
            @ModelAttribute("asked") MatrixFilter filter,
            @RequestParam(required = false) List<String> row,
            @RequestParam(required = false) List<String> column,
            Model model,
            RedirectAttributes redirect) {
        return show(actor, filter, new MatrixChoices.Choice(null, row, column, true), model, redirect);
    }

    private String show(
            Actor actor, MatrixFilter filter, MatrixChoices.Choice choice, Model model, RedirectAttributes redirect) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        List<UUID> ids = choices.chosen(actor, filter, choice, view.today(actor), SelectionView.LIMIT);
        if (ids.isEmpty() && filter.roadmapId() != null && !choices.sees(actor, filter)) {
            throw new NotFound("roadmap");
        }
        if (ids.isEmpty() || ids.size() > SelectionView.LIMIT) {
            Flash.warn(
                    redirect,
                    ids.isEmpty() ? "execution.selection.none" : "execution.selection.too-many",
                    String.valueOf(SelectionView.LIMIT));
            return "redirect:" + filter.url();
        }
        return view.show(model, actor, view.of(actor, ids), filter.url());
    }
}
