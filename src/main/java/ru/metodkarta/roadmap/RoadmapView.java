package ru.metodkarta.roadmap;

import java.util.List;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.web.Crumb;

/**
 * What a viewer may do with a roadmap now, decided once for all its pages.
 *
 * @param edit there is a draft that this person may change
 * @param amend the text in force may be changed by this person: «Внести изменения»
 * @param decide a submitted text waits for this person's decision
 * @param requisites number or date of the act are missing and this person may enter them
 * @param correct this person may correct what was entered of the act
 * @param ending may look at what is still open, complete it or put it into the archive
 * @param copy may begin the next roadmap with this text: «На новый период»
 * @param offer may offer it to others as a template
 * @param review may see how the text was reviewed
 */
record RoadmapView(
        boolean edit,
        boolean amend,
        boolean submit,
        boolean withdraw,
        boolean decide,
        boolean requisites,
        boolean correct,
        boolean ending,
        boolean review,
        boolean draftSeen,
        boolean copy,
        boolean offer,
        List<Grant> editors) {

    static RoadmapView of(RoadmapHead head, Actor viewer) {
        return of(head, viewer, false);
    }

    /** @param decides a step of the review waits for the viewer */
    static RoadmapView of(RoadmapHead head, Actor viewer, boolean decides) {
        RoadmapPlace place = head.place();
        List<Grant> editors = viewer.fitting(grant -> RoadmapAccess.mayEdit(grant, place));
        boolean mayDecide =
                !viewer.fitting(grant -> RoadmapAccess.mayDecide(grant, place)).isEmpty();
        boolean editor = !editors.isEmpty();
        boolean ended = "COMPLETED".equals(head.state()) || "ARCHIVED".equals(head.state());
        boolean draft = head.draftId() != null && !ended;
        return new RoadmapView(
                editor && draft && !head.draftInReview(),
                editor && !draft && "IN_FORCE".equals(head.state()),
                editor && draft && !head.draftInReview(),
                editor && head.draftInReview(),
                decides,
                head.requisitesMissing() && (editor || mayDecide),
                head.published() && !head.requisitesMissing() && (editor || mayDecide),
                head.published() && (editor || mayDecide),
                RoadmapAccess.maySeeDraft(viewer, place, true),
                head.draftSeenBy(viewer),
                editor && head.published(),
                (editor
                                || viewer.fitting(grant -> RoadmapAccess.mayApprove(grant, place))
                                                .size()
                                        > 0)
                        && head.published()
                        && !"ARCHIVED".equals(head.state()),
                editors);
    }

    static List<Crumb> crumbs(RoadmapHead head, String list) {
        return List.of(
                new Crumb(list, "/roadmaps"),
                new Crumb(
                        head.territory(),
                        head.municipalityId() == null
                                ? "/roadmaps?territory=region"
                                : "/roadmaps?territory=" + head.municipalityId()));
    }
}
