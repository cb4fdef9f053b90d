package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.FormErrors;

/** The page of an occurrence, with the forms as they were typed. */
@Component
class OccurrenceView {

    private final OccurrencePages pages;
    private final Clock clock;

    OccurrenceView(OccurrencePages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    String show(Actor actor, UUID id, String state, String page, Model model) {
        OccurrencePages.Page found = pages.read(actor, id, state, page, actor.today(clock));
        model.addAttribute("o", found.detail());
        model.addAttribute("states", found.states());
        model.addAttribute("state", state);
        model.addAttribute("total", found.total());
        model.addAttribute("executors", found.executors());
        model.addAttribute("towns", WorkRow.ofSeveralTowns(actor));
        model.addAttribute("decides", Deciding.any(actor));
        model.addAttribute("namesDay", found.detail().dayIsOpenTo(actor));
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

    /** What cannot be done now is a conflict, and what is not theirs not allowed, whatever was typed. */
    String again(Actor actor, UUID id, FormErrors errors, Model model, HttpServletResponse response) {
        String view = show(actor, id, null, null, model);
        OccurrencePages.Detail detail = (OccurrencePages.Detail) model.getAttribute("o");
        if (!Deciding.any(actor) || detail.mine() == 0) {
            throw new NotAllowed();
        }
        if (errors.of("partlyReason") != null && !detail.partlyClosable()) {
            throw new Conflict("execution.conflict.state");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("errors", errors);
        return view;
    }

    /** 409 with what was typed; where the form is gone there is nothing to correct, only the conflict to tell. */
    String late(Actor actor, UUID id, FormErrors errors, Conflict conflict, Model model, HttpServletResponse response) {
        String view = show(actor, id, null, null, model);
        OccurrencePages.Detail detail = (OccurrencePages.Detail) model.getAttribute("o");
        if (detail.mine() == 0 || detail.asNeeded() || !detail.dayIsOpenTo(actor)) {
            throw conflict;
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("errors", errors);
        return view;
    }
}
