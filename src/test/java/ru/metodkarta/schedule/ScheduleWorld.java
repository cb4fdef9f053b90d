package ru.metodkarta.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutionView;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmaps;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.roadmap.RoadmapContent;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.TestWorld;

/** A plan of the town in force whose activities are for its schools. */
@Component
class ScheduleWorld {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final JdbcClient jdbc;
    private final RoadmapDrafts drafts;
    private final PlannedRoadmaps planned;
    private final ExecutionView execution;

    ScheduleWorld(JdbcClient jdbc, RoadmapDrafts drafts, PlannedRoadmaps planned, ExecutionView execution) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.planned = planned;
        this.execution = execution;
    }

    static ActivityContent forSchools(String number, String deadline) {
        return new ActivityContent(
                number,
                "Семинар, для учителей; школ",
                List.of(ExecutorContent.group("школы", Part.LEAD, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION)),
                deadline,
                "Справка",
                ResultKind.REPORT,
                null);
    }

    UUID inForce(TestWorld world, Actor writer, ActivityContent... activities) {
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
                                LocalDate.of(2026, 6, 1)),
                        List.of(new SectionContent("1", "Раздел", null, List.of(activities)))));
        PlannedRoadmap plan = planned.ofRevision(jdbc.sql("select id from revision where roadmap_id = ?")
                .param(roadmap)
                .query(UUID.class)
                .single());
        jdbc.sql("update revision set state = 'APPROVED' where id = ?")
                .param(plan.revisionId())
                .update();
        jdbc.sql("update roadmap set state = 'IN_FORCE', effective_revision_id = ? where id = ?")
                .params(plan.revisionId(), roadmap)
                .update();
        execution.reconcile(plan, TODAY, writer, "проверка");
        return roadmap;
    }

    UUID assignment(UUID roadmap, UUID organization) {
        return jdbc.sql("select id from assignment where roadmap_id = ? and organization_id = ? order by due limit 1")
                .params(roadmap, organization)
                .query(UUID.class)
                .single();
    }

    void state(UUID assignment, String state) {
        jdbc.sql("update assignment set state = ? where id = ?")
                .params(state, assignment)
                .update();
    }
}
