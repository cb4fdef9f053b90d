package ru.metodkarta.approval;

import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** One step of a route: added, changed, taken out. */
@Controller
class RouteStepController {

    private final RouteEditing editing;
    private final RoutePages pages;
    private final StaleSteps stale;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    RouteStepController(
            RouteEditing editing, RoutePages pages, StaleSteps stale, RequestKeys requestKeys, MessageSource messages) {
        this.editing = editing;
        this.pages = pages;
        this.stale = stale;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    /** What a form is about. */
    private record At(Actor actor, OrganizationCard owner, PlanKind kind, RoutePages.Route route, RouteStep step) {

        /** Nobody is asked twice in one route. */
        boolean repeats(RouteStep typed) {
            return route.steps().stream()
                    .map(Routes.Staffed::step)
                    .filter(other -> step == null || !other.id().equals(step.id()))
                    .anyMatch(other -> other.to().same(typed.to()));
        }

        StepKind stepKind() {
            return step == null ? StepKind.ENDORSE : step.kind();
        }
    }

    @GetMapping("/routes/{ownerId}/steps/new")
    ModelAndView blank(
            Actor actor, @PathVariable UUID ownerId, @RequestParam(required = false) String kind, Locale locale) {
        At at = at(actor, ownerId, kind, null);
        return page(
                at, RouteStepForm.fresh(at.route().nextStage(), at.route().version()), new FormErrors(), null, locale);
    }

    @GetMapping("/routes/{ownerId}/steps/{stepId}")
    ModelAndView form(
            Actor actor,
            @PathVariable UUID ownerId,
            @PathVariable UUID stepId,
            @RequestParam(required = false) String kind,
            Locale locale) {
        At at = at(actor, ownerId, kind, stepId);
        return page(at, RouteStepForm.of(at.step(), at.route().version()), new FormErrors(), null, locale);
    }

    @PostMapping("/routes/{ownerId}/steps")
    Object add(
            Actor actor,
            @PathVariable UUID ownerId,
            @RequestParam(required = false) String kind,
            @ModelAttribute("form") RouteStepForm form,
            @RequestParam(required = false) String find,
            @RequestParam(required = false) String q,
            Locale locale,
            RedirectAttributes redirect) {
        return posted(asPosted(actor, ownerId, kind, null), null, form, new Typed(find != null, q), locale, redirect);
    }

    @PostMapping("/routes/{ownerId}/steps/{stepId}")
    Object change(
            Actor actor,
            @PathVariable UUID ownerId,
            @PathVariable UUID stepId,
            @RequestParam(required = false) String kind,
            @ModelAttribute("form") RouteStepForm form,
            @RequestParam(required = false) String find,
            @RequestParam(required = false) String q,
            Locale locale,
            RedirectAttributes redirect) {
        return posted(
                asPosted(actor, ownerId, kind, stepId), stepId, form, new Typed(find != null, q), locale, redirect);
    }

    /**
     * What goes with a posted form.
     *
     * @param finds an office is looked for, nothing is saved
     * @param office name of the organization whose offices are wanted
     */
    private record Typed(boolean finds, String office) {}

    private Object posted(
            At at, UUID stepId, RouteStepForm form, Typed typed, Locale locale, RedirectAttributes redirect) {
        boolean moved = !at.route().written()
                || at.route().version() != form.toVersion()
                || (stepId != null && at.step() == null);
        if (moved && !typed.finds()) {
            String former = requestKeys.former(form.requestKey(), at.actor());
            return former == null ? stale(at, stepId, form, typed.office(), locale) : "redirect:" + former;
        }
        return typed.finds()
                ? page(at, form, new FormErrors(), typed.office(), locale)
                : save(at, stepId, form, typed.office(), locale, redirect);
    }

    /** Somebody was here meanwhile: what is stored, beside what was typed; the next POST knows of both. */
    private ModelAndView stale(At at, UUID stepId, RouteStepForm form, String typed, Locale locale) {
        ModelAndView page = page(at, form.onVersion(at.route().version()), new FormErrors(), typed, locale)
                .addObject(
                        "stale", stale.of(at.owner(), at.kind(), at.route(), at.step(), stepId != null, form, locale));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private Object save(
            At at, UUID stepId, RouteStepForm form, String typed, Locale locale, RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        RouteStep step = form.toStep(at.stepKind(), errors);
        if (step != null && !editing.addressable(at.owner(), step.to())) {
            errors.add("office", "route.error.office");
        }
        if (!errors.isEmpty()) {
            ModelAndView page = page(at, form, errors, typed, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        UUID owner = at.owner().id();
        try {
            String url = requestKeys.once(form.requestKey(), at.actor(), () -> {
                if (at.step() == null) {
                    editing.add(at.actor(), owner, at.kind(), form.toVersion(), step);
                } else {
                    editing.change(
                            at.actor(),
                            owner,
                            at.kind(),
                            form.toVersion(),
                            at.step().id(),
                            step);
                }
                return RouteController.url(owner, at.kind());
            });
            Flash.ok(redirect, "route.saved");
            return "redirect:" + url;
        } catch (RouteEditing.Stale raced) {
            return stale(asPosted(at.actor(), owner, name(at.kind()), stepId), stepId, form, typed, locale);
        }
    }

    @PostMapping("/routes/{ownerId}/steps/{stepId}/removal")
    String remove(
            Actor actor,
            @PathVariable UUID ownerId,
            @PathVariable UUID stepId,
            @RequestParam(required = false) String kind,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        PlanKind planKind = RouteController.kind(kind);
        String url = requestKeys.once(requestKey, actor, () -> {
            editing.remove(actor, ownerId, planKind, version, stepId);
            return RouteController.url(ownerId, planKind);
        });
        Flash.ok(redirect, "route.saved");
        return "redirect:" + url;
    }

    /** A page is opened for what is there. */
    private At at(Actor actor, UUID ownerId, String kind, UUID stepId) {
        At at = asPosted(actor, ownerId, kind, stepId);
        if (!at.route().written()) {
            throw new Conflict("route.conflict.not-written");
        }
        if (stepId != null && at.step() == null) {
            throw new Conflict("route.conflict.step-gone");
        }
        return at;
    }

    /** A form comes back to whatever is there now: the route may have been taken back, the step out of it. */
    private At asPosted(Actor actor, UUID ownerId, String kind, UUID stepId) {
        OrganizationCard owner = editing.seen(actor, ownerId);
        if (actor.fitting(grant -> RoutePermissions.mayKeep(grant, owner)).isEmpty()) {
            throw new NotAllowed(owner.shortName());
        }
        PlanKind planKind = RouteController.kind(kind);
        RoutePages.Route route = pages.route(owner, planKind, actor);
        RouteStep step = route.steps().stream()
                .map(Routes.Staffed::step)
                .filter(found -> stepId != null && stepId.equals(found.id()))
                .findFirst()
                .orElse(null);
        return new At(actor, owner, planKind, route, step);
    }

    private ModelAndView page(At at, RouteStepForm form, FormErrors errors, String typed, Locale locale) {
        return new ModelAndView("approval/step")
                .addObject("owner", at.owner())
                .addObject("kind", name(at.kind()))
                .addObject("step", at.step())
                .addObject("approves", at.stepKind() == StepKind.APPROVE)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("q", typed)
                .addObject("addressees", pages.addressees(at.stepKind(), locale))
                .addObject("offices", pages.offices(at.owner(), typed, form.office(), at.actor(), locale))
                .addObject("crumbs", RouteController.crumbs(messages, locale));
    }

    private static String name(PlanKind kind) {
        return kind == null ? "ANY" : kind.name();
    }
}
