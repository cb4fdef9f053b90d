package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.TODAY;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.lead;
import static ru.metodkarta.execution.ExecutionWorld.schools;
import static ru.metodkarta.execution.PlanChanges.changed;
import static ru.metodkarta.execution.PlanChanges.onlyActivity;
import static ru.metodkarta.execution.PlanChanges.withDue;
import static ru.metodkarta.execution.PlanChanges.withExecutors;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.roadmap.ExecutionView;
import ru.metodkarta.roadmap.ExecutionView.Reconciled;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmap.StartDecision;
import ru.metodkarta.roadmap.PlannedRoadmap.StartKey;
import ru.metodkarta.roadmap.PlannedRoadmap.StartVerdict;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;

@MetodkartaTest
class ReconciliationTest {

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionView view;

    @Autowired
    ExecutionReports reports;

    @Autowired
    Acceptance acceptance;

    @Autowired
    AssignmentPages pages;

    @Autowired
    ProgressTables progress;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;

    @BeforeEach
    void people() {
        world = executions.world();
        methodologist = world.methodologist();
    }

    @Test
    void makesOneAssignmentForEveryOccurrenceAndReportingOrganization() {
        PlannedRoadmap plan = executions.plan(
                world,
                methodologist,
                activity("1.1", "ежегодно (сентябрь)", schools(Part.LEAD)),
                activity("1.2", "декабрь 2026 г.", lead(world.service), schools(Part.TAKING_PART)));

        assertThat(view.preview(plan, TODAY).assignments()).isEqualTo(7);
        Reconciled first = executions.reconcile(plan, methodologist);
        Reconciled second = executions.reconcile(plan, methodologist);

        assertThat(first).isEqualTo(new Reconciled(7, 0, 0, 0));
        assertThat(second).isEqualTo(new Reconciled(0, 0, 0, 7));
        assertThat(view.preview(plan, TODAY).assignments()).isZero();
    }

    @Test
    void needsTheSameStatementsForManyRowsAsForOne() {
        PlannedRoadmap small = executions.plan(world, methodologist, activity("1", "ежегодно", schools(Part.LEAD)));
        PlannedRoadmap large = executions.plan(
                world,
                methodologist,
                java.util.stream.IntStream.range(0, 60)
                        .mapToObj(n -> activity("1." + n, "ежеквартально", schools(Part.LEAD)))
                        .toArray(ru.metodkarta.roadmap.ActivityContent[]::new));

        int few = SwitchableDataSource.statementsOf(() -> executions.reconcile(small, methodologist))
                .size();
        int many = SwitchableDataSource.statementsOf(() -> executions.reconcile(large, methodologist))
                .size();

        assertThat(many).isEqualTo(few);
        assertThat(executions.states(large.roadmapId())).hasSize(60 * 12 * 2);
    }

    @Test
    void letsTheCoordinatorReportForWordsThatNameNoOrganization() {
        PlannedRoadmap plan = executions.plan(
                world,
                methodologist,
                activity("1", "май 2027 г.", ExecutorContent.text("Кафедра наставников", Part.LEAD)));

        executions.reconcile(plan, methodologist);

        assertThat(jdbc.sql("select organization_id, on_behalf_of from assignment where roadmap_id = ?")
                        .param(plan.roadmapId())
                        .query()
                        .listOfRows())
                .containsExactly(Map.of("organization_id", world.service, "on_behalf_of", "Кафедра наставников"));
    }

    @Test
    void countsAnOrganizationThatAppearsTwiceOnceAndAsLead() {
        PlannedRoadmap plan = executions.plan(
                world, methodologist, activity("1", "май 2027 г.", schools(Part.REPORTING), lead(world.school)));

        executions.reconcile(plan, methodologist);

        assertThat(jdbc.sql("select part from assignment where organization_id = ?")
                        .param(world.school)
                        .query(String.class)
                        .list())
                .containsExactly("LEAD");
        assertThat(executions.states(plan.roadmapId())).hasSize(2);
    }

    @Test
    void movesUnfinishedWorkWithAChangedDateAndKeepsWhatWasReported() {
        PlannedRoadmap plan =
                executions.plan(world, methodologist, activity("1", "октябрь 2026 г.", schools(Part.LEAD)));
        executions.reconcile(plan, methodologist);
        report(plan, world.school);

        Reconciled moved = executions.reconcile(
                changed(plan, activity -> withDue(activity, LocalDate.of(2026, 12, 15)), plan.startDecisions()),
                methodologist);

        assertThat(moved).isEqualTo(new Reconciled(0, 2, 0, 0));
        assertThat(executions.states(plan.roadmapId())).containsExactlyInAnyOrder("SUBMITTED", "NOT_STARTED");
        assertThat(jdbc.sql("select distinct due from assignment where roadmap_id = ?")
                        .param(plan.roadmapId())
                        .query(LocalDate.class)
                        .list())
                .containsExactly(LocalDate.of(2026, 12, 15));
        assertThat(jdbc.sql("select count(*) from execution_report r join assignment a on a.id = r.assignment_id "
                                + "where a.roadmap_id = ?")
                        .param(plan.roadmapId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void withdrawsWorkOfADroppedExecutorUnlessItWasReportedAndBringsItBack() {
        PlannedRoadmap plan = executions.plan(
                world, methodologist, activity("1", "май 2027 г.", lead(world.service), schools(Part.REPORTING)));
        executions.reconcile(plan, methodologist);
        report(plan, world.school);
        reports.askExtension(
                world.secondSchoolWorker(),
                new WorkOfPlan(jdbc, plan.roadmapId()).ofYear(2027, world.secondSchool),
                LocalDate.of(2027, 6, 20),
                "Не успеваем");

        Reconciled dropped = executions.reconcile(
                changed(plan, activity -> withExecutors(activity, 1), plan.startDecisions()), methodologist);
        assertThat(dropped.withdrawn()).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select coalesce(e.verdict, '-') from extension_request e join assignment a on a.id = e.assignment_id"
                                        + " where a.roadmap_id = ?")
                        .param(plan.roadmapId())
                        .query(String.class)
                        .list())
                .as("asked for no more, also when the work comes back")
                .containsExactly("ENDED");
        assertThat(executions.states(plan.roadmapId()))
                .containsExactlyInAnyOrder("NOT_STARTED", "SUBMITTED", "WITHDRAWN");

        Reconciled back = executions.reconcile(plan, methodologist);
        assertThat(back.created()).isEqualTo(1);
        assertThat(executions.states(plan.roadmapId()))
                .containsExactlyInAnyOrder("NOT_STARTED", "SUBMITTED", "NOT_STARTED");
    }

    @Test
    void keepsDecisionsAboutThePastAlsoWhenALaterRevisionSaysNothingOfThem() {
        PlannedRoadmap plan = executions.plan(
                world,
                methodologist,
                activity("1", "февраль 2026 г.", lead(world.school)),
                activity("2", "март 2026 г.", lead(world.school)),
                activity("3", "апрель 2026 г.", lead(world.school)));
        List<ExecutionView.PastOccurrence> past = view.preview(plan, TODAY).past();
        assertThat(past).extracting(ExecutionView.PastOccurrence::number).containsExactly("1", "2", "3");
        Map<StartKey, StartDecision> decided = Map.of(
                key(past.get(0)), new StartDecision(StartVerdict.DONE_EARLIER, "приказ № 5 от 20.02.2026"),
                key(past.get(1)), new StartDecision(StartVerdict.DROPPED, null));

        executions.reconcile(changed(plan, activity -> activity, decided), methodologist);
        assertThat(executions.states(plan.roadmapId())).containsExactly("ACCEPTED", "NOT_STARTED");
        assertThat(jdbc.sql("select d.remark from assignment_decision d join assignment a on a.id = d.assignment_id "
                                + "where a.roadmap_id = ?")
                        .param(plan.roadmapId())
                        .query(String.class)
                        .list())
                .containsExactly("приказ № 5 от 20.02.2026");

        executions.reconcile(plan, methodologist);
        assertThat(executions.states(plan.roadmapId())).containsExactly("ACCEPTED", "NOT_STARTED");
        assertThat(view.preview(plan, TODAY).past()).isEmpty();
    }

    @Test
    void givesWorkAsNeededNoDate() {
        PlannedRoadmap plan =
                executions.plan(world, methodologist, activity("1", "по мере необходимости", lead(world.school)));

        executions.reconcile(plan, methodologist);

        assertThat(jdbc.sql("select count(*) from assignment where roadmap_id = ? and due = 'infinity'")
                        .param(plan.roadmapId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(view.byRoadmap(List.of(plan.roadmapId()), methodologist, LocalDate.of(2029, 1, 1))
                        .get(plan.roadmapId())
                        .late())
                .isZero();
    }

    @Test
    void finishedWorkKeepsTheWordsItWasDoneUnder() {
        PlannedRoadmap first =
                executions.plan(world, methodologist, activity("1", "октябрь 2026 г.", schools(Part.LEAD)));
        executions.inForce(first, methodologist);
        report(first, world.school);
        acceptance.accept(methodologist, executions.assignment(first, world.school), null);

        executions.inForce(executions.nextRevision(first, methodologist, "Мероприятие новыми словами"), methodologist);

        assertThat(titles(first)).containsExactly("Мероприятие 1", "Мероприятие новыми словами");
        assertThat(progress.byActivity(
                                methodologist,
                                new WorkFilter(first.roadmapId().toString(), null, null, null, null, null, null),
                                null,
                                null,
                                TODAY)
                        .rows())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.title()).isEqualTo("Мероприятие новыми словами");
                    assertThat(line.progress().total()).isEqualTo(2);
                });

        acceptance.reopen(
                methodologist, executions.assignment(first, world.school), Sight.ANY, "Проверка", TODAY.plusDays(7));
        assertThat(titles(first)).containsOnly("Мероприятие новыми словами");
    }

    @Test
    void reopensWorkWhenALaterRevisionHasTheActivityAgain() {
        PlannedRoadmap plan = executions.plan(
                world,
                methodologist,
                activity("1", "май 2027 г.", schools(Part.LEAD)),
                activity("2", "июнь 2027 г.", schools(Part.LEAD)));
        executions.inForce(plan, methodologist);
        UUID begun = executions.assignment(plan, world.school);
        UUID extended = executions.assignment(plan, world.secondSchool);
        reports.saveDraft(world.schoolWorker(), begun, ReportContent.done("Начали", null, null));
        reports.askExtension(world.secondSchoolWorker(), extended, LocalDate.of(2027, 7, 5), "Переносим");
        acceptance.grantExtension(methodologist, extended, Sight.ANY, null, null);

        Reconciled removed = executions.reconcile(onlyActivity(plan, 1), methodologist);
        assertThat(removed.withdrawn()).isEqualTo(2);
        Reconciled again = executions.reconcile(plan, methodologist);

        assertThat(again.created()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from assignment where roadmap_id = ?")
                        .param(plan.roadmapId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(jdbc.sql(
                                "select count(*) from occurrence where roadmap_id = ? and withdrawn_by_revision is not null")
                        .param(plan.roadmapId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(state(begun)).as("its draft is still there").isEqualTo("IN_PROGRESS");
        assertThat(state(extended)).isEqualTo("NOT_STARTED");
        assertThat(executions.due(plan, world.secondSchool))
                .as("the extension holds")
                .isEqualTo(LocalDate.of(2027, 7, 5));
    }

    private String state(UUID assignment) {
        return jdbc.sql("select state from assignment where id = ?")
                .param(assignment)
                .query(String.class)
                .single();
    }

    /** Titles of the work as its own page shows them: the first school's, the second school's. */
    private List<String> titles(PlannedRoadmap plan) {
        return List.of(world.school, world.secondSchool).stream()
                .map(school -> pages.read(methodologist, executions.assignment(plan, school))
                        .detail()
                        .title())
                .toList();
    }

    private static StartKey key(ExecutionView.PastOccurrence past) {
        return new StartKey(past.activityId(), past.occurrenceKey());
    }

    private void report(PlannedRoadmap plan, UUID school) {
        reports.submit(
                world.schoolWorker(),
                executions.assignment(plan, school),
                ReportContent.done("Сделано", LocalDate.of(2026, 10, 20), "Справка"));
    }
}
