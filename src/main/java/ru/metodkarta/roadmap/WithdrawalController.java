package ru.metodkarta.roadmap;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.approval.ReviewRound;
import ru.metodkarta.approval.ReviewSheets;
import ru.metodkarta.approval.Reviewers;
import ru.metodkarta.approval.Reviews;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** The author takes a submission back, having seen what becomes of it. */
@Controller
@RequestMapping("/roadmaps/{id}/submission/withdrawal")
class WithdrawalController {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final Reviews reviews;
    private final ReviewSheets sheets;
    private final Reviewers reviewers;
    private final Approvals approvals;
    private final RequestKeys requestKeys;
    private final MessageSource messages;
    private final Clock clock;

    WithdrawalController(
            RoadmapHeads heads,
            RevisionTexts texts,
            Reviews reviews,
            ReviewSheets sheets,
            Reviewers reviewers,
            Approvals approvals,
            RequestKeys requestKeys,
            MessageSource messages,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.reviews = reviews;
        this.sheets = sheets;
        this.reviewers = reviewers;
        this.approvals = approvals;
        this.requestKeys = requestKeys;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView consequences(Actor actor, @PathVariable UUID id, Locale locale) {
        RoadmapHead head = heads.seen(actor, id);
        if (actor.fitting(grant -> RoadmapAccess.mayEdit(grant, head.place())).isEmpty()) {
            throw new NotAllowed(head.ownerName());
        }
        UUID open = reviews.findOpen(id)
                .orElseThrow(() -> reviews.meanwhile(actor, id))
                .id();
        ReviewRound round = sheets.of(id, head.place().review(), reviewers.of(actor), actor.today(clock)).stream()
                .filter(one -> one.id().equals(open))
                .findFirst()
                .orElseThrow();
        return new ModelAndView("roadmap/withdrawal")
                .addObject("head", head)
                .addObject("planTitle", texts.read(head.draftId()).head().title())
                .addObject("round", round)
                .addObject("endorsed", endorsed(round))
                .addObject("crumbs", RoadmapView.crumbs(head, messages.getMessage("menu.roadmaps", null, locale)));
    }

    private static List<ReviewRound.Line> endorsed(ReviewRound round) {
        return round.steps().stream().filter(line -> line.decision() != null).toList();
    }

    /** @param round the one that was shown; a later one is not withdrawn by an old page */
    @PostMapping
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String round,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = requestKeys.once(requestKey, actor, () -> {
            approvals.withdraw(actor, id, Ids.parse(round));
            return "/roadmaps/" + id;
        });
        Flash.ok(redirect, "approval.withdrawn");
        return "redirect:" + url;
    }
}
