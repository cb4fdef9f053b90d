package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.approval.Remarks;
import ru.metodkarta.approval.Reviews;
import ru.metodkarta.approval.Routes;
import ru.metodkarta.approval.TextChange;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** The author's side of review: submit. */
@Controller
class SubmissionController {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final Approvals approvals;
    private final Reviews reviews;
    private final Remarks remarks;
    private final ObjectProvider<SubmissionNotes> notes;
    private final DraftChanges changes;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    SubmissionController(
            RoadmapHeads heads,
            RevisionTexts texts,
            Approvals approvals,
            Reviews reviews,
            Remarks remarks,
            ObjectProvider<SubmissionNotes> notes,
            DraftChanges changes,
            RequestKeys requestKeys,
            MessageSource messages) {
        this.heads = heads;
        this.texts = texts;
        this.approvals = approvals;
        this.reviews = reviews;
        this.remarks = remarks;
        this.notes = notes;
        this.changes = changes;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    /** What the author should look at before submitting. */
    @GetMapping("/roadmaps/{id}/submission")
    ModelAndView form(Actor actor, @PathVariable UUID id, Locale locale) {
        return page(actor, id, new SubmissionForm("", null, null, null), new FormErrors(), locale);
    }

    @PostMapping("/roadmaps/{id}/submission")
    Object submit(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") SubmissionForm form,
            Locale locale,
            RedirectAttributes redirect) {
        FormErrors errors = new FormErrors();
        String note = form.toNote(errors);
        if (!errors.isEmpty()) {
            return unprocessable(page(actor, id, form, errors, locale));
        }
        try {
            String url = requestKeys.once(form.requestKey(), actor, () -> {
                approvals.submit(actor, id, note, form.toChange(), form.capacity());
                return "/roadmaps/" + id;
            });
            Flash.ok(redirect, "approval.submitted");
            return "redirect:" + url;
        } catch (SubmissionRefused refused) {
            return unprocessable(page(actor, id, form, errors, locale));
        }
    }

    private static ModelAndView unprocessable(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Actor actor, UUID id, SubmissionForm form, FormErrors errors, Locale locale) {
        RoadmapHead head = heads.seen(actor, id);
        RoadmapView view = RoadmapView.of(head, actor);
        if (view.editors().isEmpty()) {
            throw new NotAllowed(head.ownerName());
        }
        if (!view.submit()) {
            throw new Conflict(head.draftInReview() ? "approval.conflict.submitted" : "approval.conflict.no-draft");
        }
        RevisionText text = texts.read(head.draftId());
        List<Routes.Staffed> route = approvals.route(actor, head);
        List<SubmissionNotes.Note> seen =
                notes.orderedStream().flatMap(module -> module.of(id).stream()).toList();
        return new ModelAndView("roadmap/submission")
                .addObject("head", head)
                .addObject("text", text)
                .addObject("view", view)
                .addObject("check", SubmissionCheck.of(text, route, changes.since(head.effectiveId(), head.draftId())))
                .addObject("route", route)
                .addObject("again", reviews.hasEndorsements(head.draftId()))
                .addObject("changes", changes(locale))
                .addObject("notes", seen)
                .addObject("refused", seen.stream().anyMatch(SubmissionNotes.Note::refuses))
                .addObject("unanswered", remarks.unanswered(id))
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("crumbs", RoadmapView.crumbs(head, messages.getMessage("menu.roadmaps", null, locale)));
    }

    private List<Option> changes(Locale locale) {
        return Stream.of(TextChange.SUBSTANTIVE, TextChange.EDITORIAL)
                .map(change -> new Option(
                        change.name(), messages.getMessage("approval.change-choice." + change, null, locale)))
                .toList();
    }
}
