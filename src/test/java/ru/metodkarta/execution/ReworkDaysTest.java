package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;
import static ru.metodkarta.execution.PlanChanges.changed;
import static ru.metodkarta.execution.PlanChanges.withDue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.roadmap.ExecutionView.Reconciled;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** Work that went back has a day for that; whether it was in time is judged by the former one, whatever happens next. */
@MetodkartaTest
class ReworkDaysTest {

    private static final LocalDate AGREED = LocalDate.of(2026, 10, 31);
    private static final LocalDate REWORK = LocalDate.of(2026, 12, 10);
    private static final LocalDate LATER = LocalDate.of(2026, 12, 24);

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    Acceptance acceptance;

    @Autowired
    JdbcClient jdbc;

    Actor methodologist;
    Actor worker;
    PlannedRoadmap plan;
    UUID id;

    @BeforeEach
    void inForce() {
        TestWorld world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        plan = executions.plan(world, methodologist, activity("1", "октябрь 2026 г.", schools(Part.LEAD)));
        executions.inForce(plan, methodologist);
        id = executions.assignment(plan, world.school);
    }

    @Test
    void whoTakesBackAReportOnWorkReopenedWithoutOneIsStillJudgedByTheAgreedDay() {
        closeAndReopen(REWORK);

        report("Провели");
        reports.withdraw(worker, id);

        assertThat(school.state(id)).isEqualTo("RETURNED");
        assertThat(days()).containsExactly(AGREED, REWORK, REWORK);
    }

    @Test
    void workReopenedTwiceIsStillJudgedByTheAgreedDay() {
        closeAndReopen(REWORK);
        closeAndReopen(LATER);

        assertThat(days()).containsExactly(AGREED, LATER, LATER);
    }

    @Test
    void workThatWasOutOfControlMeanwhileIsStillJudgedByTheAgreedDay() {
        closeAndReopen(REWORK);
        acceptance.withdrawFromControl(methodologist, id, Sight.ANY, "По ошибке");
        acceptance.reopen(methodologist, id, Sight.ANY, "Сняли по ошибке", null);
        assertThat(days()).startsWith(AGREED);

        report("Провели");
        reports.withdraw(worker, id);

        assertThat(school.state(id)).isEqualTo("IN_PROGRESS");
        assertThat(days()).startsWith(AGREED);
    }

    @Test
    void aChangedRuleLeavesTheDayOfReworkThatIsUnderReview() {
        report("Провели");
        acceptance.returnForRework(methodologist, id, "Где протокол?", REWORK);
        report("Провели, протокол в папке");

        assertThat(ruled(LocalDate.of(2026, 11, 30)).moved()).isEqualTo(2);
        assertThat(days()).containsExactly(LocalDate.of(2026, 11, 30), REWORK, REWORK);
        assertThat(ruled(REWORK).moved()).isEqualTo(2);
        assertThat(ruled(REWORK).moved()).as("the day of the rework by chance").isZero();

        reports.withdraw(worker, id);
        assertThat(school.state(id)).isEqualTo("RETURNED");
        assertThat(days()).containsExactly(REWORK, REWORK, REWORK);
    }

    private void closeAndReopen(LocalDate until) {
        acceptance.close(methodologist, id, Sight.ANY, Outcome.NOT_DONE, "Не отчитались", null);
        acceptance.reopen(methodologist, id, Sight.ANY, "Возразили", until);
    }

    private void report(String text) {
        reports.submit(worker, id, ReportContent.done(text, LocalDate.of(2026, 11, 20), "12 педагогов"));
    }

    private Reconciled ruled(LocalDate day) {
        return executions.reconcile(
                changed(plan, activity -> withDue(activity, day), plan.startDecisions()), methodologist);
    }

    /** Judged by, in force, of the report. */
    private List<LocalDate> days() {
        return jdbc.sql("select agreed_due, due, report_due from assignment where id = ?")
                .param(id)
                .query((row, n) -> List.of(
                        row.getObject(1, LocalDate.class),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class)))
                .single();
    }
}
