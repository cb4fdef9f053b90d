package ru.metodkarta.roadmap;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.approval.ReviewRound;
import ru.metodkarta.approval.ReviewSheets;
import ru.metodkarta.approval.Reviewers;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;

/** Approval sheets of a roadmap, for those who may know how it was reviewed: of its drafts, or addressed by its route. */
@Component
public class ApprovalSheets {

    private final RoadmapHeads heads;
    private final ReviewDeciders deciders;
    private final Reviewers reviewers;
    private final ReviewSheets sheets;
    private final RoadmapHistory history;
    private final JdbcClient jdbc;
    private final Clock clock;

    ApprovalSheets(
            RoadmapHeads heads,
            ReviewDeciders deciders,
            Reviewers reviewers,
            ReviewSheets sheets,
            RoadmapHistory history,
            JdbcClient jdbc,
            Clock clock) {
        this.heads = heads;
        this.deciders = deciders;
        this.reviewers = reviewers;
        this.sheets = sheets;
        this.history = history;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One round of review.
     *
     * @param title and names of activities as the text of that round had them
     * @param activities «1.2. Провести семинар» by the anchor of the remark that hangs on it
     */
    public record Sheet(
            UUID roadmapId,
            RoadmapPlace place,
            String territory,
            String title,
            int revisionNo,
            ReviewRound round,
            Map<String, String> activities) {}

    /**
     * @param round id of the request, null for the latest round
     * @throws NotFound the viewer may not know of the review, or there is no such round
     */
    @Transactional(readOnly = true)
    public Sheet read(Actor viewer, UUID roadmapId, String round) {
        RoadmapHead head = reviewed(viewer, roadmapId);
        UUID wanted = Ids.parse(round);
        ReviewRound found = rounds(viewer, head).stream()
                .filter(candidate ->
                        round == null || round.isBlank() || candidate.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("round"));
        return new Sheet(
                roadmapId,
                head.place(),
                head.territory(),
                title(found),
                history.numbers(roadmapId).get(found.textId()),
                found,
                activities(roadmapId, found.id()));
    }

    RoadmapHead reviewed(Actor viewer, UUID roadmapId) {
        RoadmapHead head = heads.reviewed(viewer, roadmapId);
        if (!RoadmapView.of(head, viewer).review() && !deciders.addressed(viewer, head)) {
            throw new NotFound("submissions");
        }
        return head;
    }

    /** Newest first. */
    List<ReviewRound> rounds(Actor viewer, RoadmapHead head) {
        return sheets.of(head.id(), head.place().review(), reviewers.of(viewer), viewer.today(clock));
    }

    private String title(ReviewRound round) {
        return jdbc.sql("""
                        select coalesce(t.content -> 'head' ->> 'title', v.title) from revision v
                        left join submitted_text t on t.request_id = ? where v.id = ?
                        """)
                .params(round.id(), round.textId())
                .query(String.class)
                .single();
    }

    /** The text goes on being changed after a return: what a round was about is read from the text it kept. */
    private Map<String, String> activities(UUID roadmapId, UUID requestId) {
        Map<String, String> names = new HashMap<>();
        history.anchors(roadmapId)
                .forEach((anchor, activity) -> names.put(anchor, name(activity.number(), activity.title())));
        jdbc.sql("""
                        select w ->> 'activityId' anchor, w ->> 'number' number, w ->> 'title' title
                        from submitted_text t, jsonb_array_elements(coalesce(nullif(t.content -> 'rows', 'null'), '[]')
                          || coalesce(nullif(t.content -> 'clauses', 'null'), '[]')) w
                        where t.request_id = :request
                          and w ->> 'activityId' in (select anchor from remark where request_id = :request)
                        """).param("request", requestId).query(row -> {
            names.put(row.getString("anchor"), name(row.getString("number"), row.getString("title")));
        });
        return names;
    }

    private static String name(String number, String title) {
        return number == null || number.isBlank() ? title : number + " " + title;
    }
}
