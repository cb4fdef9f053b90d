package ru.metodkarta.acquaintance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.roadmap.RoadmapNotes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.HomeNotice;
import ru.metodkarta.web.HomeNotices;

/** «Открыли 26 из 31» at the roadmap; «ознакомьтесь с пунктами вашей организации» on the home page of its executors. */
@Component
class AcquaintanceNotes implements RoadmapNotes, HomeNotices {

    private static final int SHOWN = 3;
    private static final int LONGEST_TITLE = 90;

    private final AcquaintanceList list;
    private final JdbcClient jdbc;

    AcquaintanceNotes(AcquaintanceList list, JdbcClient jdbc) {
        this.list = list;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Note> of(UUID roadmapId, UUID revisionId) {
        AcquaintanceList.Figures figures = list.figures(roadmapId, revisionId);
        return figures.total() == 0
                ? Optional.empty()
                : Optional.of(new Note(
                        "acquaintance.opened-of",
                        List.of(String.valueOf(figures.opened()), String.valueOf(figures.total())),
                        "/roadmaps/" + roadmapId + "/acquaintance"));
    }

    private record Unopened(UUID id, String title, int no, int total) {}

    @Override
    public List<HomeNotice> of(Actor actor) {
        // those who follow a territory see it at each roadmap; here it is for the people of one organization
        Set<UUID> own = actor.fitting(grant -> grant.role() != Role.ADMINISTRATOR).stream()
                .flatMap(grant -> grant.organizationIds().stream())
                .collect(Collectors.toSet());
        if (own.isEmpty()) {
            return List.of();
        }
        List<Unopened> rows = jdbc.sql("""
                        select m.id, v.title, v.no, count(*) over () total
                        from roadmap m join revision v on v.id = m.effective_revision_id
                        where m.region_id = :region and m.state = 'IN_FORCE' and exists (
                          select from organization g where g.id in (:own)
                            and exists (select from assignment a where a.roadmap_id = m.id
                              and a.organization_id = g.id and a.state <> 'WITHDRAWN')
                            and not exists (select from acquaintance q
                              where q.revision_id = v.id and q.organization_id = g.id))
                        order by v.approved_at desc nulls last, m.id
                        limit :shown
                        """)
                .param("region", actor.regionId())
                .param("own", own)
                .param("shown", SHOWN)
                .query(Unopened.class)
                .list();
        List<HomeNotice> notices = new ArrayList<>();
        rows.forEach(row -> notices.add(new HomeNotice(
                "work",
                "route",
                row.no() == 1 ? "acquaintance.get-acquainted" : "acquaintance.get-acquainted-again",
                List.of(shortened(row.title())),
                "/roadmaps/" + row.id() + "?show=mine")));
        return notices;
    }

    /** At a word's end. */
    static String shortened(String title) {
        if (title.length() <= LONGEST_TITLE) {
            return title;
        }
        int end = title.lastIndexOf(' ', LONGEST_TITLE);
        return title.substring(0, end < LONGEST_TITLE / 2 ? LONGEST_TITLE : end) + "…";
    }
}
