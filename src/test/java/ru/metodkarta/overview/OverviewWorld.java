package ru.metodkarta.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.TownPlans;

/** A plan of the town in force, two sections, five activities for its two schools; states are set as a test wants them. */
@Component
class OverviewWorld {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final JdbcClient jdbc;
    private final TownPlans plans;

    OverviewWorld(JdbcClient jdbc, TownPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    UUID inForce(TestWorld world, Actor writer) {
        List<SectionContent> sections = List.of(
                new SectionContent(
                        "1",
                        "Документы",
                        null,
                        List.of(activity("1.1", "до 10 ноября 2026"), activity("1.2", "до 15 ноября 2026"))),
                new SectionContent(
                        "2",
                        "Мероприятия",
                        null,
                        List.of(
                                activity("2.1", "до 20 ноября 2026"),
                                activity("2.2", "до 15 декабря 2026"),
                                activity("2.3", "октябрь - декабрь 2026"))));
        return inForce(world, writer, sections);
    }

    UUID inForce(TestWorld world, Actor writer, List<SectionContent> sections) {
        return plans.inForce(plans.draft(world, writer, sections), writer, TODAY);
    }

    /** The plan with ten assignments as {@link OverviewTest} counts them. */
    UUID tenAssignments(TestWorld world) {
        UUID roadmap = inForce(world, world.methodologist());
        LocalDate later = LocalDate.of(2026, 12, 30);
        for (UUID school : List.of(world.school, world.secondSchool)) {
            for (String number : List.of("1.1", "1.2", "2.1", "2.2", "2.3")) {
                reportDue(assignment(roadmap, number, school), later);
                touched(assignment(roadmap, number, school), LocalDate.of(2026, 10, 1));
            }
        }
        decided(assignment(roadmap, "1.1", world.school), "ACCEPTED", LocalDate.of(2026, 11, 9));
        decided(assignment(roadmap, "1.2", world.school), "ACCEPTED", LocalDate.of(2026, 11, 18));
        reportDue(assignment(roadmap, "2.1", world.school), LocalDate.of(2026, 11, 22));
        decided(assignment(roadmap, "1.1", world.secondSchool), "PARTIAL", LocalDate.of(2026, 11, 9));
        decided(assignment(roadmap, "1.2", world.secondSchool), "SUBMITTED", null);
        decided(assignment(roadmap, "2.2", world.secondSchool), "ACCEPTED", LocalDate.of(2026, 11, 12));
        jdbc.sql("update assignment set closed_without_second = true where id = ?")
                .param(assignment(roadmap, "2.2", world.secondSchool))
                .update();
        touched(assignment(roadmap, "2.3", world.secondSchool), LocalDate.of(2026, 11, 20));
        return roadmap;
    }

    static ActivityContent activity(String number, String deadline) {
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
