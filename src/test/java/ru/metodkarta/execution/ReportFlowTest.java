package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.lead;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;

@MetodkartaTest
class ReportFlowTest {

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

    @BeforeEach
    void people() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
    }

    @Test
    void reportIsReturnedCorrectedAndAccepted() {
        UUID id = schoolAssignment();

        assertThat(submit(id, "20.10.2026", "Справка").getResponse().getRedirectedUrl())
                .isEqualTo("/assignments/" + id);
        assertThat(school.page(worker, id))
                .hasStatusOk()
                .bodyText()
                .contains("Отчёт на проверке", "приказ.txt", "Отозвать отчёт");
        assertThat(school.page(methodologist, id)).bodyText().contains("Вернуть на доработку");
        assertThat(school.post(worker, "/assignments/" + id + "/submission/withdrawal"))
                .hasStatus(409)
                .bodyText()
                .contains("Проверка отчёта началась");

        assertThat(decision(methodologist, id, "RETURN", "Приложите протокол", "30.11.2026"))
                .hasRedirectedUrl("/acceptance");
        assertThat(school.page(worker, id))
                .bodyText()
                .contains("Возвращено на доработку до 30.11.2026", "Приложите протокол");

        submit(id, "20.10.2026", "Справка и протокол");
        assertThat(decision(methodologist, id, "ACCEPT", "", "")).hasRedirectedUrl("/acceptance");
        assertThat(school.page(worker, id))
                .bodyText()
                .contains("Принято", "Исполнено в срок", "Возвращённый отчёт № 1");
        assertThat(jdbc.sql("select verdict from assignment_decision where assignment_id = ? order by at, id")
                        .param(id)
                        .query(String.class)
                        .list())
                .contains("SUBMITTED", "RETURNED", "ACCEPTED");
    }

    @Test
    void keepsEverythingTypedAndTheFilesWhenSomethingIsMissing() {
        UUID id = schoolAssignment();

        MvcTestResult answer = submit(id, "31.02.2026", "");

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("31.02.2026", "Провели семинар", "Напишите результат", "приказ.txt");
        assertThat(executions.states(roadmapOf(id))).contains("IN_PROGRESS");
    }

    @Test
    void saysWhenTheReportWasSentIfItIsSentAgain() {
        UUID id = schoolAssignment();
        submit(id, "20.10.2026", "Справка");

        assertThat(submit(id, "20.10.2026", "Справка"))
                .hasStatus(409)
                .bodyText()
                .contains("Отчёт уже отправлен сегодня в 12:00");
    }

    @Test
    void answers404ToStrangersAnd403ToThoseWhoMayOnlyLook() {
        UUID id = schoolAssignment();

        Actor neighbour = world.secondSchoolWorker();
        assertThat(school.page(neighbour, id)).hasStatus(404);
        assertThat(school.page(world.otherTownMethodologist(), id)).hasStatus(404);
        assertThat(decision(neighbour, id, "ACCEPT", "", "")).hasStatus(404);
        assertThat(decision(worker, id, "ACCEPT", "", "")).hasStatus(403);
        assertThat(school.post(methodologist, "/assignments/" + id + "/report"))
                .hasStatus(403)
                .bodyText()
                .contains("СОШ № 1 Приозёрска");
        assertThat(decision(methodologist, id, "ACCEPT", "", "")).hasStatus(409);
    }

    @Test
    void givesFilesOnlyToThoseWhoSeeTheWorkAndOnlyToKeep() {
        UUID id = schoolAssignment();
        submit(id, "20.10.2026", "Справка");
        UUID file = jdbc.sql(
                        "select e.evidence_id from report_evidence e join execution_report r on r.id = e.report_id "
                                + "where r.assignment_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        String url = "/assignments/" + id + "/files/" + file;

        MvcTestResult answer = school.get(methodologist, url);
        assertThat(answer).hasStatusOk().hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(answer.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(answer.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(school.get(world.secondSchoolWorker(), url)).hasStatus(404);
    }

    @Test
    void nobodyAcceptsTheirOwnReport() {
        UUID roadmap = executions.inForce(
                executions.plan(world, methodologist, activity("1", "октябрь 2026 г.", lead(world.service))),
                methodologist);
        UUID id = reports.ofRoadmap(roadmap).get(0).id();
        reports.submit(methodologist, id, ReportContent.done("Сделано", LocalDate.of(2026, 10, 20), "Справка"));

        assertThatThrownBy(() -> acceptance.accept(methodologist, id, null)).isInstanceOf(NotAllowed.class);
        assertThat(school.page(methodologist, id)).bodyText().contains("Закрыть без второго лица");

        Actor deputy = world.supervisor();
        assertThatThrownBy(() -> acceptance.closeAlone(methodologist, id, Sight.ANY, null))
                .isInstanceOf(NotAllowed.class);
        acceptance.accept(deputy, id, null);
        assertThat(executions.states(roadmap)).containsExactly("ACCEPTED");
    }

    @Test
    void movesTheDateOnlyWhenTheRequestIsGranted() {
        UUID id = schoolAssignment();
        reports.askExtension(worker, id, LocalDate.of(2026, 12, 20), "Семинар перенесён");
        assertThat(due(id)).isEqualTo(LocalDate.of(2026, 10, 31));

        acceptance.grantExtension(methodologist, id, Sight.ANY, null, null);

        assertThat(due(id)).isEqualTo(LocalDate.of(2026, 12, 20));
    }

    @Test
    void ofTwoAcceptorsAtOnceOneIsTold() throws Exception {
        UUID id = schoolAssignment();
        submit(id, "20.10.2026", "Справка");
        Actor official = world.official();
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> answers = threads.invokeAll(List.<Callable<Boolean>>of(
                    () -> accepts(start, methodologist, id), () -> accepts(start, official, id)));

            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            threads.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from assignment_decision where assignment_id = ? and verdict = 'ACCEPTED'")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private boolean accepts(CyclicBarrier start, Actor actor, UUID id) throws Exception {
        start.await();
        try {
            acceptance.accept(actor, id, null);
            return true;
        } catch (ru.metodkarta.shared.Conflict | org.springframework.dao.OptimisticLockingFailureException late) {
            return false;
        }
    }

    @Test
    void listsNeedTheSameStatementsHoweverLongTheyAre() {
        roadmapWith(2);
        List<String> urls =
                List.of("/assignments", "/acceptance", "/progress", "/progress/late", "/progress/assignments");
        List<Integer> few = urls.stream().map(this::statements).toList();
        roadmapWith(30);

        assertThat(urls.stream().map(this::statements).toList()).isEqualTo(few);
        assertThat(few).allMatch(count -> count <= 12);
    }

    private int statements(String url) {
        Actor reader = url.equals("/assignments") ? worker : methodologist;
        return SwitchableDataSource.statementsOf(
                        () -> assertThat(school.get(reader, url)).hasStatusOk())
                .size();
    }

    private void roadmapWith(int activities) {
        UUID roadmap = executions.inForce(
                executions.plan(
                        world,
                        methodologist,
                        IntStream.range(0, activities)
                                .mapToObj(n -> activity("1." + n, "октябрь 2026 г.", schools(Part.LEAD)))
                                .toArray(ActivityContent[]::new)),
                methodologist);
        reports.ofRoadmap(roadmap).stream()
                .filter(ref -> ref.organizationId().equals(world.school))
                .limit(activities / 2)
                .forEach(ref -> reports.submit(
                        worker, ref.id(), ReportContent.done("Сделано", LocalDate.of(2026, 10, 20), "Справка")));
    }

    private UUID schoolAssignment() {
        return school.works(world, methodologist, activity("1.1", "октябрь 2026 г.", schools(Part.LEAD)))
                .get(0);
    }

    private UUID roadmapOf(UUID id) {
        return jdbc.sql("select roadmap_id from assignment where id = ?")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private LocalDate due(UUID id) {
        return jdbc.sql("select due from assignment where id = ?")
                .param(id)
                .query(LocalDate.class)
                .single();
    }

    @Test
    void aDayOfLongAgoIsAMisprint() {
        assertThat(submit(schoolAssignment(), "01.01.1900", "Справка"))
                .hasStatus(422)
                .bodyText()
                .contains("Проверьте год: мероприятие за 2026 год.");
    }

    private MvcTestResult submit(UUID id, String doneOn, String result) {
        return school.post(
                worker,
                "/assignments/" + id + "/submission",
                SchoolWorld.order(),
                "outcome",
                "DONE",
                "text",
                "Провели семинар",
                "doneOn",
                doneOn,
                "result",
                result);
    }

    private MvcTestResult decision(Actor actor, UUID id, String verdict, String remark, String until) {
        return school.post(
                actor, "/assignments/" + id + "/decision", "verdict", verdict, "remark", remark, "until", until);
    }
}
