package ru.metodkarta.overview;

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

/** A plan of the town in force, two sections, five activities for its two schools; states are set as a test wants them. */
@Component
class OverviewWorld {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final JdbcClient jdbc;
    private final RoadmapDrafts drafts;
    private final PlannedRoadmaps planned;
    private final ExecutionView execution;

    OverviewWorld(JdbcClient jdbc, RoadmapDrafts drafts, PlannedRoadmaps planned, ExecutionView execution) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.planned = planned;
        this.execution = execution;
    }

    UUID inForce(TestWorld world, Actor writer) {
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
                        List.of(
                                new SectionContent(
                                        "1",
                                        "Документы",
                                        null,
                                        List.of(
                                                activity("1.1", "до 10 ноября 2026"),
                                                activity("1.2", "до 15 ноября 2026"))),
                                new SectionContent(
                                        "2",
                                        "Мероприятия",
                                        null,
                                        List.of(
                                                activity("2.1", "до 20 ноября 2026"),
                                                activity("2.2", "до 15 декабря 2026"),
                                                activity("2.3", "октябрь - декабрь 2026"))))));
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

    private static ActivityContent activity(String number, String deadline) {
        return new ActivityContent(
                number,
                "Мероприятие " + number,
                List.of(ExecutorContent.group("школы", Part.LEAD, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION)),
                deadline,
                "Справка",
                ResultKind.REPORT,
                null);
    }

    UUID assignment(UUID roadmap, String number, UUID organization) {
        return jdbc.sql("""
                        select a.id from assignment a join occurrence o on o.id = a.occurrence_id
                        join activity_row r on r.revision_id = o.revision_id and r.activity_id = a.activity_id
                        where a.roadmap_id = ? and r.number = ? and a.organization_id = ?
                        """)
                .params(roadmap, number, organization)
                .query(UUID.class)
                .single();
    }

    /** @param doneOn null when nothing was done */
    void decided(UUID assignment, String state, LocalDate doneOn) {
        jdbc.sql("update assignment set state = ?, done_on = cast(? as date) where id = ?")
                .params(java.util.Arrays.asList(state, doneOn, assignment))
                .update();
    }

    void reportDue(UUID assignment, LocalDate day) {
        jdbc.sql("update assignment set report_due = ? where id = ?")
                .params(day, assignment)
                .update();
    }

    void touched(UUID assignment, LocalDate day) {
        jdbc.sql("update assignment set state_at = cast(? as date) where id = ?")
                .params(day, assignment)
                .update();
    }
}
