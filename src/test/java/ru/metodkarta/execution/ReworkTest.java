package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.time.LocalDate;
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

/** A return asks for something: the same report is not sent again without a word. */
@MetodkartaTest
class ReworkTest {

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    Acceptance acceptance;

    Actor methodologist;
    Actor worker;
    UUID id;

    @BeforeEach
    void returned() {
        TestWorld world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        id = school.works(world, methodologist, row("1", "октябрь 2026 г.", ResultKind.EVENT))
                .get(0);
        assertThat(submit("Провели", protocol())).hasStatus(302);
        acceptance.returnForRework(methodologist, id, "Где протокол?", null);
    }

    @Test
    void objectsToTheSameReport() {
        assertThat(submit(" Провели\r\n", protocol()))
                .hasStatus(422)
                .bodyText()
                .contains("Отчёт такой же, как возвращённый", "Просили: «Где протокол?»", "приложите подтверждение");

        assertThat(school.state(id)).isEqualTo("RETURNED");
        assertThatThrownBy(() -> reports.submit(worker, id, ReportContent.done("Провели", DAY, "Готово")))
                .isInstanceOf(UnchangedReport.class);
    }

    @Test
    void objectsToADraftThatRepeatsIt() {
        reports.saveDraft(worker, id, ReportContent.done("Провели", DAY, "Готово"));

        assertThat(submit("Провели", null)).hasStatus(422);
    }

    @Test
    void takesOtherWords() {
        assertThat(submit("Провели, протокол приложить нельзя", null)).hasStatus(302);
    }

    @Test
    void takesOneProofMore() {
        assertThat(submit("Провели", new MockMultipartFile("files", "Протокол 2.pdf", null, Samples.pdf("два"))))
                .hasStatus(302);
    }

    @Test
    void takesTheSameWithAnExplanation() {
        school.post(worker, "/assignments/" + id + "/messages", "message", "Протокол в отчёте, стр. 2");

        assertThat(submit("Провели", null)).hasStatus(302);
        assertThat(school.state(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void takesTheSameWithoutTheFileThatWasToGo() {
        school.post(worker, proof() + "/withdrawal", "reason", "В файле фамилии детей");

        assertThat(submit("Провели", null)).hasStatus(302);
        assertThat(school.state(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void takesTheSameWithTheFileReplaced() {
        assertThat(school.post(
                        worker,
                        proof() + "/replacement",
                        new MockMultipartFile("replacement", "Без фамилий.pdf", null, Samples.pdf("числа")),
                        "reason",
                        "В файле фамилии детей"))
                .hasStatus(302);

        assertThat(submit("Провели", null)).hasStatus(302);
    }

    /** What went before the return is not what the return asked for. */
    @Test
    void objectsToTheSameWhenAFileWasWithdrawnBefore() {
        school.post(worker, proof() + "/withdrawal", "reason", "В файле фамилии детей");
        school.update(
                "update evidence set withdrawn_at = withdrawn_at - interval '1 hour' where withdrawn_at is not null");

        assertThat(submit("Провели", null)).hasStatus(422);
    }

    private String proof() {
        return "/assignments/" + id + "/files/"
                + school.only(
                        "select e.evidence_id from report_evidence e join execution_report x on x.id = e.report_id"
                                + " where x.assignment_id = ?",
                        id);
    }

    private static final LocalDate DAY = LocalDate.of(2026, 10, 20);

    private static MockMultipartFile protocol() {
        return new MockMultipartFile("files", "Протокол.pdf", null, Samples.pdf("протокол"));
    }

    private MvcTestResult submit(String text, MockMultipartFile file) {
        return school.post(
                worker,
                "/assignments/" + id + "/submission",
                file,
                "outcome",
                "DONE",
                "text",
                text,
                "doneOn",
                "20.10.2026",
                "result",
                "Готово");
    }
}
