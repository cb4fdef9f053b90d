package ru.metodkarta.organization;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** The card of one organization, and putting it away. */
@Controller
class OrganizationController {

    private final OrganizationAccess access;
    private final OrganizationQueries queries;
    private final OrganizationRegistry registry;
    private final ObjectProvider<OrganizationPeople> people;
    private final RequestKeys keys;

    OrganizationController(
            OrganizationAccess access,
            OrganizationQueries queries,
            OrganizationRegistry registry,
            ObjectProvider<OrganizationPeople> people,
            RequestKeys keys) {
        this.access = access;
        this.queries = queries;
        this.registry = registry;
        this.people = people;
        this.keys = keys;
    }

    @GetMapping("/organizations/{id}")
    String card(@PathVariable UUID id, Actor actor, Model model) {
        OrganizationCard card = access.visible(actor, id);
        boolean mayKeep = access.mayKeep(actor, card);
        List<OrganizationQueries.Event> events = queries.events(id);
        List<OrganizationQueries.Related> related = queries.related(id);
        OrganizationPeople staff = people.getIfAvailable();
        model.addAttribute("organization", queries.head(id).orElseThrow(() -> new NotFound("organization")));
        model.addAttribute("names", queries.names(id));
        model.addAttribute("events", events);
        model.addAttribute("subordinates", of(related, "SUBORDINATE"));
        model.addAttribute("reportedFor", of(related, "REPORTED_FOR"));
        model.addAttribute("predecessors", of(related, "PREDECESSOR"));
        model.addAttribute("workers", staff == null ? List.of() : staff.workingIn(id, actor));
        model.addAttribute("reports", staff == null || staff.hasReporters(id));
        model.addAttribute("mayKeep", mayKeep);
        model.addAttribute(
                "mayRestore",
                mayKeep
                        && card.archived()
                        && events.stream().noneMatch(event -> event.kind().ends()));
        return "organization/card";
    }

    private static List<OrganizationQueries.Related> of(List<OrganizationQueries.Related> all, String relation) {
        return all.stream().filter(other -> other.relation().equals(relation)).toList();
    }

    @PostMapping("/organizations/{id}/archive")
    String archive(
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            RedirectAttributes redirect) {
        String url = keys.once(requestKey, actor, () -> {
            registry.archive(actor, id);
            return "/organizations/" + id;
        });
        Flash.ok(redirect, "organization.archived");
        return "redirect:" + url;
    }

    @PostMapping("/organizations/{id}/restoration")
    String restore(
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            RedirectAttributes redirect) {
        String url = keys.once(requestKey, actor, () -> {
            registry.restore(actor, id);
            return "/organizations/" + id;
        });
        Flash.ok(redirect, "organization.restored");
        return "redirect:" + url;
    }
}
