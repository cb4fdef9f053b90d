package ru.metodkarta.approval;

import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.FormErrors;

/** The form of one step of a route, with what was typed and, when somebody else was here meanwhile, with what is stored. */
@Component
class StepPages {

    private final RouteEditing editing;
    private final RoutePages routes;
    private final StaleSteps stale;
    private final MessageSource messages;

    StepPages(RouteEditing editing, RoutePages routes, StaleSteps stale, MessageSource messages) {
        this.editing = editing;
        this.routes = routes;
        this.stale = stale;
        this.messages = messages;
    }

    /**
     * What a form is about.
     *
     * @param stepId null: a new step
     * @param step null: a new one, or one that is not in the route any more
     */
    record At(Actor actor, OrganizationCard owner, PlanKind kind, RoutePages.Route route, UUID stepId, RouteStep step) {

        StepKind stepKind() {
            return step == null ? StepKind.ENDORSE : step.kind();
        }

        /** The route is not the one the form was opened on. */
        boolean moved(RouteStepForm form) {
            return !route.written() || route.version() != form.toVersion() || (stepId != null && step == null);
        }
    }

    /**
     * An office is looked for, nothing is saved.
     *
     * @param find the button
     * @param q name of the organization whose offices are wanted
     */
    record OfficeSearch(String find, String q) {

        static final OfficeSearch NONE = new OfficeSearch(null, null);

        boolean asked() {
            return find != null;
        }
    }

    /** A page is opened for what is there. */
    At opened(Actor actor, UUID ownerId, PlanKind kind, UUID stepId) {
        At at = posted(actor, ownerId, kind, stepId);
        if (!at.route().written()) {
            throw new Conflict("route.conflict.not-written");
        }
        if (stepId != null && at.step() == null) {
            throw new Conflict("route.conflict.step-gone");
        }
        return at;
    }

    /** A form comes back to whatever is there now: the route may have been taken back, the step out of it. */
    At posted(Actor actor, UUID ownerId, PlanKind kind, UUID stepId) {
        OrganizationCard owner = editing.seen(actor, ownerId);
        if (actor.fitting(grant -> RoutePermissions.mayKeep(grant, owner)).isEmpty()) {
            throw new NotAllowed(owner.shortName());
        }
        RoutePages.Route route = routes.route(owner, kind, actor);
        RouteStep step = route.steps().stream()
                .map(Routes.Staffed::step)
                .filter(found -> stepId != null && stepId.equals(found.id()))
                .findFirst()
                .orElse(null);
        return new At(actor, owner, kind, route, stepId, step);
    }

    ModelAndView page(At at, RouteStepForm form, FormErrors errors, OfficeSearch search, Locale locale) {
        return new ModelAndView("approval/step")
                .addObject("owner", at.owner())
                .addObject("kind", RouteController.name(at.kind()))
                .addObject("step", at.step())
                .addObject("approves", at.stepKind() == StepKind.APPROVE)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("q", search.q())
                .addObject("addressees", routes.addressees(at.stepKind(), locale))
                .addObject("offices", routes.offices(at.owner(), search.q(), form.office(), at.actor(), locale))
                .addObject("crumbs", RouteController.crumbs(messages, locale));
    }

    ModelAndView refused(At at, RouteStepForm form, FormErrors errors, OfficeSearch search, Locale locale) {
        ModelAndView page = page(at, form, errors, search, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Somebody was here meanwhile: what is stored, beside what was typed; the next POST knows of both. */
    ModelAndView stale(At at, RouteStepForm form, OfficeSearch search, Locale locale) {
        ModelAndView page = page(at, form.onVersion(at.route().version()), new FormErrors(), search, locale)
                .addObject(
                        "stale",
                        stale.of(at.owner(), at.kind(), at.route(), at.step(), at.stepId() != null, form, locale));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }
}
