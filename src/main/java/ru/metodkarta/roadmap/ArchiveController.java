package ru.metodkarta.roadmap;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** Completed roadmaps go to the archive and come back from it. */
@Controller
@RequestMapping("/roadmaps/{id}/archive")
class ArchiveController {

    private final RoadmapEnding ending;
    private final RequestKeys requestKeys;

    ArchiveController(RoadmapEnding ending, RequestKeys requestKeys) {
        this.ending = ending;
        this.requestKeys = requestKeys;
    }

    @PostMapping
    String archive(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = requestKeys.once(requestKey, actor, () -> {
            ending.archive(actor, id);
            return "/roadmaps/" + id;
        });
        Flash.ok(redirect, "roadmap.ending.archived");
        return "redirect:" + url;
    }

    @PostMapping("/reversal")
    String restore(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = requestKeys.once(requestKey, actor, () -> {
            ending.restore(actor, id);
            return "/roadmaps/" + id;
        });
        Flash.ok(redirect, "roadmap.ending.restored");
        return "redirect:" + url;
    }
}
