package ru.metodkarta.roadmap;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;

/** How far a large approval has come. The page asks again by itself, with or without JavaScript. */
@Controller
class ApprovalProgressController {

    private static final String SECONDS = "2";

    private final RoadmapHeads heads;
    private final ReviewDeciders deciders;
    private final RevisionTexts texts;
    private final ApprovalJobs jobs;
    private final MessageSource messages;

    ApprovalProgressController(
            RoadmapHeads heads,
            ReviewDeciders deciders,
            RevisionTexts texts,
            ApprovalJobs jobs,
            MessageSource messages) {
        this.heads = heads;
        this.deciders = deciders;
        this.texts = texts;
        this.jobs = jobs;
        this.messages = messages;
    }

    @GetMapping("/roadmaps/{id}/approval/progress")
    String progress(Actor viewer, @PathVariable UUID id, Locale locale, Model model, HttpServletResponse response) {
        RoadmapHead head = heads.reviewed(viewer, id);
        if (!RoadmapView.of(head, viewer).review()) {
            deciders.require(viewer, head);
        }
        ApprovalJob job = jobs.latest(id).orElseThrow(() -> new NotFound("approval"));
        if (job.waiting()) {
            response.setHeader("Refresh", SECONDS);
        }
        model.addAttribute("head", head);
        model.addAttribute("viewer", viewer);
        model.addAttribute("job", job);
        model.addAttribute("planTitle", texts.read(head.shownId()).head().title());
        model.addAttribute("crumbs", RoadmapView.crumbs(head, messages.getMessage("menu.roadmaps", null, locale)));
        return "roadmap/approval-progress";
    }
}
