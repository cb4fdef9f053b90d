package ru.metodkarta.schedule;

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
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.TownPlans;

/** A plan of the town in force whose activities are for its schools. */
@Component
class ScheduleWorld {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final JdbcClient jdbc;
    private final TownPlans plans;

    ScheduleWorld(JdbcClient jdbc, TownPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
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
        return plans.inForce(plans.draft(world, writer, activities), writer, TODAY);
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
