package ru.metodkarta.roadmap;

import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** The course of the review: approval sheets of all rounds, remarks with their answers. */
@Controller
class ReviewController {

    private static final int ANSWER = 4000;

    private final RevisionTexts texts;
    private final RoadmapFrames frames;
    private final RoadmapHistory history;
    private final ReviewDeciders deciders;
    private final ApprovalSheets sheets;
    private final RemarkAnswers answers;
    private final RequestKeys requestKeys;

    ReviewController(
            RevisionTexts texts,
            RoadmapFrames frames,
            RoadmapHistory history,
            ReviewDeciders deciders,
            ApprovalSheets sheets,
            RemarkAnswers answers,
            RequestKeys requestKeys) {
        this.texts = texts;
        this.frames = frames;
        this.history = history;
        this.deciders = deciders;
        this.sheets = sheets;
        this.answers = answers;
        this.requestKeys = requestKeys;
    }

    @GetMapping("/roadmaps/{id}/submissions")
    String submissions(Actor viewer, @PathVariable UUID id, Locale locale, Model model) {
        model.addAttribute("errors", new FormErrors());
        return page(viewer, id, locale, model);
    }

    private String page(Actor viewer, UUID id, Locale locale, Model model) {
        RoadmapHead head = sheets.reviewed(viewer, id);
        frames.put(viewer, head, texts.read(head.shownId()), "submissions", locale, model);
        model.addAttribute("rounds", sheets.rounds(viewer, head));
        model.addAttribute("numbers", history.numbers(id));
        model.addAttribute("anchors", history.anchors(id));
        model.addAttribute("linked", head.seenBy(viewer));
        model.addAttribute("resolves", deciders.resolvers(viewer, head));
        return "roadmap/submissions";
    }

    @PostMapping("/roadmaps/{id}/remarks/{remarkId}/answer")
    Object answer(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID remarkId,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        String said = errors.required("answer-" + remarkId, answer, ANSWER);
        if (!errors.isEmpty()) {
            model.addAttribute("errors", errors);
            model.addAttribute("typed", answer);
            model.addAttribute("typedOn", remarkId);
            return new ModelAndView(page(actor, id, locale, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String url = requestKeys.once(requestKey, actor, () -> {
            answers.answer(actor, id, remarkId, said);
            return "/roadmaps/" + id + "/submissions#remark-" + remarkId;
        });
        Flash.ok(redirect, "approval.remark.answer-saved");
        return "redirect:" + url;
    }

    /** «Снять замечание» */
    @PostMapping("/roadmaps/{id}/remarks/{remarkId}/resolution")
    String resolve(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID remarkId,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = requestKeys.once(requestKey, actor, () -> {
            answers.resolve(actor, id, remarkId);
            return "/roadmaps/" + id + "/submissions#remark-" + remarkId;
        });
        Flash.ok(redirect, "approval.remark.resolved-now");
        return "redirect:" + url;
    }
}
