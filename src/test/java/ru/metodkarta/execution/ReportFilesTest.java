package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/** Files of a report: kept once, looked into before any transaction, withdrawn with a trace. */
@MetodkartaTest
class ReportFilesTest {

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    UUID id;

    @BeforeEach
    void work() {
        TestTime.reset();
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        id = school.works(world, methodologist, activity("1.1", "октябрь 2026 г.", schools(Part.LEAD)))
                .get(0);
    }

    @Test
    void aFileTheServerRefusesIsToldOnTheFormWithEverythingElse() {
        byte[] large = new byte[26 << 20];
        refused(new MockMultipartFile("files", "урок.mp4", null, large), "Файл больше 20 МБ");
        refused(
                new MockMultipartFile("files", "установка.exe", null, "echo".getBytes(StandardCharsets.UTF_8)),
                "Это программа или сценарий",
                "PDF, фотографии (JPEG, PNG, HEIC), документы Word");
        refused(
                new MockMultipartFile("files", "фото.heic", null, "не фото".getBytes(StandardCharsets.UTF_8)),
                "не то, что обещает имя (.heic)",
                "PDF, фотографии (JPEG, PNG, HEIC), документы Word");
    }

    private void refused(MockMultipartFile file, String... why) {
        MvcTestResult answer = school.post(
                worker, "/assignments/" + id + "/submission", file, "text", "Провели семинар", "doneOn", "20.10.26");
        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains(why)
                .contains(file.getOriginalFilename(), "Провели семинар", "value=\"20.10.2026\"");
    }

    @Test
    void doubleClickGivesTheFirstResultAndOneFile() throws Exception {
        String key = UUID.randomUUID().toString();
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<MvcTestResult> answers = new ArrayList<>();
        try {
            Callable<MvcTestResult> click = () -> {
                start.await();
                return submit(key, new Watched());
            };
            for (Future<MvcTestResult> answer : threads.invokeAll(List.of(click, click))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        answers.add(submit(key, new Watched()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasRedirectedUrl("/assignments/" + id));
        assertThat(school.files(id)).isEqualTo(1);
        assertThat(school.state(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void doubleClickOnAnIncompleteReportKeepsOneFile() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> click = () -> {
                start.await();
                return school.post(worker, "/assignments/" + id + "/submission", new Watched(), "text", "Провели")
                        .getResponse()
                        .getStatus();
            };
            for (Future<Integer> answer : threads.invokeAll(List.of(click, click))) {
                assertThat(answer.get()).isEqualTo(422);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(school.files(id)).isEqualTo(1);
    }

    @Test
    void filesAreLookedIntoOutsideAnyTransaction() {
        Watched file = new Watched();

        submit(UUID.randomUUID().toString(), file);

        assertThat(file.readInTransaction).containsExactly(false);
    }

    @Test
    void withdrawnFileIsGoneAndItsRecordStays() {
        submit(UUID.randomUUID().toString(), new Watched());
        UUID file = jdbc.sql("select evidence_id from report_evidence e join execution_report r on r.id = e.report_id "
                        + "where r.assignment_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        String url = "/assignments/" + id + "/files/" + file;
        assertThat(school.page(methodologist, id)).bodyText().contains("Изъять файл");
        assertThat(school.get(methodologist, url + "/withdrawal")).bodyText().contains("сразу и навсегда");
        assertThat(school.post(methodologist, url + "/withdrawal", "reason", ""))
                .hasStatus(422);

        assertThat(school.post(methodologist, url + "/withdrawal", "reason", "в файле фамилии детей"))
                .hasRedirectedUrl("/assignments/" + id);

        assertThat(school.get(worker, url)).hasStatus(404);
        assertThat(school.page(worker, id))
                .bodyText()
                .contains("приказ.txt", "Файл изъят", "Методист", "в файле фамилии детей", "SHA-256: ");
        assertThat(jdbc.sql("select capacity from journal where action = 'EVIDENCE_WITHDRAWN' and organization_id = ?")
                        .param(world.school)
                        .query(String.class)
                        .single())
                .isEqualTo("методист, ЦРО Приозёрска");
        assertThat(school.post(methodologist, url + "/withdrawal", "reason", "ещё раз"))
                .hasStatus(409);
    }

    @Test
    void recordOfAFileWithdrawnFromADraftCannotBeTakenAway() {
        draft("", "Черновик");
        UUID file = jdbc.sql("select evidence_id from report_evidence e join execution_report r on r.id = e.report_id "
                        + "where r.assignment_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        school.post(worker, "/assignments/" + id + "/files/" + file + "/withdrawal", "reason", "фамилии детей");

        assertThat(school.post(
                        worker, "/assignments/" + id + "/report", "text", "Черновик", "removed", file.toString()))
                .hasStatus3xxRedirection();

        assertThat(school.page(worker, id)).bodyText().contains("Файл изъят", "фамилии детей");
    }

    /** Says whether somebody held a transaction while it was read. */
    private static final class Watched extends MockMultipartFile {

        private final List<Boolean> readInTransaction = new ArrayList<>();

        Watched() {
            super("files", "приказ.txt", "text/plain", "Приказ № 7 от 20.10.2026".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public InputStream getInputStream() throws IOException {
            readInTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
            return super.getInputStream();
        }
    }

    private MvcTestResult submit(String key, MockMultipartFile file) {
        return school.post(
                worker,
                "/assignments/" + id + "/submission",
                file,
                "outcome",
                "DONE",
                "text",
                "Провели семинар",
                "doneOn",
                "20.10.2026",
                "result",
                "Справка",
                "base",
                "",
                "requestKey",
                key);
    }

    private MvcTestResult draft(String base, String text) {
        return school.post(
                worker, "/assignments/" + id + "/report", new Watched(), "outcome", "DONE", "text", text, "base", base);
    }
}
