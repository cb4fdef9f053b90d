package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.evidence.Samples;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** A common report that comes too late: nothing is sent, the reason is true, and nothing typed or stored is lost. */
@MetodkartaTest
class SeveralReportsLateTest {

    private static final ReportContent DRAFT =
            ReportContent.done("Свой текст", LocalDate.of(2026, 10, 1), "Свой результат");

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    TransactionTemplate transaction;

    Actor worker;
    List<UUID> works;

    @BeforeEach
    void people() {
        TestWorld world = executions.world();
        worker = world.schoolWorker();
        works = school.works(
                world,
                world.methodologist(),
                row("1", "октябрь 2026 г.", ResultKind.EVENT),
                row("2", "октябрь 2026 г.", ResultKind.EVENT));
    }

    @Test
    void waitsForADraftThatIsBeingKeptAndSendsNothingOverIt() throws Exception {
        UUID id = works.get(0);
        reports.saveDraft(worker, id, DRAFT);
        String seen = mark(id);
        ExecutorService colleague = Executors.newSingleThreadExecutor();
        try {
            Future<MvcTestResult> sent = transaction.execute(status -> {
                reports.saveDraft(worker, id, ReportContent.done("Дописано", null, null));
                Future<MvcTestResult> common = colleague.submit(() -> send(List.of(), order(), "replace", seen));
                awaitSomebodyBlocked();
                return common;
            });

            assertThat(sent.get(30, TimeUnit.SECONDS))
                    .hasStatus(409)
                    .bodyText()
                    .contains("появился или изменился черновик", "Дописано");
        } finally {
            colleague.shutdownNow();
        }
        assertThat(school.state(id)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void namesTheFileThatWasRefusedAlsoWhenTheWorkHasChanged() {
        reports.submit(worker, works.get(1), DRAFT);

        assertThat(send(works, new MockMultipartFile("files", "Отчёт.exe", null, new byte[] {'M', 'Z', 0, 0})))
                .hasStatus(409)
                .bodyText()
                .contains("Отчёт уже отправлен", "Отчёт.exe", "кроме тех, что названы выше");
    }

    @Test
    void asksToSendAgainWhenTwoHaveBlockedEachOther() {
        school.refusing(
                "execution_report",
                "40P01",
                () -> assertThat(send(works, order()))
                        .hasStatus(409)
                        .bodyText()
                        .contains("Отправьте ещё раз", "Проведено", "Приказ.pdf")
                        .doesNotContain("пока вы писали, изменилось"));

        assertThat(send(works, order())).hasRedirectedUrl("/assignments");
    }

    @Test
    void callsNoFailureAChangeOfTheWork() {
        school.refusing(
                "execution_report",
                "23514",
                () -> assertThat(send(works, order()))
                        .hasStatus(409)
                        .bodyText()
                        .doesNotContain("пока вы писали, изменилось", "Отправьте ещё раз"));
    }

    @Test
    void keepsEverythingTypedWhenAllHasBeenSentMeanwhile() {
        works.forEach(id -> reports.submit(worker, id, DRAFT));

        assertThat(send(
                        works,
                        order(),
                        "link",
                        "https://school.example/news",
                        "docKind",
                        "Приказ",
                        "docNumber",
                        "17-п",
                        "docDate",
                        "19.10.2026"))
                .hasStatus(409)
                .bodyText()
                .contains("Вы написали", "Проведено", "20.10.2026", "Готово", "https://school.example/news")
                .contains("Приказ № 17-п от 19.10.2026", "Приказ.pdf");
    }

    @Test
    void keepsTheTextOfASingleReportThatWasGivenUp() {
        UUID id = works.get(0);
        school.refusing(
                "assignment",
                "40P01",
                () -> assertThat(school.post(
                                worker,
                                "/assignments/" + id + "/submission",
                                "outcome",
                                "DONE",
                                "text",
                                "Провели семинар",
                                "doneOn",
                                "20.10.2026",
                                "result",
                                "Готово"))
                        .hasStatus(409)
                        .bodyText()
                        .contains("Провели семинар", "Отправьте ещё раз"));

        reports.submit(worker, id, DRAFT);
        school.refusing(
                "assignment",
                "40P01",
                () -> assertThat(school.post(worker, "/assignments/" + id + "/submission/withdrawal"))
                        .hasStatus(409));
    }

    /** Until another connection waits for what this transaction holds. */
    private void awaitSomebodyBlocked() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < until) {
            if (school.count("select count(*) from pg_locks l where not l.granted"
                            + " and pg_backend_pid() = any(pg_blocking_pids(l.pid))")
                    > 0) {
                return;
            }
        }
        throw new AssertionError("nobody waits");
    }

    private String mark(UUID work) {
        MvcTestResult page = school.get(worker, "/assignments/reports?chosen=" + work);
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .selectFirst("input[name=replace]")
                .val();
    }

    private static MockMultipartFile order() {
        return new MockMultipartFile("files", "Приказ.pdf", null, Samples.pdf("приказ"));
    }

    private MvcTestResult send(List<UUID> chosen, MockMultipartFile file, String... more) {
        List<String> fields = new ArrayList<>(List.of("text", "Проведено", "doneOn", "20.10.2026", "result", "Готово"));
        fields.addAll(List.of("requestKey", UUID.randomUUID().toString()));
        fields.addAll(List.of(more));
        chosen.forEach(id -> fields.addAll(List.of("chosen", id.toString())));
        return school.post(worker, "/assignments/reports", file, fields.toArray(String[]::new));
    }
}
