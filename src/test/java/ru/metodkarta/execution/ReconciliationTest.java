package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.TODAY;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.lead;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.roadmap.ExecutionView;
import ru.metodkarta.roadmap.ExecutionView.Reconciled;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmap.PlannedActivity;
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
    NightlyReconciliation nightly;

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
        Reconciled first = reconcile(plan);
        Reconciled second = reconcile(plan);

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

        int few = SwitchableDataSource.statementsOf(() -> reconcile(small)).size();
        int many = SwitchableDataSource.statementsOf(() -> reconcile(large)).size();

        assertThat(many).isEqualTo(few);
        assertThat(executions.states(large.roadmapId())).hasSize(60 * 12 * 2);
    }

    @Test
    void letsTheCoordinatorReportForWordsThatNameNoOrganization() {
        PlannedRoadmap plan = executions.plan(
                world,
                methodologist,
                activity("1", "май 2027 г.", ExecutorContent.text("Кафедра наставников", Part.LEAD)));

        reconcile(plan);

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

        reconcile(plan);

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
        reconcile(plan);
        report(plan, world.school);

        Reconciled moved = reconcile(
                changed(plan, activity -> withDue(activity, LocalDate.of(2026, 12, 15)), plan.startDecisions()));

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
        reconcile(plan);
        report(plan, world.school);

        Reconciled dropped = reconcile(changed(plan, activity -> withExecutors(activity, 1), plan.startDecisions()));
        assertThat(dropped.withdrawn()).isEqualTo(1);
        assertThat(executions.states(plan.roadmapId()))
                .containsExactlyInAnyOrder("NOT_STARTED", "SUBMITTED", "WITHDRAWN");

        Reconciled back = reconcile(plan);
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

        reconcile(changed(plan, activity -> activity, decided));
        assertThat(executions.states(plan.roadmapId())).containsExactly("ACCEPTED", "NOT_STARTED");
        assertThat(jdbc.sql("select d.remark from assignment_decision d join assignment a on a.id = d.assignment_id "
                                + "where a.roadmap_id = ?")
                        .param(plan.roadmapId())
                        .query(String.class)
                        .list())
                .containsExactly("приказ № 5 от 20.02.2026");

        reconcile(plan);
        assertThat(executions.states(plan.roadmapId())).containsExactly("ACCEPTED", "NOT_STARTED");
        assertThat(view.preview(plan, TODAY).past()).isEmpty();
    }

    @Test
    void givesWorkAsNeededNoDate() {
        PlannedRoadmap plan =
                executions.plan(world, methodologist, activity("1", "по мере необходимости", lead(world.school)));

        reconcile(plan);

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
    void countsLateWorkByTheClockAndWithinTheViewersSight() {
        PlannedRoadmap plan =
                executions.plan(world, methodologist, activity("1", "октябрь 2026 г.", schools(Part.LEAD)));
        reconcile(plan);
        UUID roadmap = plan.roadmapId();

        ExecutionView.Progress whole =
                view.byRoadmap(List.of(roadmap), methodologist, TODAY).get(roadmap);
        ExecutionView.Progress own =
                view.byRoadmap(List.of(roadmap), world.schoolWorker(), TODAY).get(roadmap);
        ExecutionView.Progress early = view.byRoadmap(List.of(roadmap), methodologist, LocalDate.of(2026, 11, 3))
                .get(roadmap);

        assertThat(whole.total()).isEqualTo(2);
        assertThat(whole.late()).isEqualTo(2);
        assertThat(own.total()).isEqualTo(1);
        // an event due on 31.10: five working days are left for the report
        assertThat(early.awaitingReport()).isEqualTo(2);
        assertThat(early.late()).isZero();
        assertThat(view.byRoadmap(List.of(roadmap), world.otherTownMethodologist(), TODAY))
                .isEmpty();
    }

    @Test
    void movesTheReportDateWhenTheKindOfResultChanges() {
        PlannedRoadmap plan = executions.plan(world, methodologist, activity("1", "май 2027 г.", schools(Part.LEAD)));
        reconcile(plan);
        assertThat(reportDue(plan, world.school)).isEqualTo(LocalDate.of(2027, 6, 7));

        Reconciled moved = reconcile(withKind(plan, "ACT"));

        assertThat(moved.moved()).isEqualTo(2);
        assertThat(reportDue(plan, world.school)).isEqualTo(LocalDate.of(2027, 5, 31));
        assertThat(verdicts(plan)).containsExactly("REPORT_DATE_MOVED", "REPORT_DATE_MOVED");
        assertThat(reconcile(withKind(plan, "ACT")).moved()).isZero();
    }

    @Test
    void countsTheReportOfExtendedWorkInWorkingDays() {
        PlannedRoadmap plan = executions.plan(
                world, methodologist, activity("1", "октябрь 2026 г.", lead(world.school), schools(Part.REPORTING)));
        executions.inForce(plan, methodologist);
        UUID assignment = assignment(plan, world.school);
        reports.askExtension(world.schoolWorker(), assignment, LocalDate.of(2026, 12, 28), "Семинар перенесён");

        acceptance.grantExtension(methodologist, assignment, Sight.ANY, null, null);
        // five working days after Monday 28.12.2026: the New Year holidays do not count
        LocalDate fiveDays = WorkingCalendar.russian().plusWorkingDays(LocalDate.of(2026, 12, 28), 5);
        assertThat(fiveDays).isAfter(LocalDate.of(2027, 1, 8));
        assertThat(reportDue(plan, world.school)).isEqualTo(fiveDays);

        reconcile(changed(plan, activity -> withDue(activity, LocalDate.of(2026, 11, 30)), plan.startDecisions()));
        assertThat(reportDue(plan, world.school)).isEqualTo(fiveDays);
        reconcile(withKind(
                changed(plan, activity -> withDue(activity, LocalDate.of(2026, 11, 30)), plan.startDecisions()),
                "ACT"));
        assertThat(due(plan, world.school)).isEqualTo(LocalDate.of(2026, 12, 28));
    }

    @Test
    void changedCalendarMovesReportDatesOfUnfinishedWorkAtNight() {
        PlannedRoadmap plan = executions.plan(
                world, methodologist, activity("1", "октябрь 2026 г.", lead(world.school), schools(Part.REPORTING)));
        executions.inForce(plan, methodologist);
        UUID extended = assignment(plan, world.secondSchool);
        reports.askExtension(world.secondSchoolWorker(), extended, LocalDate.of(2026, 12, 14), "Семинар перенесён");
        acceptance.grantExtension(methodologist, extended, Sight.ANY, null, null);
        PlannedRoadmap other =
                executions.plan(world, methodologist, activity("1", "ноябрь 2026 г.", schools(Part.LEAD)));
        executions.inForce(other, methodologist);
        report(other, world.school);
        acceptance.accept(methodologist, assignment(other, world.school), null);
        assertThat(reportDue(plan, world.secondSchool)).isEqualTo(LocalDate.of(2026, 12, 21));
        assertThat(reportDue(other, world.secondSchool)).isEqualTo(LocalDate.of(2026, 12, 7));

        dayOff(LocalDate.of(2026, 12, 2));
        dayOff(LocalDate.of(2026, 12, 17));
        nightly.run();

        assertThat(reportDue(other, world.secondSchool)).isEqualTo(LocalDate.of(2026, 12, 8));
        assertThat(due(other, world.secondSchool)).as("the printed date").isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(reportDue(other, world.school)).as("accepted").isEqualTo(LocalDate.of(2026, 12, 7));
        assertThat(reportDue(plan, world.secondSchool)).as("extended").isEqualTo(LocalDate.of(2026, 12, 22));
        assertThat(due(plan, world.secondSchool)).isEqualTo(LocalDate.of(2026, 12, 14));
    }

    @Test
    void oneInstanceReconcilesAtNight() {
        PlannedRoadmap plan =
                executions.plan(world, methodologist, activity("1", "ноябрь 2026 г.", schools(Part.LEAD)));
        UUID roadmap = executions.inForce(plan, methodologist);
        world.organization(world.town, world.authority, null, "SCHOOL", "Лицей № 3", "Лицей № 3");
        locked("3 hours");
        nightly.run();
        assertThat(executions.states(roadmap)).as("another instance does it").hasSize(2);

        locked("-1 hours");
        nightly.run();
        assertThat(executions.states(roadmap)).hasSize(3);
    }

    /** By another instance, from now on so long. */
    private void locked(String interval) {
        jdbc.sql("insert into shedlock (name, lock_until, locked_at, locked_by) values ('reconciliation',"
                        + " timezone('utc', now()) + cast(:interval as interval), timezone('utc', now()), 'another')"
                        + " on conflict (name) do update set lock_until = excluded.lock_until")
                .param("interval", interval)
                .update();
    }

    private void dayOff(LocalDate day) {
        UUID someone = methodologist.accountId();
        jdbc.sql("""
                        insert into working_calendar (region_id, stamp) values (:region, :stamp)
                        on conflict (region_id) do update set stamp = excluded.stamp
                        """)
                .param("region", world.region)
                .param("stamp", UUID.randomUUID())
                .update();
        jdbc.sql("""
                        insert into regional_day (id, region_id, day, working, name, act, entered_by, entered_name, entered_at)
                        values (?, ?, ?, false, 'День края', 'Закон', ?, 'Админ', now())
                        """).params(UUID.randomUUID(), world.region, day, someone).update();
    }

    @Test
    void finishedWorkKeepsTheWordsItWasDoneUnder() {
        PlannedRoadmap first =
                executions.plan(world, methodologist, activity("1", "октябрь 2026 г.", schools(Part.LEAD)));
        executions.inForce(first, methodologist);
        report(first, world.school);
        acceptance.accept(methodologist, assignment(first, world.school), null);

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

        acceptance.reopen(methodologist, assignment(first, world.school), Sight.ANY, "Проверка", TODAY.plusDays(7));
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
        UUID begun = assignment(plan, world.school);
        UUID extended = assignment(plan, world.secondSchool);
        reports.saveDraft(world.schoolWorker(), begun, ReportContent.done("Начали", null, null));
        reports.askExtension(world.secondSchoolWorker(), extended, LocalDate.of(2027, 7, 5), "Переносим");
        acceptance.grantExtension(methodologist, extended, Sight.ANY, null, null);

        Reconciled removed = reconcile(onlyActivity(plan, 1));
        assertThat(removed.withdrawn()).isEqualTo(2);
        Reconciled again = reconcile(plan);

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
        assertThat(due(plan, world.secondSchool)).as("the extension holds").isEqualTo(LocalDate.of(2027, 7, 5));
    }

    private UUID assignment(PlannedRoadmap plan, UUID organization) {
        return jdbc.sql("select a.id from assignment a where a.roadmap_id = ? and a.organization_id = ? "
                        + "order by a.scheduled_due limit 1")
                .params(plan.roadmapId(), organization)
                .query(UUID.class)
                .single();
    }

    private String state(UUID assignment) {
        return jdbc.sql("select state from assignment where id = ?")
                .param(assignment)
                .query(String.class)
                .single();
    }

    private LocalDate reportDue(PlannedRoadmap plan, UUID organization) {
        return day("report_due", plan, organization);
    }

    private LocalDate due(PlannedRoadmap plan, UUID organization) {
        return day("due", plan, organization);
    }

    private LocalDate day(String column, PlannedRoadmap plan, UUID organization) {
        return jdbc.sql("select " + column + " from assignment where id = ?")
                .param(assignment(plan, organization))
                .query(LocalDate.class)
                .single();
    }

    private List<String> verdicts(PlannedRoadmap plan) {
        return jdbc.sql("select d.verdict from assignment_decision d join assignment a on a.id = d.assignment_id "
                        + "where a.roadmap_id = ?")
                .param(plan.roadmapId())
                .query(String.class)
                .list();
    }

    /** Titles of the work as its own page shows them: the first school's, the second school's. */
    private List<String> titles(PlannedRoadmap plan) {
        return List.of(world.school, world.secondSchool).stream()
                .map(school -> pages.read(methodologist, assignment(plan, school))
                        .detail()
                        .title())
                .toList();
    }

    private static PlannedRoadmap onlyActivity(PlannedRoadmap plan, int index) {
        return new PlannedRoadmap(
                plan.roadmapId(),
                plan.revisionId(),
                plan.context(),
                plan.ownerId(),
                plan.coordinatorId(),
                plan.period(),
                plan.controlFrom(),
                List.of(plan.activities().get(index)),
                plan.startDecisions());
    }

    private static PlannedRoadmap withKind(PlannedRoadmap plan, String kind) {
        return changed(
                plan,
                activity -> new PlannedActivity(
                        activity.activityId(),
                        activity.number(),
                        activity.title(),
                        kind,
                        activity.yearKind(),
                        activity.reading(),
                        activity.executors()),
                plan.startDecisions());
    }

    private void report(PlannedRoadmap plan, UUID school) {
        UUID assignment = jdbc.sql("select id from assignment where roadmap_id = ? and organization_id = ?")
                .params(plan.roadmapId(), school)
                .query(UUID.class)
                .single();
        reports.submit(
                world.schoolWorker(), assignment, ReportContent.done("Сделано", LocalDate.of(2026, 10, 20), "Справка"));
    }

    private Reconciled reconcile(PlannedRoadmap plan) {
        return view.reconcile(plan, TODAY, methodologist, "методист");
    }

    private static StartKey key(ExecutionView.PastOccurrence past) {
        return new StartKey(past.activityId(), past.occurrenceKey());
    }

    private static PlannedRoadmap changed(
            PlannedRoadmap plan, UnaryOperator<PlannedActivity> change, Map<StartKey, StartDecision> decisions) {
        List<PlannedActivity> activities = new ArrayList<>();
        plan.activities().forEach(activity -> activities.add(change.apply(activity)));
        return new PlannedRoadmap(
                plan.roadmapId(),
                plan.revisionId(),
                plan.context(),
                plan.ownerId(),
                plan.coordinatorId(),
                plan.period(),
                plan.controlFrom(),
                activities,
                decisions);
    }

    private static PlannedActivity withDue(PlannedActivity activity, LocalDate due) {
        Reading reading =
                Reading.manual(activity.reading().text(), DeadlineKind.ONE_OFF, null, due, null, null, null, null);
        return new PlannedActivity(
                activity.activityId(),
                activity.number(),
                activity.title(),
                activity.resultKind(),
                activity.yearKind(),
                reading,
                activity.executors());
    }

    private static PlannedActivity withExecutors(PlannedActivity activity, int first) {
        return new PlannedActivity(
                activity.activityId(),
                activity.number(),
                activity.title(),
                activity.resultKind(),
                activity.yearKind(),
                activity.reading(),
                activity.executors().subList(0, first));
    }
}
