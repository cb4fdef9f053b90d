package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.evidence.Samples;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** One text and one proof for several assignments. */
@MetodkartaTest
class SeveralReportsTest {

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    Acceptance acceptance;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    List<UUID> works;

    @BeforeEach
    void people() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        works = school.works(
                world,
                methodologist,
                row("1", "октябрь 2026 г.", ResultKind.EVENT),
                row("2", "октябрь 2026 г.", ResultKind.ORDER),
                row("3", "октябрь 2026 г.", ResultKind.EVENT),
                row("4", "по мере необходимости", ResultKind.EVENT),
                row("5", "октябрь 2026 г.", ResultKind.EVENT));
    }

    @Test
    void sendsOneReportEachWithTheSameProof() {
        MvcTestResult sent = send(UUID.randomUUID().toString(), works.subList(0, 3), order());

        assertThat(sent).hasRedirectedUrl("/assignments");
        assertThat(works.subList(0, 3)).allMatch(id -> school.state(id).equals("SUBMITTED"));
        assertThat(school.count("select count(*) from evidence where organization_id = ?", world.school))
                .isEqualTo(1);
        assertThat(school.count(
                        "select count(*) from report_evidence p join evidence e on e.id = p.evidence_id"
                                + " where e.organization_id = ?",
                        world.school))
                .isEqualTo(3);
    }

    @Test
    void doesItOnceHoweverOftenTheButtonIsPressed() {
        String key = UUID.randomUUID().toString();

        assertThat(send(key, works.subList(0, 2), order())).hasRedirectedUrl("/assignments");
        assertThat(send(key, works.subList(0, 2), order())).hasRedirectedUrl("/assignments");

        assertThat(school.count(
                        "select count(*) from execution_report x join assignment a on a.id = x.assignment_id"
                                + " where a.organization_id = ?",
                        world.school))
                .isEqualTo(2);
    }

    @Test
    void leavesWhatNeedsAReportOfItsOwnAndSaysWhy() {
        ReportContent draft = ReportContent.done("Свой текст", LocalDate.of(2026, 10, 1), "Результат");
        reports.saveDraft(worker, works.get(2), draft);
        reports.submit(worker, works.get(4), draft);
        acceptance.returnForRework(methodologist, works.get(4), "Где протокол?", null);

        MvcTestResult sent = send(UUID.randomUUID().toString(), works, order());

        String url = sent.getResponse().getRedirectedUrl();
        assertThat(url).startsWith("/assignments/reports?chosen=");
        assertThat(school.get(worker, url))
                .bodyText()
                .contains("Есть свой черновик отчёта", "Нужно число случаев за год", "Возвращено с замечанием")
                .doesNotContain("Мероприятие 1<");
        assertThat(school.state(works.get(1))).isEqualTo("SUBMITTED");
        assertThat(school.state(works.get(2))).isEqualTo("IN_PROGRESS");
        assertThat(school.post(
                        worker, "/assignments/reports", "chosen", works.get(2).toString()))
                .hasStatus(409);
    }

    @Test
    void asksForTheDocumentThatOneOfThemNeeds() {
        assertThat(send(null, works.subList(0, 2), null))
                .hasStatus(422)
                .bodyText()
                .contains("По плану результат — приказ", "Проведено");
        assertThat(works.subList(0, 2)).allMatch(id -> school.state(id).equals("NOT_STARTED"));
    }

    @Test
    void tellsNothingOfAnotherSchoolsWork() {
        assertThat(school.get(world.secondSchoolWorker(), "/assignments/reports?chosen=" + works.get(0)))
                .hasStatus(404);
        assertThat(school.get(methodologist, "/assignments/reports?chosen=" + works.get(0)))
                .hasStatus(403);
    }

    private static MockMultipartFile order() {
        return new MockMultipartFile("files", "Приказ.pdf", null, Samples.pdf("приказ"));
    }

    private MvcTestResult send(String key, List<UUID> chosen, MockMultipartFile file) {
        List<String> fields = new ArrayList<>(List.of("text", "Проведено", "doneOn", "20.10.2026", "result", "Готово"));
        if (key != null) {
            fields.addAll(List.of("requestKey", key));
        }
        chosen.forEach(id -> fields.addAll(List.of("chosen", id.toString())));
        return school.post(worker, "/assignments/reports", file, fields.toArray(String[]::new));
    }
}
