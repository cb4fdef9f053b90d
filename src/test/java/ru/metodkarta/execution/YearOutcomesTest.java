package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** A year is closed when everything of it has an outcome; outcomes are given there, too. */
@MetodkartaTest
class YearOutcomesTest {

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    UUID roadmap;
    WorkOfPlan plan;

    @BeforeEach
    void inForce() {
        world = executions.world();
        methodologist = world.methodologist();
        roadmap = executions.inForce(school.fourKinds(world, methodologist), methodologist);
        plan = new WorkOfPlan(jdbc, roadmap);
    }

    @Test
    void closesAYearOnlyWhenEverythingHasAnOutcome() {
        Actor official = world.official();
        reports.submit(
                world.schoolWorker(),
                plan.work("1", world.school),
                ReportContent.done("Проведено", LocalDate.of(2026, 11, 20), "12 педагогов"));
        String address = "/roadmaps/" + roadmap + "/year-closing";
        assertThat(school.get(methodologist, address + "?year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains("Ждёт проверки 1 отчёт", "решает другой проверяющий", "По мере необходимости");
        assertThat(school.post(methodologist, address + "/closure", Map.of("year", "2026", "yearRemark", "Совещание")))
                .hasStatus(409)
                .bodyText()
                .contains("без исхода");
        assertThat(outcome(methodologist, address, "1", "NOT_DONE", null))
                .as("no outcome without a reason")
                .hasStatus(422);
        assertThat(outcome(methodologist, address, "1", "NOT_DONE", "Не состоялось, перенесено"))
                .hasStatus3xxRedirection();
        assertThat(plan.states("1")).containsExactlyInAnyOrder("SUBMITTED", "NOT_DONE");
        assertThat(outcome(methodologist, address, "1", "NOT_DONE", "Ещё раз")).hasStatus(409);
        school.post(
                methodologist,
                "/acceptance/selection/decision",
                Map.of("verdict", "ACCEPT", "chosen", plan.marks("1")));
        assertThat(outcome(methodologist, address, "2", "NOT_NEEDED", "План МО не менялся"))
                .hasStatus3xxRedirection();
        assertThat(outcome(methodologist, address, "4", "NOT_NEEDED", "Повода не было"))
                .hasStatus3xxRedirection();
        assertThat(outcome(methodologist, address, "3", "NOT_DONE", "Своё"))
                .as("own work")
                .hasStatus(409);
        assertThat(outcome(official, address, "3", "NOT_DONE", "Не проведено")).hasStatus3xxRedirection();

        assertThat(school.post(methodologist, address + "/closure", Map.of("year", "2026", "yearRemark", "Совещание")))
                .hasStatus3xxRedirection();
        assertThat(school.get(methodologist, address + "?year=2026"))
                .bodyText()
                .contains("2026 год закрыт.", "Совещание");
        assertThat(school.post(methodologist, address + "/closure", Map.of("year", "2026", "yearRemark", "Снова")))
                .hasStatus(409);
        String seen = school.text("select id::text || ':' from year_closing where roadmap_id = ?", roadmap);
        assertThat(school.post(
                        methodologist,
                        address + "/reopening",
                        Map.of("year", "2026", "reopenReason", "Ошиблись", "seen", seen)))
                .hasStatus3xxRedirection();
        assertThat(school.get(methodologist, address + "?year=2026")).bodyText().contains("Снова открыт", "Ошиблись");
    }

    @Test
    void oneExecutorOfAGroupMayHaveAnotherOutcome() {
        assertThat(school.postMeant(
                        methodologist,
                        "/roadmaps/" + roadmap + "/year-closing/outcomes",
                        Map.of(
                                "year",
                                "2026",
                                "outcome-" + plan.occurrence("1"),
                                "NOT_DONE",
                                "commonReason",
                                "Год закончился",
                                "work-" + plan.work("1", world.school),
                                "NOT_APPLICABLE")))
                .hasStatus3xxRedirection();
        assertThat(school.state(plan.work("1", world.school))).isEqualTo("NOT_APPLICABLE");
        assertThat(school.state(plan.work("1", world.secondSchool))).isEqualTo("NOT_DONE");
    }

    @Test
    void workStillUnderWayIsClosedOnlyWhenItIsMeant() {
        Actor worker = world.schoolWorker();
        UUID asking = plan.work("1", world.school);
        reports.askExtension(worker, asking, LocalDate.of(2027, 1, 20), "Не успеваем");
        reports.saveDraft(
                worker,
                plan.work("4", world.school),
                ReportContent.done("Начали", LocalDate.of(2026, 11, 20), "12 педагогов"));
        Map<String, String> typed = new HashMap<>(Map.of(
                "year",
                "2026",
                "outcome-" + plan.occurrence("1"),
                "NOT_DONE",
                "outcome-" + plan.occurrence("2"),
                "NOT_NEEDED",
                "outcome-" + plan.occurrence("4"),
                "NOT_NEEDED",
                "reason-" + plan.occurrence("1"),
                "Не состоялось, перенесено",
                "commonReason",
                "Год закончился"));
        String address = "/roadmaps/" + roadmap + "/year-closing/outcomes";

        assertThat(school.post(methodologist, address, typed))
                .hasStatus(422)
                .bodyText()
                .contains("Срок ещё не наступил: 2. Просят продлить: 1. Начаты отчёты: 1.", "Записать исход и им")
                .contains("Не состоялось, перенесено", "Год закончился")
                .contains("<option value=\"NOT_DONE\" selected=\"selected\">");
        assertThat(plan.states("1")).containsOnly("NOT_STARTED");
        assertThat(plan.states("2")).containsOnly("NOT_STARTED");
        assertThat(plan.states("4")).containsExactlyInAnyOrder("IN_PROGRESS", "NOT_STARTED");

        typed.put("early", SchoolWorld.asked(school.post(methodologist, address, typed)));
        reports.saveDraft(
                world.secondSchoolWorker(),
                plan.work("4", world.secondSchool),
                ReportContent.done("И мы начали", LocalDate.of(2026, 11, 20), "12 педагогов"));
        MvcTestResult again = school.post(methodologist, address, typed);
        assertThat(again)
                .as("the tick was for other numbers")
                .hasStatus(422)
                .bodyText()
                .contains("Начаты отчёты: 2.", "что-то изменилось")
                .doesNotContainPattern("name=\"early\"[^>]*checked");
        assertThat(plan.states("1")).containsOnly("NOT_STARTED");

        typed.put("early", SchoolWorld.asked(again));
        assertThat(school.post(methodologist, address, typed)).hasStatus3xxRedirection();
        assertThat(plan.states("1")).containsOnly("NOT_DONE");
        assertThat(plan.states("2")).containsOnly("NOT_NEEDED");
        assertThat(plan.states("4")).containsOnly("NOT_NEEDED");
    }

    @Test
    void closedWorkEndsARequestForMoreTime() {
        Actor worker = world.schoolWorker();
        UUID asking = plan.work("1", world.school);
        reports.askExtension(worker, asking, LocalDate.of(2027, 1, 20), "Не успеваем");
        assertThat(school.get(worker, "/assignments/" + asking)).bodyText().contains("Ответа пока нет");
        assertThat(school.get(methodologist, "/acceptance")).bodyText().contains("Не успеваем");
        assertThat(outcome(methodologist, "/roadmaps/" + roadmap + "/year-closing", "1", "NOT_DONE", "Не состоялось"))
                .hasStatus3xxRedirection();

        for (Actor who : List.of(worker, methodologist)) {
            assertThat(school.get(who, "/assignments/" + asking))
                    .bodyText()
                    .contains("Просьба снята: исполнение закрыто.")
                    .doesNotContain("Ответа пока нет");
        }
        assertThat(school.get(worker, "/assignments")).bodyText().doesNotContain("просят продлить до");
        assertThat(school.get(methodologist, "/acceptance")).bodyText().doesNotContain("Не успеваем");
    }

    private MvcTestResult outcome(Actor who, String address, String number, String outcome, String reason) {
        return school.postMeant(
                who,
                address + "/outcomes",
                Map.of(
                        "year",
                        "2026",
                        "outcome-" + plan.occurrence(number),
                        outcome,
                        "commonReason",
                        reason == null ? "" : reason));
    }
}
