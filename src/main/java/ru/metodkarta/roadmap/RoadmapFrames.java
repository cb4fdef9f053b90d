package ru.metodkarta.roadmap;

import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;

/** What every page of one roadmap shows around its own content: head, statuses, passport, tabs. */
@Component
class RoadmapFrames {

    private static final Set<Role> FOLLOWERS = Set.of(Role.METHODOLOGIST, Role.OFFICIAL, Role.SUPERVISOR);

    private final RoadmapHistory history;
    private final ReviewDeciders deciders;
    private final Stamp stamp;
    private final DraftChanges changes;
    private final ObjectProvider<ExecutionView> execution;
    private final ObjectProvider<RoadmapLinks> links;
    private final MessageSource messages;

    RoadmapFrames(
            RoadmapHistory history,
            ReviewDeciders deciders,
            Stamp stamp,
            DraftChanges changes,
            ObjectProvider<ExecutionView> execution,
            ObjectProvider<RoadmapLinks> links,
            MessageSource messages) {
        this.history = history;
        this.deciders = deciders;
        this.stamp = stamp;
        this.changes = changes;
        this.execution = execution;
        this.links = links;
        this.messages = messages;
    }

    void put(Actor viewer, RoadmapHead head, RevisionText text, String tab, Locale locale, Model model) {
        boolean decides = head.draftInReview() && deciders.awaits(viewer, head);
        model.addAttribute("head", head);
        model.addAttribute("text", text);
        model.addAttribute("view", RoadmapView.of(head, viewer, decides));
        model.addAttribute("preparesOrder", PrintedRoadmaps.preparesOrder(viewer, head.place()));
        model.addAttribute("tab", tab);
        RoadmapSight.Sight sight = RoadmapSight.of(head, text.head().title());
        model.addAttribute(
                "links",
                links.orderedStream()
                        .flatMap(module -> module.of(viewer, sight).stream())
                        .toList());
        model.addAttribute(
                "changed", head.draftSeenBy(viewer) ? changes.since(head.effectiveId(), head.draftId()) : null);
        model.addAttribute("viewer", viewer);
        model.addAttribute("shownIsEffective", text.head().id().equals(head.effectiveId()));
        model.addAttribute("shownIsCurrent", text.head().id().equals(head.shownId()));
        RevisionText.Act first = history.firstAct(text.head());
        model.addAttribute("firstAct", first);
        model.addAttribute("stamp", stamp.lines(text.head(), first));
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
