package ru.metodkarta.approval;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** One step of a route: added, changed, taken out. */
@Controller
class RouteStepController {

    private static final String STEPS = "/routes/{ownerId}/steps";

    private final RouteEditing editing;
    private final StepPages pages;
    private final RequestKeys requestKeys;

    RouteStepController(RouteEditing editing, StepPages pages, RequestKeys requestKeys) {
        this.editing = editing;
        this.pages = pages;
        this.requestKeys = requestKeys;
    }

    @GetMapping(STEPS + "/new")
    ModelAndView blank(
            Actor actor, @PathVariable UUID ownerId, @RequestParam(required = false) String kind, Locale locale) {
        StepPages.At at = pages.opened(actor, ownerId, RouteController.kind(kind), null);
        RouteStepForm form =
                RouteStepForm.fresh(at.route().nextStage(), at.route().version());
        return pages.page(at, form, new FormErrors(), StepPages.OfficeSearch.NONE, locale);
    }

    @GetMapping(STEPS + "/{stepId}")
    ModelAndView form(
            Actor actor,
            @PathVariable UUID ownerId,
            @PathVariable UUID stepId,
            @RequestParam(required = false) String kind,
            Locale locale) {
        StepPages.At at = pages.opened(actor, ownerId, RouteController.kind(kind), stepId);
        RouteStepForm form = RouteStepForm.of(at.step(), at.route().version());
        return pages.page(at, form, new FormErrors(), StepPages.OfficeSearch.NONE, locale);
    }

    /** @param stepId none: a new step */
    @PostMapping({STEPS, STEPS + "/{stepId}"})
    Object save(
            Actor actor,
            @PathVariable UUID ownerId,
            @PathVariable(required = false) UUID stepId,
            @RequestParam(required = false) String kind,
            @ModelAttribute("form") RouteStepForm form,
            @ModelAttribute("search") StepPages.OfficeSearch search,
            Locale locale,
            RedirectAttributes redirect) {
        PlanKind planKind = RouteController.kind(kind);
        StepPages.At at = pages.posted(actor, ownerId, planKind, stepId);
        if (search.asked()) {
            return pages.page(at, form, new FormErrors(), search, locale);
        }
        if (at.moved(form)) {
            String former = requestKeys.former(form.requestKey(), actor);
            return former == null ? pages.stale(at, form, search, locale) : "redirect:" + former;
        }
        FormErrors errors = new FormErrors();
        RouteStep step = form.toStep(at.stepKind(), errors);
        if (step != null && !editing.addressable(at.owner(), step.to())) {
            errors.add("office", "route.error.office");
        }
        if (!errors.isEmpty()) {
            return pages.refused(at, form, errors, search, locale);
        }
        try {
            return saved(redirect, requestKeys.once(form.requestKey(), actor, () -> {
                if (stepId == null) {
                    editing.add(actor, ownerId, planKind, form.toVersion(), step);
                } else {
                    editing.change(actor, ownerId, planKind, form.toVersion(), stepId, step);
                }
                return RouteController.url(ownerId, planKind);
            }));
        } catch (RouteEditing.Stale raced) {
            return pages.stale(pages.posted(actor, ownerId, planKind, stepId), form, search, locale);
        }
    }

    @PostMapping(STEPS + "/{stepId}/removal")
    String remove(
            Actor actor,
            @PathVariable UUID ownerId,
            @PathVariable UUID stepId,
            @RequestParam(required = false) String kind,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        PlanKind planKind = RouteController.kind(kind);
        return saved(redirect, requestKeys.once(requestKey, actor, () -> {
            editing.remove(actor, ownerId, planKind, version, stepId);
            return RouteController.url(ownerId, planKind);
        }));
    }

    private static String saved(RedirectAttributes redirect, String url) {
        Flash.ok(redirect, "route.saved");
        return "redirect:" + url;
    }
}
