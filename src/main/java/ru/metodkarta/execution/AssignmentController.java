package ru.metodkarta.execution;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.shared.Actor;

/** «Мои мероприятия», one assignment. */
@Controller
class AssignmentController {

    private final OwnAssignments own;
    private final AssignmentPages pages;
    private final AssignmentView view;
    private final Acceptance acceptance;
    private final Clock clock;

    AssignmentController(
            OwnAssignments own, AssignmentPages pages, AssignmentView view, Acceptance acceptance, Clock clock) {
        this.own = own;
        this.pages = pages;
        this.view = view;
        this.acceptance = acceptance;
        this.clock = clock;
    }

    @GetMapping("/assignments")
    String list(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam(required = false) String page,
            Model model) {
        model.addAttribute("work", own.of(actor, filter, page, actor.today(clock)));
        model.addAttribute("url", filter.url("/assignments"));
        model.addAttribute("today", actor.today(clock));
        model.addAttribute("zone", actor.zone());
        model.addAttribute("several", OwnOrganizations.of(actor).size() > 1);
        return "execution/assignments";
    }

    @GetMapping("/assignments/{id}")
    String one(Actor actor, @PathVariable UUID id, Model model) {
        AssignmentPage page = pages.read(actor, id);
        if (page.rights().accepts() && page.current() != null && page.current().openedAt() == null) {
            acceptance.open(actor, id);
        }
        return view.show(model, actor, page);
    }
}
