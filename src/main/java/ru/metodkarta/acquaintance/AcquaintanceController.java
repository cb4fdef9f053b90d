package ru.metodkarta.acquaintance;

import static ru.metodkarta.acquaintance.AcquaintancePages.URL;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.roadmap.EffectiveRoadmaps;
import ru.metodkarta.roadmap.EffectiveRoadmaps.Effective;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** Who has opened the roadmap in force; lines of the paper sheet are entered here. */
@Controller
class AcquaintanceController {

    private final EffectiveRoadmaps roadmaps;
    private final AcquaintancePages pages;
    private final Acquaintances acquaintances;
    private final RequestKeys keys;
    private final Clock clock;

    AcquaintanceController(
            EffectiveRoadmaps roadmaps,
            AcquaintancePages pages,
            Acquaintances acquaintances,
            RequestKeys keys,
            Clock clock) {
        this.roadmaps = roadmaps;
        this.pages = pages;
        this.acquaintances = acquaintances;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping(URL)
    ModelAndView page(
            Actor viewer,
            @PathVariable UUID id,
            @ModelAttribute("filter") AcquaintanceFilter filter,
            @RequestParam(required = false) String page,
            Locale locale) {
        Effective roadmap = roadmaps.keptBy(viewer, id);
        PaperForm form = new PaperForm(List.of(), viewer.today(clock).toString(), null);
        return pages.page(viewer, roadmap, filter, page, form, null, locale);
    }

    @PostMapping(URL + "/paper")
    Object enter(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") PaperForm form,
            @ModelAttribute("filter") AcquaintanceFilter filter,
            @RequestParam(required = false) String page,
            Locale locale,
            RedirectAttributes redirect) {
        Effective roadmap = roadmaps.keptBy(actor, id);
        FormErrors errors = new FormErrors();
        PaperForm.Command command = form.toCommand(approvedOn(roadmap, actor), actor.today(clock), errors);
        if (!errors.isEmpty()) {
            ModelAndView refused = pages.page(actor, roadmap, filter, page, form, errors, locale);
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        AtomicInteger entered = new AtomicInteger(command.organizations().size());
        String url = keys.once(form.requestKey(), actor, () -> {
            entered.set(acquaintances.enter(actor, roadmap, command.organizations(), command.signedOn()));
            return filter.url(id);
        });
        Flash.ok(redirect, "acquaintance.entered", String.valueOf(entered.get()));
        return "redirect:" + url;
    }

    /** A line of the paper sheet was entered by mistake. */
    @PostMapping(URL + "/{organizationId}/withdrawal")
    String takeBack(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID organizationId,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        Effective roadmap = roadmaps.keptBy(actor, id);
        String url = keys.once(requestKey, actor, () -> {
            acquaintances.takeBack(actor, roadmap, organizationId);
            return URL.replace("{id}", id.toString());
        });
        Flash.ok(redirect, "acquaintance.taken-back");
        return "redirect:" + url;
    }

    private static LocalDate approvedOn(Effective roadmap, Actor actor) {
        return roadmap.approvedAt() == null ? null : LocalDate.ofInstant(roadmap.approvedAt(), actor.zone());
    }
}
