package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.PageRequestParams;

/** One roadmap as it is read: the table, its revisions, one activity. */
@Controller
class RoadmapController {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final PlanTables tables;
    private final ActivityPages activities;
    private final RoadmapFrames frames;
    private final RoadmapHistory history;
    private final ActCorrections corrections;
    private final RoadmapJson json;
    private final ObjectProvider<RoadmapNotes> notes;
    private final Clock clock;

    RoadmapController(
            RoadmapHeads heads,
            RevisionTexts texts,
            PlanTables tables,
            ActivityPages activities,
            RoadmapFrames frames,
            RoadmapHistory history,
            ActCorrections corrections,
            RoadmapJson json,
            ObjectProvider<RoadmapNotes> notes,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.tables = tables;
        this.activities = activities;
        this.frames = frames;
        this.history = history;
        this.corrections = corrections;
        this.json = json;
        this.notes = notes;
        this.clock = clock;
    }

    @GetMapping("/roadmaps/{id}")
    String roadmap(
            Actor viewer,
            @PathVariable UUID id,
            @ModelAttribute("filter") PlanFilter filter,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        RoadmapHead head = heads.seen(viewer, id);
        RevisionText text = texts.read(head.shownId());
        table(viewer, head, text, filter, page, "/roadmaps/" + id, locale, model);
        return "roadmap/roadmap";
    }

    @GetMapping(path = "/roadmaps/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> roadmapAsData(Actor viewer, @PathVariable UUID id) {
        RoadmapHead head = heads.seen(viewer, id);
        return json.write(head, texts.read(head.shownId()), viewer.today(clock));
    }

    /** An old text, or the next one for those who may see drafts. */
    @GetMapping("/roadmaps/{id}/revisions/{no}")
    String revision(
            Actor viewer,
            @PathVariable UUID id,
            @PathVariable int no,
            @ModelAttribute("filter") PlanFilter filter,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        RoadmapHead head = heads.seen(viewer, id);
        RevisionText text = texts.read(id, no);
        if (!text.head().approved() && !head.draftSeenBy(viewer)) {
            throw new NotFound("revision");
        }
        table(viewer, head, text, filter, page, "/roadmaps/" + id + "/revisions/" + no, locale, model);
        return "roadmap/roadmap";
    }

    @GetMapping("/roadmaps/{id}/revisions")
    String revisions(Actor viewer, @PathVariable UUID id, Locale locale, Model model) {
        RoadmapHead head = heads.seen(viewer, id);
        frames.put(viewer, head, texts.read(head.shownId()), "revisions", locale, model);
        model.addAttribute("corrections", corrections.of(id));
        model.addAttribute(
                "editions",
                history.editions(id).stream()
                        .filter(edition -> "APPROVED".equals(edition.state()) || head.draftSeenBy(viewer))
                        .toList());
        return "roadmap/revisions";
    }

    @GetMapping("/roadmaps/{id}/activities/{activityId}")
    String activity(Actor viewer, @PathVariable UUID id, @PathVariable UUID activityId, Locale locale, Model model) {
        RoadmapHead head = heads.seen(viewer, id);
        RevisionText text = texts.read(head.shownId());
        model.addAttribute("page", activities.page(head, text, activityId, viewer, viewer.today(clock)));
        frames.put(viewer, head, text, "plan", locale, model);
        return "roadmap/activity";
    }

    private void table(
            Actor viewer,
            RoadmapHead head,
            RevisionText text,
            PlanFilter filter,
            String page,
            String path,
            Locale locale,
            Model model) {
        LocalDate today = viewer.today(clock);
        boolean inForce = text.head().id().equals(head.effectiveId());
        PlanTable table = tables.table(
                text, inForce, viewer, today, filter, PageRequestParams.of(page, PlanTables.ROWS_PER_PAGE));
        frames.put(viewer, head, text, "plan", locale, model);
        if (inForce && RoadmapView.of(head, viewer).ending()) {
            model.addAttribute(
                    "notes",
                    notes.orderedStream()
                            .flatMap(note -> note.of(head.id(), head.effectiveId()).stream())
                            .toList());
        }
        model.addAttribute("table", table);
        model.addAttribute("path", path);
        model.addAttribute("filterUrl", filter.url(path));
    }
}
