package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** «Не исполнено» is decided about an organization, which may have done it: it objects, and is answered. */
@MetodkartaTest
class ObjectionToDecisionTest {

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    Actor methodologist;
    Actor worker;
    UUID id;
    String work;

    @BeforeEach
    void work() {
        TestWorld world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        id = school.works(world, methodologist, row("1", "октябрь 2026 г.", ResultKind.EVENT))
                .get(0);
        work = "/assignments/" + id;
    }

    @Test
    void theOrganizationObjectsOnceAndTheAcceptorSeesAnOpenQuestion() {
        assertThat(object("Провели 20 октября")).as("nothing is decided").hasStatus(409);
        closeAsNotDone();
        assertThat(school.get(worker, work)).bodyText().contains("Решение «Не исполнено»", "Возразить: это исполнено");
        assertThat(school.get(methodologist, work)).bodyText().doesNotContain("Возразить: это исполнено");
        assertThat(object(" ")).hasStatus(422).bodyText().contains("Возразить: это исполнено");
        assertThat(school.post(methodologist, work + "/objection", "objection", "x"))
                .hasStatus(403);

        assertThat(object("Провели 20 октября")).hasStatus3xxRedirection();

        assertThat(school.state(id)).isEqualTo("NOT_DONE");
        assertThat(object("Ещё раз")).hasStatus(409);
        assertThat(school.get(methodologist, "/acceptance"))
                .bodyText()
                .contains("Возражение против «Не исполнено»", "Провели 20 октября");
        assertThat(school.get(methodologist, work))
                .bodyText()
                .contains("Оставить «Не исполнено»", "Организация возражает");
        assertThat(school.count(
                        "select count(*) from journal where action = 'ASSIGNMENT_OBJECTED' and subject_id = ?", id))
                .isEqualTo(1);
    }

    @Test
    void anAnswerOpensTheWorkAgainOrKeepsTheDecision() {
        closeAsNotDone();
        object("Провели 20 октября");
        assertThat(answer("KEEP", "Документов нет")).hasStatus3xxRedirection();
        assertThat(school.state(id)).isEqualTo("NOT_DONE");
        assertThat(school.get(worker, work))
                .bodyText()
                .contains("«Не исполнено» оставлено.", "Документов нет")
                .doesNotContain("Возразить: это исполнено");
        assertThat(school.get(methodologist, "/acceptance")).bodyText().doesNotContain("Провели 20 октября");

        school.update("update assignment set state = 'IN_PROGRESS', entry_id = null where id = ?", id);
        closeAsNotDone();
        assertThat(object("Протокол у вас")).as("another decision").hasStatus3xxRedirection();
        assertThat(answer("REOPEN", "Верно, пришлите отчёт")).hasStatus3xxRedirection();
        assertThat(school.state(id)).isEqualTo("RETURNED");
        assertThat(school.get(worker, work)).bodyText().contains("Исполнение возобновлено", "Верно, пришлите отчёт");
    }

    @Test
    void whatTheOrganizationHasReportedItselfIsNoDecisionToObjectTo() {
        ReportContent report = ReportContent.done("Не провели", LocalDate.of(2026, 10, 20), "0 педагогов");
        reports.submit(worker, id, report.with(Outcome.NOT_DONE, "Карантин", null));
        closeWaiting();
        assertThat(school.state(id)).isEqualTo("NOT_DONE");

        assertThat(school.get(worker, work)).bodyText().doesNotContain("Возразить: это исполнено");
        assertThat(object("Передумали")).hasStatus(409);
    }

    private void closeAsNotDone() {
        String mark = id + ":" + school.count("select version from assignment where id = ?", id);
        assertThat(school.post(
                        methodologist,
                        "/acceptance/selection/decision",
                        "verdict",
                        "CLOSE",
                        "chosen",
                        mark,
                        "bulkOutcome",
                        "NOT_DONE",
                        "outcomeReason",
                        "Сроки прошли"))
                .hasStatus3xxRedirection();
        assertThat(school.state(id)).isEqualTo("NOT_DONE");
    }

    private void closeWaiting() {
        String mark = id + ":" + school.count("select version from assignment where id = ?", id);
        assertThat(school.post(
                        methodologist,
                        "/acceptance/selection/decision",
                        "verdict",
                        "ACCEPT",
                        "chosen",
                        mark,
                        "alsoOutcome",
                        "NOT_DONE"))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult object(String reason) {
        return school.post(worker, work + "/objection", "objection", reason);
    }

    private MvcTestResult answer(String answer, String remark) {
        return school.post(methodologist, work + "/objection/answer", "answer", answer, "answerRemark", remark);
    }
}
