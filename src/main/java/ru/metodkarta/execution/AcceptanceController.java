package ru.metodkarta.execution;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
    private final Acceptance acceptance;
    private final RequestKeys keys;
    private final Clock clock;

    AcceptanceController(AcceptanceQueue queue, Acceptance acceptance, RequestKeys keys, Clock clock) {
        this.queue = queue;
        this.acceptance = acceptance;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/acceptance")
    String list(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam(required = false) String page,
            Model model) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        model.addAttribute("queue", queue.of(actor, filter, page, actor.today(clock)));
        model.addAttribute("url", filter.url("/acceptance"));
        model.addAttribute("zone", actor.zone());
        return "execution/acceptance";
    }

    @PostMapping("/acceptance/decisions")
    String acceptChosen(
            Actor actor,
            @RequestParam(name = "chosen", required = false) List<UUID> chosen,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        if (chosen == null || chosen.isEmpty()) {
            Flash.warn(redirect, "execution.flash.none-chosen");
            return "redirect:/acceptance";
        }
        int[] accepted = {chosen.size()};
        String url = keys.once(requestKey, actor, () -> {
            accepted[0] = acceptance.acceptAll(actor, chosen);
            return "/acceptance";
        });
        Flash.ok(
                redirect,
                "execution.flash.accepted-chosen",
                String.valueOf(accepted[0]),
                String.valueOf(chosen.size()));
        return "redirect:" + url;
    }
}
