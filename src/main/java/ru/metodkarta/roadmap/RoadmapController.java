package ru.metodkarta.roadmap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
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
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.PageRequestParams;

/** One roadmap as it is read: the table, its revisions, the course of its review, one activity. */
@Controller
class RoadmapController {

    private static final Set<Role> FOLLOWERS = Set.of(Role.METHODOLOGIST, Role.OFFICIAL, Role.SUPERVISOR);

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final PlanTables tables;
    private final ActivityPages activities;
    private final RoadmapHistory history;
    private final ActCorrections corrections;
    private final RoadmapJson json;
    private final Stamp stamp;
    private final ObjectProvider<ExecutionView> execution;
    private final ObjectProvider<RoadmapLinks> links;
    private final MessageSource messages;
    private final Clock clock;

    RoadmapController(
            RoadmapHeads heads,
            RevisionTexts texts,
            PlanTables tables,
            ActivityPages activities,
            RoadmapHistory history,
            ActCorrections corrections,
            RoadmapJson json,
            Stamp stamp,
            ObjectProvider<ExecutionView> execution,
            ObjectProvider<RoadmapLinks> links,
            MessageSource messages,
            Clock clock) {
        this.heads = heads;
        this.texts = texts;
        this.tables = tables;
        this.activities = activities;
        this.history = history;
        this.corrections = corrections;
        this.json = json;
        this.stamp = stamp;
        this.execution = execution;
        this.links = links;
        this.messages = messages;
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
        RevisionText text = texts.read(shown(head));
        table(viewer, head, text, filter, page, "/roadmaps/" + id, locale, model);
        return "roadmap/roadmap";
    }

    @GetMapping(path = "/roadmaps/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> roadmapAsData(Actor viewer, @PathVariable UUID id) {
        RoadmapHead head = heads.seen(viewer, id);
        return json.write(head, texts.read(shown(head)), viewer.today(clock));
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
        frame(viewer, head, texts.read(shown(head)), "revisions", locale, model);
        model.addAttribute("corrections", corrections.of(id));
        model.addAttribute(
                "editions",
                history.editions(id).stream()
                        .filter(edition -> "APPROVED".equals(edition.state()) || head.draftSeenBy(viewer))
                        .toList());
        return "roadmap/revisions";
    }

    @GetMapping("/roadmaps/{id}/submissions")
    String submissions(Actor viewer, @PathVariable UUID id, Locale locale, Model model) {
        RoadmapHead head = heads.seen(viewer, id);
        if (!RoadmapView.of(head, viewer).review()) {
            throw new NotFound("submissions");
        }
        frame(viewer, head, texts.read(shown(head)), "submissions", locale, model);
        model.addAttribute("submissions", history.submissions(id));
        return "roadmap/submissions";
    }

    @GetMapping("/roadmaps/{id}/activities/{activityId}")
    String activity(Actor viewer, @PathVariable UUID id, @PathVariable UUID activityId, Locale locale, Model model) {
        RoadmapHead head = heads.seen(viewer, id);
        RevisionText text = texts.read(shown(head));
        model.addAttribute("page", activities.page(head, text, activityId, viewer, viewer.today(clock)));
        frame(viewer, head, text, "plan", locale, model);
        return "roadmap/activity";
    }

    private static UUID shown(RoadmapHead head) {
        return head.published() ? head.effectiveId() : head.draftId();
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
        frame(viewer, head, text, "plan", locale, model);
        model.addAttribute("table", table);
        model.addAttribute("path", path);
        model.addAttribute("filterUrl", filter.url(path));
    }

    /** Head of the page, statuses, passport, tabs. */
    private void frame(Actor viewer, RoadmapHead head, RevisionText text, String tab, Locale locale, Model model) {
        model.addAttribute("head", head);
        model.addAttribute("text", text);
        model.addAttribute("view", RoadmapView.of(head, viewer));
        model.addAttribute("preparesOrder", PrintedRoadmaps.preparesOrder(viewer, head.place()));
        model.addAttribute("tab", tab);
        RoadmapSight.Sight sight = RoadmapSight.of(head, text.head().title());
        model.addAttribute(
                "links",
                links.orderedStream()
                        .flatMap(module -> module.of(viewer, sight).stream())
                        .toList());
        model.addAttribute("viewer", viewer);
        model.addAttribute("shownIsEffective", text.head().id().equals(head.effectiveId()));
        model.addAttribute("shownIsCurrent", text.head().id().equals(shown(head)));
        model.addAttribute("stamp", stamp.lines(text.head(), history.firstAct(text.head())));
        model.addAttribute("crumbs", RoadmapView.crumbs(head, messages.getMessage("menu.roadmaps", null, locale)));
        model.addAttribute(
                "acceptance", head.published() && execution.getIfAvailable() != null && follows(viewer, head));
    }

    /** Those who follow the work have the page of all reports; a school has its own list, an administrator none. */
    private static boolean follows(Actor viewer, RoadmapHead head) {
        return viewer.grants().stream()
                .anyMatch(grant -> FOLLOWERS.contains(grant.role())
                        && (grant.wholeRegion()
                                || (head.municipalityId() != null
                                        && grant.municipalityIds().contains(head.municipalityId()))));
    }
}
