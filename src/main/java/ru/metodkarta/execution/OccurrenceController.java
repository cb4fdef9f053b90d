package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** An occurrence with all its executors, and the days of events in one place. */
@Controller
class OccurrenceController {

    private final OccurrencePages pages;
    private final OccurrenceWork work;
    private final ProgressTables tables;
    private final RequestKeys keys;
    private final Clock clock;

    OccurrenceController(
            OccurrencePages pages, OccurrenceWork work, ProgressTables tables, RequestKeys keys, Clock clock) {
        this.pages = pages;
        this.work = work;
        this.tables = tables;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/occurrences/{id}")
    String one(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String page,
            Model model) {
        return show(actor, id, state, page, model);
    }

    @GetMapping("/acceptance/dates")
    String dates(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam(required = false) String which,
            @RequestParam(required = false) String page,
            Model model) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        boolean all = "all".equals(which);
        model.addAttribute("dates", pages.dates(actor, filter.roadmapId(), all, page));
        model.addAttribute("roadmaps", tables.roadmaps(actor));
        model.addAttribute("all", all);
        String url = filter.url("/acceptance/dates");
        model.addAttribute("url", all ? url + (url.contains("?") ? "&" : "?") + "which=all" : url);
        return "execution/dates";
    }

    @PostMapping("/occurrences/{id}/event-date")
    String nameDate(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") OccurrenceForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        OccurrenceForm.NamedDay named = form.toDay(errors);
        if (!errors.isEmpty()) {
            return again(actor, id, errors, model, response);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            BulkDecisions.Result result =
                    work.nameDate(actor, id, named.day(), named.seen(), named.reason(), form.capacity());
            if (result.left() == 0) {
                Flash.ok(redirect, "execution.occurrence.date-named", String.valueOf(result.done()));
            } else {
                Flash.warn(
                        redirect,
                        "execution.occurrence.date-named-part",
                        String.valueOf(result.done()),
                        String.valueOf(result.left()));
            }
            return "dates".equals(form.back()) ? "/acceptance/dates" : "/occurrences/" + id;
        });
        return "redirect:" + url;
    }

    @PostMapping("/occurrences/{id}/partial-closing")
    String closePartly(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") OccurrenceForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        String reason = form.toReason(errors);
        if (!errors.isEmpty()) {
            return again(actor, id, errors, model, response);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            work.closePartly(actor, id, reason, form.capacity());
            Flash.ok(redirect, "execution.occurrence.closed-partly");
            return "/occurrences/" + id;
        });
        return "redirect:" + url;
    }

    private String again(Actor actor, UUID id, FormErrors errors, Model model, HttpServletResponse response) {
        String view = show(actor, id, null, null, model);
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        OccurrencePages.Detail detail = (OccurrencePages.Detail) model.getAttribute("o");
        if (detail.mine() == 0) {
            throw new NotAllowed();
        }
        if (errors.of("partlyReason") != null && !detail.partlyClosable()) {
            throw new Conflict("execution.conflict.state");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("errors", errors);
        return view;
    }

    private String show(Actor actor, UUID id, String state, String page, Model model) {
        OccurrencePages.Page found = pages.read(actor, id, state, page, actor.today(clock));
        model.addAttribute("o", found.detail());
        model.addAttribute("states", found.states());
        model.addAttribute("state", state);
        model.addAttribute("total", found.total());
        model.addAttribute("executors", found.executors());
        model.addAttribute("towns", WorkRow.ofSeveralTowns(actor));
        model.addAttribute("decides", Deciding.any(actor));
        model.addAttribute("capacities", actor.fitting(AssignmentPermissions::decides));
        model.addAttribute("zone", actor.zone());
        model.addAttribute("errors", new FormErrors());
        if (model.getAttribute("form") == null) {
            model.addAttribute("form", OccurrenceForm.empty(found.detail().namedOn()));
        }
        model.addAttribute(
                "url", "/occurrences/" + id + (state == null ? "" : "?state=" + state.replaceAll("\\W", "")));
        return "execution/occurrence";
    }
}
