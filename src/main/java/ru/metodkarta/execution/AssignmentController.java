package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
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
    private final LastVisit visits;
    private final Clock clock;

    AssignmentController(
            OwnAssignments own,
            AssignmentPages pages,
            AssignmentView view,
            Acceptance acceptance,
            LastVisit visits,
            Clock clock) {
        this.visits = visits;
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
            @ModelAttribute("own") OwnFilter narrower,
            @RequestParam(required = false) String page,
            Model model) {
        LocalDate today = actor.today(clock);
        model.addAttribute("work", own.of(actor, filter, narrower, page, today, visits.since(actor)));
        model.addAttribute("url", narrower.url(filter.url("/assignments")));
        model.addAttribute("changedUrl", new OwnFilter(narrower.period(), "changed").url(filter.url("/assignments")));
        model.addAttribute("narrowed", filter.narrowed() || narrower.narrowed());
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
