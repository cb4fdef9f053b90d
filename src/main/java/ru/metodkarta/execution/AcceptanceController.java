package ru.metodkarta.execution;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** «Проверка отчётов»: the queue, and accepting several at once. */
@Controller
class AcceptanceController {

    private final AcceptanceQueue queue;
    private final OpenQuestions openQuestions;
    private final Acceptance acceptance;
    private final RequestKeys keys;
    private final Clock clock;

    AcceptanceController(
            AcceptanceQueue queue, OpenQuestions openQuestions, Acceptance acceptance, RequestKeys keys, Clock clock) {
        this.queue = queue;
        this.openQuestions = openQuestions;
        this.acceptance = acceptance;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/acceptance")
    String list(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam(required = false) String page,
            @RequestParam(required = false) String questions,
            Model model) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        model.addAttribute("queue", queue.of(actor, filter, page, actor.today(clock)));
        model.addAttribute("questions", openQuestions.of(actor, questions));
        model.addAttribute("capacities", actor.fitting(AssignmentPermissions::decides));
        model.addAttribute("towns", WorkRow.ofSeveralTowns(actor));
        model.addAttribute("url", filter.url("/acceptance"));
        model.addAttribute("zone", actor.zone());
        return "execution/acceptance";
    }

    @PostMapping("/acceptance/decisions")
    String acceptChosen(
            Actor actor,
            @RequestParam(name = "chosen", required = false) List<String> chosen,
            @RequestParam(required = false) String capacity,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        List<Sight.Chosen> reports = (chosen == null ? List.<String>of() : chosen)
                .stream().map(Sight.Chosen::parse).filter(Objects::nonNull).toList();
        if (reports.isEmpty()) {
            Flash.warn(redirect, "execution.flash.none-chosen");
            return "redirect:/acceptance";
        }
        String url = keys.once(requestKey, actor, () -> {
            Acceptance.Accepted result = acceptance.acceptAll(actor, reports, capacity);
            say(redirect, result);
            return "/acceptance";
        });
        return "redirect:" + url;
    }

    private static void say(RedirectAttributes redirect, Acceptance.Accepted result) {
        String accepted = String.valueOf(result.accepted());
        int left = result.left().size();
        if (result.others() > 0) {
            Flash.warn(
                    redirect,
                    "execution.flash.accepted-others",
                    accepted,
                    String.valueOf(result.others()),
                    left,
                    String.valueOf(left),
                    LeftWork.named(result.left(), left));
        } else if (left == 0) {
            Flash.ok(redirect, "execution.flash.accepted-chosen", accepted);
        } else {
            Flash.warn(
                    redirect,
                    "execution.flash.accepted-part",
                    accepted,
                    String.valueOf(left),
                    LeftWork.named(result.left(), left));
        }
    }
}
