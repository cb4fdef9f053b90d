package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.TODAY;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.lead;
import static ru.metodkarta.execution.ExecutionWorld.schools;
import static ru.metodkarta.execution.PlanChanges.changed;
import static ru.metodkarta.execution.PlanChanges.withDue;
import static ru.metodkarta.execution.PlanChanges.withKind;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.roadmap.ExecutionView;
import ru.metodkarta.roadmap.ExecutionView.Reconciled;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** Days by which reports are due: after the work, in working days of the region, moved only while the work goes on. */
@MetodkartaTest
class ReportDatesTest {

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
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;

    @BeforeEach
    void people() {
        world = executions.world();
        methodologist = world.methodologist();
    }

    @Test
    void countsLateWorkByTheClockAndWithinTheViewersSight() {
        PlannedRoadmap plan =
                executions.plan(world, methodologist, activity("1", "октябрь 2026 г.", schools(Part.LEAD)));
        executions.reconcile(plan, methodologist);
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
        executions.reconcile(plan, methodologist);
        assertThat(executions.reportDue(plan, world.school)).isEqualTo(LocalDate.of(2027, 6, 7));

        Reconciled moved = executions.reconcile(withKind(plan, "ACT"), methodologist);

        assertThat(moved.moved()).isEqualTo(2);
        assertThat(executions.reportDue(plan, world.school)).isEqualTo(LocalDate.of(2027, 5, 31));
        assertThat(executions.verdicts(plan)).containsExactly("REPORT_DATE_MOVED", "REPORT_DATE_MOVED");
        assertThat(executions.reconcile(withKind(plan, "ACT"), methodologist).moved())
                .isZero();
    }

    @Test
    void countsTheReportOfExtendedWorkInWorkingDays() {
        PlannedRoadmap plan = executions.plan(
                world, methodologist, activity("1", "октябрь 2026 г.", lead(world.school), schools(Part.REPORTING)));
        executions.inForce(plan, methodologist);
        UUID assignment = executions.assignment(plan, world.school);
        reports.askExtension(world.schoolWorker(), assignment, LocalDate.of(2026, 12, 28), "Семинар перенесён");

        acceptance.grantExtension(methodologist, assignment, Sight.ANY, null, null);
        // five working days after Monday 28.12.2026: the New Year holidays do not count
        LocalDate fiveDays = WorkingCalendar.russian().plusWorkingDays(LocalDate.of(2026, 12, 28), 5);
        assertThat(fiveDays).isAfter(LocalDate.of(2027, 1, 8));
        assertThat(executions.reportDue(plan, world.school)).isEqualTo(fiveDays);

        executions.reconcile(
                changed(plan, activity -> withDue(activity, LocalDate.of(2026, 11, 30)), plan.startDecisions()),
                methodologist);
        assertThat(executions.reportDue(plan, world.school)).isEqualTo(fiveDays);
        executions.reconcile(
                withKind(
                        changed(plan, activity -> withDue(activity, LocalDate.of(2026, 11, 30)), plan.startDecisions()),
                        "ACT"),
                methodologist);
        assertThat(executions.due(plan, world.school)).isEqualTo(LocalDate.of(2026, 12, 28));
    }

    @Test
    void changedCalendarMovesReportDatesOfUnfinishedWorkAtNight() {
        PlannedRoadmap plan = executions.plan(
                world, methodologist, activity("1", "октябрь 2026 г.", lead(world.school), schools(Part.REPORTING)));
        executions.inForce(plan, methodologist);
        UUID extended = executions.assignment(plan, world.secondSchool);
        reports.askExtension(world.secondSchoolWorker(), extended, LocalDate.of(2026, 12, 14), "Семинар перенесён");
        acceptance.grantExtension(methodologist, extended, Sight.ANY, null, null);
        PlannedRoadmap other =
                executions.plan(world, methodologist, activity("1", "ноябрь 2026 г.", schools(Part.LEAD)));
        executions.inForce(other, methodologist);
        report(other, world.school);
        acceptance.accept(methodologist, executions.assignment(other, world.school), null);
        assertThat(executions.reportDue(plan, world.secondSchool)).isEqualTo(LocalDate.of(2026, 12, 21));
        assertThat(executions.reportDue(other, world.secondSchool)).isEqualTo(LocalDate.of(2026, 12, 7));

        dayOff(LocalDate.of(2026, 12, 2));
        dayOff(LocalDate.of(2026, 12, 17));
        nightly.run();

        assertThat(executions.reportDue(other, world.secondSchool)).isEqualTo(LocalDate.of(2026, 12, 8));
        assertThat(executions.due(other, world.secondSchool))
                .as("the printed date")
                .isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(executions.reportDue(other, world.school)).as("accepted").isEqualTo(LocalDate.of(2026, 12, 7));
        assertThat(executions.reportDue(plan, world.secondSchool))
                .as("extended")
                .isEqualTo(LocalDate.of(2026, 12, 22));
        assertThat(executions.due(plan, world.secondSchool)).isEqualTo(LocalDate.of(2026, 12, 14));
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

    private void report(PlannedRoadmap plan, UUID school) {
        reports.submit(
                world.schoolWorker(),
                executions.assignment(plan, school),
                ReportContent.done("Сделано", LocalDate.of(2026, 10, 20), "Справка"));
    }
}
