package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutionView;
import ru.metodkarta.roadmap.ExecutionView.Reconciled;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmaps;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.TownPlans;

/** Roadmaps in force in a {@link TestWorld}, without the approval around them. */
@Component
class ExecutionWorld {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Actors actors;
    private final TownPlans plans;
    private final PlannedRoadmaps planned;
    private final ExecutionView view;
    private final ObjectProvider<MockMvcTester> mvc;
    private final SignedInAs signedIn;

    ExecutionWorld(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            Actors actors,
            TownPlans plans,
            PlannedRoadmaps planned,
            ExecutionView view,
            ObjectProvider<MockMvcTester> mvc,
            SignedInAs signedIn) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.actors = actors;
        this.plans = plans;
        this.planned = planned;
        this.view = view;
        this.mvc = mvc;
        this.signedIn = signedIn;
    }

    TestWorld world() {
        return new TestWorld(jdbc, encoder, actors);
    }

    static ActivityContent activity(String number, String deadline, ExecutorContent... executors) {
        return new ActivityContent(
                number,
                "Мероприятие " + number,
                List.of(executors),
                deadline,
                "Планируемый результат " + number,
                ResultKind.EVENT,
                null);
    }

    static ExecutorContent schools(Part part) {
        return ExecutorContent.group("школы", part, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION);
    }

    static ExecutorContent lead(UUID organization) {
        return ExecutorContent.organization("ответственный", Part.LEAD, organization);
    }

    /** A municipal plan for 2026-2028 whose coordinator is the methodical service. */
    PlannedRoadmap plan(TestWorld world, Actor writer, ActivityContent... activities) {
        return plans.draft(world, writer, activities);
    }

    /** Approves by hand and makes the assignments. */
    UUID inForce(PlannedRoadmap plan, Actor actor) {
        return plans.inForce(plan, actor, TODAY);
    }

    /** The next revision of a plan in force, in which every activity has these words. */
    PlannedRoadmap nextRevision(PlannedRoadmap plan, Actor writer, String title) {
        assertThat(mvc.getObject()
                        .post()
                        .uri("/roadmaps/" + plan.roadmapId() + "/revisions")
                        .with(csrf())
                        .with(signedIn.as(writer)))
                .hasStatus3xxRedirection();
        UUID next = jdbc.sql("select id from revision where roadmap_id = ? and state = 'DRAFT'")
                .param(plan.roadmapId())
                .query(UUID.class)
                .single();
        jdbc.sql("update activity_row set title = ? where revision_id = ?")
                .params(title, next)
                .update();
        return planned.ofRevision(next);
    }

    List<String> states(UUID roadmap) {
        return jdbc.sql("select state from assignment where roadmap_id = ? order by due, organization_id")
                .param(roadmap)
                .query(String.class)
                .list();
    }

    Reconciled reconcile(PlannedRoadmap plan, Actor actor) {
        return view.reconcile(plan, TODAY, actor, "методист");
    }

    /** The first piece of work of the organization. */
    UUID assignment(PlannedRoadmap plan, UUID organization) {
        return jdbc.sql("select a.id from assignment a where a.roadmap_id = ? and a.organization_id = ? "
                        + "order by a.scheduled_due limit 1")
                .params(plan.roadmapId(), organization)
                .query(UUID.class)
                .single();
    }

    LocalDate reportDue(PlannedRoadmap plan, UUID organization) {
        return day("report_due", plan, organization);
    }

    LocalDate due(PlannedRoadmap plan, UUID organization) {
        return day("due", plan, organization);
    }

    private LocalDate day(String column, PlannedRoadmap plan, UUID organization) {
        return jdbc.sql("select " + column + " from assignment where id = ?")
                .param(assignment(plan, organization))
                .query(LocalDate.class)
                .single();
    }

    /** What was decided about work of the plan. */
    List<String> verdicts(PlannedRoadmap plan) {
        return jdbc.sql("select d.verdict from assignment_decision d join assignment a on a.id = d.assignment_id "
                        + "where a.roadmap_id = ?")
                .param(plan.roadmapId())
                .query(String.class)
                .list();
    }
}
