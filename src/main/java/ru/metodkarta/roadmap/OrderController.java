package ru.metodkarta.roadmap;

import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Flash;

/** Moves rows, takes them out and puts them back. */
@Controller
@RequestMapping("/roadmaps/{id}/edition")
class OrderController {

    private final RowOrder order;
    private final RowRemoval removal;
    private final MessageSource messages;

    OrderController(RowOrder order, RowRemoval removal, MessageSource messages) {
        this.order = order;
        this.removal = removal;
        this.messages = messages;
    }

    /**
     * @param direction {@code up} or {@code down}, or empty: to the end of {@code section} (empty: before all sections)
     * @return for htmx 204 when the row only changed places with its neighbour, else the page is to be loaded anew
     */
    @PostMapping("/activities/{activity}/move")
    Object move(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID activity,
            @RequestParam(defaultValue = "") String direction,
            @RequestParam(defaultValue = "") String section,
            @RequestHeader(name = "HX-Request", required = false) String htmx,
            RedirectAttributes redirect) {
        boolean neighbours = false;
        if (RowForm.CLAUSES.equals(section)) {
            order.moveToClauses(actor, id, activity);
        } else if (direction.isEmpty()) {
            order.moveToEnd(actor, id, activity, Ids.parse(section));
        } else {
            neighbours = order.step(actor, id, activity, "up".equals(direction));
        }
        String url = RowAnswers.url(id, section, activity);
        if (htmx != null) {
            ResponseEntity.HeadersBuilder<?> answer = ResponseEntity.noContent();
            return neighbours
                    ? answer.build()
                    : answer.header("HX-Redirect", url)
                            .header("HX-Refresh", "true")
                            .build();
        }
        Flash.ok(redirect, "editor.flash.row-moved");
        return "redirect:" + url;
    }

    /** From dragging: this row now stands in that section after that row ({@code after} empty: first). */
    @PostMapping("/order")
    ResponseEntity<Void> drop(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam UUID activity,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "") String after) {
        order.move(actor, id, activity, Ids.parse(section), Ids.parse(after));
        return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }

    @GetMapping("/activities/{activity}/deletion")
    String question(Actor actor, @PathVariable UUID id, @PathVariable UUID activity, Locale locale, Model model) {
        model.addAttribute("candidate", removal.look(actor, id, activity));
        model.addAttribute("roadmapId", id);
        model.addAttribute("activityId", activity);
        model.addAttribute("crumbs", EditionController.crumbsBelow(messages, locale, id));
        return "roadmap/row-deletion";
    }

    @PostMapping("/activities/{activity}/deletion")
    String remove(Actor actor, @PathVariable UUID id, @PathVariable UUID activity, RedirectAttributes redirect) {
        RowRemoval.Candidate candidate = removal.look(actor, id, activity);
        removal.remove(actor, id, activity);
        redirect.addFlashAttribute("removed", activity);
        redirect.addFlashAttribute("removedName", candidate.number() == null ? candidate.title() : candidate.number());
        return "redirect:/roadmaps/" + id + "/edition";
    }

    /** «Вернуть строку» */
    @PostMapping("/activities/{activity}/restoration")
    String restore(Actor actor, @PathVariable UUID id, @PathVariable UUID activity, RedirectAttributes redirect) {
        removal.restore(actor, id, activity);
        Flash.ok(redirect, "editor.flash.row-restored");
        return "redirect:" + RowAnswers.url(id, "", activity);
    }
}
