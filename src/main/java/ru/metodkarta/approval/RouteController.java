package ru.metodkarta.approval;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** Routes of review: the organizations that have them, the steps of one, its beginning and end. */
@Controller
class RouteController {

    private final RouteEditing editing;
    private final RoutePages pages;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    RouteController(RouteEditing editing, RoutePages pages, RequestKeys requestKeys, MessageSource messages) {
        this.editing = editing;
        this.pages = pages;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    @GetMapping("/routes")
    String list(Actor actor, @RequestParam(required = false) String q, Locale locale, Model model) {
        if (actor.fitting(RoutePermissions::keeps).isEmpty()) {
            throw new NotAllowed(actor.territoryName());
        }
        model.addAttribute("owners", pages.owners(actor, q));
        model.addAttribute("q", q);
        model.addAttribute("crumbs", crumbs(messages, locale).subList(0, 1));
        return "approval/routes";
    }

    @GetMapping("/routes/{ownerId}")
    String route(
            Actor actor,
            @PathVariable UUID ownerId,
            @RequestParam(required = false) String kind,
            Locale locale,
            Model model) {
        OrganizationCard owner = editing.seen(actor, ownerId);
        PlanKind planKind = kind(kind);
        model.addAttribute("owner", owner);
        model.addAttribute("kind", name(planKind));
        model.addAttribute("kinds", List.of("ANY", "ROADMAP", "PLAN", "MEASURES"));
        model.addAttribute("written", pages.written(ownerId));
        model.addAttribute("route", pages.route(owner, planKind, actor));
        model.addAttribute(
                "keeps",
                !actor.fitting(grant -> RoutePermissions.mayKeep(grant, owner)).isEmpty());
        model.addAttribute("crumbs", crumbs(messages, locale));
        return "approval/route";
    }

    /** «Задать свой маршрут» */
    @PostMapping("/routes/{ownerId}")
    String establish(
            Actor actor,
            @PathVariable UUID ownerId,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = requestKeys.once(requestKey, actor, () -> {
            editing.establish(actor, ownerId, kind(kind));
            return url(ownerId, kind(kind));
        });
        Flash.ok(redirect, "route.established");
        return "redirect:" + url;
    }

    /** «Вернуть обычный маршрут» */
    @PostMapping("/routes/{ownerId}/removal")
    String dissolve(
            Actor actor,
            @PathVariable UUID ownerId,
            @RequestParam(required = false) String kind,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = requestKeys.once(requestKey, actor, () -> {
            editing.dissolve(actor, ownerId, kind(kind), version);
            return url(ownerId, kind(kind));
        });
        Flash.ok(redirect, "route.dissolved");
        return "redirect:" + url;
    }

    /** Null for «ANY» and for anything unknown: the route of all kinds. */
    static PlanKind kind(String name) {
        for (PlanKind kind : PlanKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    static String name(PlanKind kind) {
        return kind == null ? "ANY" : kind.name();
    }

    static String url(UUID ownerId, PlanKind kind) {
        return "/routes/" + ownerId + (kind == null ? "" : "?kind=" + kind);
    }

    static List<Crumb> crumbs(MessageSource messages, Locale locale) {
        return List.of(
                new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                new Crumb(messages.getMessage("route.list.title", null, locale), "/routes"));
    }
}
