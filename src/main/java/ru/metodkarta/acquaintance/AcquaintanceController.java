package ru.metodkarta.acquaintance;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.roadmap.EffectiveRoadmaps;
import ru.metodkarta.roadmap.EffectiveRoadmaps.Effective;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.RequestKeys;

/** Who has opened the roadmap in force; lines of the paper sheet are entered here. */
@Controller
class AcquaintanceController {

    private static final int PAGE = 100;
    private static final String URL = "/roadmaps/{id}/acquaintance";

    private final EffectiveRoadmaps roadmaps;
    private final AcquaintanceList list;
    private final Acquaintances acquaintances;
    private final RequestKeys keys;
    private final MessageSource messages;
    private final Clock clock;

    AcquaintanceController(
            EffectiveRoadmaps roadmaps,
            AcquaintanceList list,
            Acquaintances acquaintances,
            RequestKeys keys,
            MessageSource messages,
            Clock clock) {
        this.roadmaps = roadmaps;
        this.list = list;
        this.acquaintances = acquaintances;
        this.keys = keys;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping(URL)
    String page(
            Actor viewer,
            @PathVariable UUID id,
            @ModelAttribute("filter") AcquaintanceFilter filter,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        Effective roadmap = roadmaps.keptBy(viewer, id);
        PaperForm form = new PaperForm(List.of(), viewer.today(clock).toString(), null);
        return show(viewer, roadmap, filter, page, form, null, locale, model);
    }

    @PostMapping(URL + "/paper")
    String enter(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") PaperForm form,
            @ModelAttribute("filter") AcquaintanceFilter filter,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Effective roadmap = roadmaps.keptBy(actor, id);
        FormErrors errors = new FormErrors();
        PaperForm.Command command = form.toCommand(approvedOn(roadmap, actor), actor.today(clock), errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(actor, roadmap, filter, page, form, errors, locale, model);
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

    private String show(
            Actor viewer,
            Effective roadmap,
            AcquaintanceFilter filter,
            String page,
            PaperForm form,
            FormErrors errors,
            Locale locale,
            Model model) {
        model.addAttribute("roadmap", roadmap);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                        new Crumb(AcquaintanceNotes.shortened(roadmap.title()), "/roadmaps/" + roadmap.id())));
        model.addAttribute("figures", list.figures(roadmap.id(), roadmap.revisionId()));
        model.addAttribute(
                "paged",
                list.page(
                        roadmap.id(),
                        roadmap.revisionId(),
                        filter,
                        viewer.today(clock),
                        PageRequestParams.of(page, PAGE)));
        model.addAttribute("filter", filter);
        model.addAttribute("url", filter.url(roadmap.id()));
        model.addAttribute("path", URL.replace("{id}", roadmap.id().toString()));
        model.addAttribute("zone", viewer.zone());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "acquaintance/list";
    }
}
