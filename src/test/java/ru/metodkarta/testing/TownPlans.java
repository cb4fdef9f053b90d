package ru.metodkarta.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutionView;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmaps;
import ru.metodkarta.roadmap.RoadmapContent;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;

/** Plans of a {@link TestWorld}'s town, and their taking effect without the approval around it. */
@Component
public class TownPlans {

    private final JdbcClient jdbc;
    private final RoadmapDrafts drafts;
    private final PlannedRoadmaps planned;
    private final ExecutionView execution;

    TownPlans(JdbcClient jdbc, RoadmapDrafts drafts, PlannedRoadmaps planned, ExecutionView execution) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.planned = planned;
        this.execution = execution;
    }

    /** «План города» for 2026-2028, under control since June 2026; its coordinator is the methodical service. */
    public PlannedRoadmap draft(TestWorld world, Actor writer, List<SectionContent> sections) {
        UUID roadmap = drafts.draft(
                writer,
                new RoadmapContent(
                        new NewRoadmap(
                                "План города",
                                Level.MUNICIPAL,
                                world.region,
                                world.town,
                                null,
                                world.service,
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2028, 12, 31),
                                "на 2026-2028 гг.",
                                YearKind.CALENDAR,
                                List.of(),
                                List.of(),
                                world.service,
                                null,
                                null,
                                null,
                                LocalDate.of(2026, 6, 1),
                                null),
                        sections));
        return planned.ofRevision(jdbc.sql("select id from revision where roadmap_id = ?")
                .param(roadmap)
                .query(UUID.class)
                .single());
    }

    public PlannedRoadmap draft(TestWorld world, Actor writer, ActivityContent... activities) {
        return draft(world, writer, List.of(new SectionContent("1", "Раздел", null, List.of(activities))));
    }

    /** Approves by hand and makes the assignments, as on that day. */
    public UUID inForce(PlannedRoadmap plan, Actor actor, LocalDate today) {
        jdbc.sql("update revision set state = 'APPROVED' where id = ?")
                .param(plan.revisionId())
                .update();
        jdbc.sql("update roadmap set state = 'IN_FORCE', effective_revision_id = ? where id = ?")
                .params(plan.revisionId(), plan.roadmapId())
                .update();
        execution.reconcile(plan, today, actor, "проверка");
        return plan.roadmapId();
    }
}
