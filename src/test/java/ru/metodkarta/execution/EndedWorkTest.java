package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** What executors have asked for ends with the work; work under way is ended only when that is meant. */
@MetodkartaTest
class EndedWorkTest {

    private static final String DECISION = "/acceptance/selection/decision";

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

    TestWorld world;
    Actor methodologist;
    Actor worker;
    WorkOfPlan plan;
    UUID work;

    @BeforeEach
    void inForce() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        plan = new WorkOfPlan(jdbc, executions.inForce(school.fourKinds(world, methodologist), methodologist));
        work = plan.work("1", world.school);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSE", "WITHDRAW"})
    void requestForMoreTimeDoesNotComeBackWithTheWork(String how) {
        reports.askExtension(worker, work, LocalDate.of(2027, 1, 20), "Не успеваем");
        if (how.equals("CLOSE")) {
            acceptance.close(methodologist, work, Sight.ANY, Outcome.NOT_DONE, "Не состоялось", null);
        } else {
            assertThat(decide("WITHDRAW", plan.mark(work), true)).hasStatus3xxRedirection();
        }
        assertThat(school.page(worker, work)).bodyText().contains("Просьба снята: исполнение закрыто.");

        acceptance.reopen(methodologist, work, Sight.ANY, "Ошиблись", LocalDate.of(2027, 1, 15));

        assertThat(school.page(worker, work))
                .bodyText()
                .doesNotContain("Ответа пока нет", "Просьба снята")
                .contains("name=\"extensionUntil\"");
        assertThat(school.page(methodologist, work)).bodyText().doesNotContain("value=\"GRANT\"");
        assertThat(school.get(methodologist, "/acceptance")).bodyText().doesNotContain("Не успеваем");
        reports.askExtension(worker, work, LocalDate.of(2027, 2, 20), "Снова не успеваем");
        assertThat(school.page(methodologist, work)).bodyText().contains("Снова не успеваем", "value=\"GRANT\"");
    }

    @Test
    void claimThatItDoesNotApplyIsItsAuthorsAgainWhenNobodyHasAnsweredIt() {
        reports.declare(worker, work, Outcome.NOT_APPLICABLE, "Таких классов у нас нет");
        assertThat(decide("WITHDRAW", plan.mark(work), true)).hasStatus3xxRedirection();
        acceptance.reopen(methodologist, work, Sight.ANY, "Ошиблись", LocalDate.of(2027, 1, 15));

        assertThat(school.text("select state from execution_report where assignment_id = ?", work))
                .isEqualTo("DRAFT");
        assertThat(school.page(methodologist, work)).bodyText().doesNotContain("value=\"ACCEPT\"");
        reports.declare(worker, work, Outcome.NOT_APPLICABLE, "Таких классов у нас нет");
        assertThat(school.state(work)).isEqualTo("SUBMITTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSE", "WITHDRAW"})
    void choosingInTheMatrixAsksAboutWorkUnderWayToo(String how) {
        reports.askExtension(worker, work, LocalDate.of(2027, 1, 20), "Не успеваем");
        assertThat(decide(how, plan.marks("1"), false))
                .hasStatus(422)
                .bodyText()
                .contains("Срок ещё не наступил: 2. Просят продлить: 1.", "Записать решение и по ним")
                .contains("Совещание решило")
                .containsPattern("<details[^>]*open=\"open\"");
        assertThat(plan.states("1")).containsOnly("NOT_STARTED");

        assertThat(decide(how, plan.marks("1"), true)).hasStatus3xxRedirection();
        assertThat(plan.states("1")).containsOnly(how.equals("CLOSE") ? "NOT_DONE" : "WITHDRAWN");
    }

    @Test
    void reportUnderReviewIsUnderWayWhenControlEnds() {
        reports.submit(worker, work, ReportContent.done("Проведено", LocalDate.of(2026, 11, 20), "12 педагогов"));
        assertThat(decide("WITHDRAW", plan.mark(work), false))
                .hasStatus(422)
                .bodyText()
                .contains("Отчёты на проверке: 1.");
        assertThat(school.state(work)).isEqualTo("SUBMITTED");
    }

    @Test
    void yearWithOnlyOthersWorkLeftNamesWhoDecidesAndShowsNoForm() {
        Actor official = world.official();
        String address = "/roadmaps/" + plan.roadmap() + "/year-closing";
        assertThat(school.postMeant(
                        methodologist,
                        address + "/outcomes",
                        Map.of(
                                "year",
                                "2026",
                                "outcome-" + plan.occurrence("1"),
                                "NOT_DONE",
                                "outcome-" + plan.occurrence("2"),
                                "NOT_DONE",
                                "outcome-" + plan.occurrence("4"),
                                "NOT_NEEDED",
                                "commonReason",
                                "Год закончился")))
                .hasStatus3xxRedirection();
        assertThat(school.get(methodologist, address + "?year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains("Решают: " + official.name())
                .doesNotContain("name=\"commonReason\"", address + "/outcomes");
    }

    @Test
    void theTickHoldsForTheNumbersBesideItOnly() {
        reports.askExtension(worker, work, LocalDate.of(2027, 1, 20), "Не успеваем");
        Map<String, String> typed = new HashMap<>(typed("CLOSE", plan.marks("1")));
        typed.put("early", SchoolWorld.asked(school.post(methodologist, DECISION, typed)));
        reports.askExtension(
                world.secondSchoolWorker(),
                plan.work("1", world.secondSchool),
                LocalDate.of(2027, 1, 25),
                "И мы не успеваем");

        MvcTestResult again = school.post(methodologist, DECISION, typed);
        assertThat(again)
                .as("a request came after the confirmation")
                .hasStatus(422)
                .bodyText()
                .contains("Просят продлить: 2.", "что-то изменилось")
                .doesNotContainPattern("name=\"early\"[^>]*checked");
        assertThat(plan.states("1")).containsOnly("NOT_STARTED");

        typed.put("early", SchoolWorld.asked(again));
        assertThat(school.post(methodologist, DECISION, typed)).hasStatus3xxRedirection();
        assertThat(plan.states("1")).containsOnly("NOT_DONE");
    }

    @Test
    void otherErrorsKeepTheTickWithItsNumbersAndAConflictTakesItAway() {
        Map<String, String> typed = new HashMap<>(typed("CLOSE", plan.mark(work)));
        typed.put("early", SchoolWorld.asked(school.post(methodologist, DECISION, typed)));
        typed.put("outcomeReason", "");
        assertThat(school.post(methodologist, DECISION, typed))
                .hasStatus(422)
                .bodyText()
                .contains("Срок ещё не наступил: 1.")
                .containsPattern("name=\"early\"[^>]*checked");

        typed.put("outcomeReason", "Совещание решило");
        school.update("update assignment set version = version + 1 where id = ?", work);
        assertThat(school.post(methodologist, DECISION, typed))
                .hasStatus(409)
                .bodyText()
                .doesNotContain("name=\"early\"")
                .contains("Совещание решило");
        assertThat(school.state(work)).isEqualTo("NOT_STARTED");
    }

    private MvcTestResult decide(String verdict, String chosen, boolean early) {
        return early
                ? school.postMeant(methodologist, DECISION, typed(verdict, chosen))
                : school.post(methodologist, DECISION, typed(verdict, chosen));
    }

    private static Map<String, String> typed(String verdict, String chosen) {
        return Map.of(
                "verdict",
                verdict,
                "chosen",
                chosen,
                "bulkOutcome",
                "NOT_DONE",
                "outcomeReason",
                "Совещание решило",
                "bulkBasis",
                "Совещание решило");
    }
}
