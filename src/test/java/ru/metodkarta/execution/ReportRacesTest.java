package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/** Two windows, two people, a double click: who comes second is told what happened and loses nothing. */
@MetodkartaTest
class ReportRacesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    UUID roadmap;

    @BeforeEach
    void people() {
        TestTime.reset();
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        roadmap = executions.inForce(
                executions.plan(world, methodologist, activity("1.1", "октябрь 2026 г.", schools(Part.LEAD))),
                methodologist);
    }

    @Test
    void verdictIsBoundToTheReportThatWasSeen() {
        UUID id = assignment(world.school);
        send(id, "Справка");
        String seen = hidden(page(methodologist, id), "seen");
        replaceUnopened(id, "Совсем другой результат");

        MvcTestResult answer = decide(methodologist, id, "seen", seen, "verdict", "ACCEPT", "remark", "Хорошая работа");

        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains("Решение не записано", "изменили и отправили снова", "Хорошая работа")
                .contains("Совсем другой результат");
        assertThat(state(id)).isEqualTo("SUBMITTED");
        assertThat(decide(methodologist, id, "seen", hidden(answer, "seen"), "verdict", "ACCEPT"))
                .hasRedirectedUrl("/acceptance");
        assertThat(state(id)).isEqualTo("ACCEPTED");
    }

    @Test
    void remarkIsKeptWhenTheReportWasTakenBack() {
        UUID id = assignment(world.school);
        send(id, "Справка");
        String seen = mark(id);
        reports.withdraw(worker, id);

        assertThat(decide(
                        methodologist,
                        id,
                        "seen",
                        seen,
                        "verdict",
                        "RETURN",
                        "remark",
                        "Приложите протокол",
                        "until",
                        "30.11.2026"))
                .hasStatus(409)
                .bodyText()
                .contains("отчёт отозвали", "Приложите протокол");
    }

    @Test
    void acceptsOnlyThoseOfTheChosenThatAreStillTheSame() {
        UUID first = assignment(world.school);
        UUID second = assignment(world.secondSchool);
        send(first, "Справка");
        reports.submit(world.secondSchoolWorker(), second, done("Справка"));
        String seenFirst = first + ":" + mark(first);
        String seenSecond = second + ":" + mark(second);
        assertThat(get(methodologist, "/acceptance")).bodyText().contains(seenFirst, seenSecond);
        replaceUnopened(first, "Иначе");

        MvcTestResult answer = mvc.post()
                .uri("/acceptance/decisions")
                .param("chosen", seenFirst, seenSecond)
                .with(csrf())
                .with(signedIn.as(methodologist))
                .exchange();

        assertThat(answer).hasRedirectedUrl("/acceptance");
        assertThat(answer.getMvcResult().getFlashMap().get("flash"))
                .hasToString("Flash[tone=warn, code=execution.flash.accepted-part, arguments=[1, 1]]");
        assertThat(state(first)).isEqualTo("SUBMITTED");
        assertThat(state(second)).isEqualTo("ACCEPTED");
    }

    @Test
    void acceptsInALotOnlyWhatWasCarriedOut() {
        UUID first = assignment(world.school);
        UUID second = assignment(world.secondSchool);
        reports.submit(
                worker,
                first,
                new ReportContent("", null, null, Outcome.NOT_DONE, null, "Карантин", null, List.of(), null, null));
        reports.submit(world.secondSchoolWorker(), second, done("Справка"));
        String notDone = first + ":" + mark(first);

        assertThat(acceptAll(notDone)).hasStatus(409).bodyText().contains("списком принимают только исполненное");
        assertThat(state(first)).isEqualTo("SUBMITTED");

        assertThat(acceptAll(notDone, second + ":" + mark(second))
                        .getMvcResult()
                        .getFlashMap()
                        .get("flash"))
                .hasToString("Flash[tone=warn, code=execution.flash.accepted-others, arguments=[1, 1, 0, 0]]");
        assertThat(state(first)).isEqualTo("SUBMITTED");
        assertThat(state(second)).isEqualTo("ACCEPTED");
    }

    private MvcTestResult acceptAll(String... chosen) {
        return mvc.post()
                .uri("/acceptance/decisions")
                .param("chosen", chosen)
                .with(csrf())
                .with(signedIn.as(methodologist))
                .exchange();
    }

    @Test
    void secondWindowIsShownBothTexts() {
        UUID id = assignment(world.school);
        String base = hidden(page(worker, id), "base");
        assertThat(draft(id, base, "Текст первого окна")).hasStatus3xxRedirection();

        MvcTestResult late = draft(id, base, "Текст второго окна");

        assertThat(late)
                .hasStatus(409)
                .bodyText()
                .contains("в другом окне", "Текст первого окна", "Текст второго окна")
                .contains("сохранены в черновике", "приказ.txt");
        assertThat(textOf(id)).isEqualTo("Текст первого окна");
        assertThat(draft(id, hidden(late, "base"), "Текст второго окна")).hasStatus3xxRedirection();
        assertThat(textOf(id)).isEqualTo("Текст второго окна");
        assertThat(files(id)).as("the file was there already").isEqualTo(1);
    }

    @Test
    void textOfALateWindowIsShownWhenTheReportHasGone() {
        UUID id = assignment(world.school);
        String base = hidden(page(worker, id), "base");
        send(id, "Справка");

        assertThat(draft(id, base, "Ещё не отправленный текст"))
                .hasStatus(409)
                .bodyText()
                .contains("Отчёт уже отправлен", "Ещё не отправленный текст", "приложите их снова");
    }

    @Test
    void doubleClickGivesTheFirstResultAndOneFile() throws Exception {
        UUID id = assignment(world.school);
        String key = UUID.randomUUID().toString();
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<MvcTestResult> answers = new ArrayList<>();
        try {
            Callable<MvcTestResult> click = () -> {
                start.await();
                return submit(id, key, new Watched());
            };
            for (Future<MvcTestResult> answer : threads.invokeAll(List.of(click, click))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        answers.add(submit(id, key, new Watched()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasRedirectedUrl("/assignments/" + id));
        assertThat(files(id)).isEqualTo(1);
        assertThat(state(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void doubleClickOnAnIncompleteReportKeepsOneFile() throws Exception {
        UUID id = assignment(world.school);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> click = () -> {
                start.await();
                return mvc.post()
                        .uri("/assignments/" + id + "/submission")
                        .multipart()
                        .file(new Watched())
                        .param("text", "Провели")
                        .with(csrf())
                        .with(signedIn.as(worker))
                        .exchange()
                        .getResponse()
                        .getStatus();
            };
            for (Future<Integer> answer : threads.invokeAll(List.of(click, click))) {
                assertThat(answer.get()).isEqualTo(422);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(files(id)).isEqualTo(1);
    }

    @Test
    void filesAreLookedIntoOutsideAnyTransaction() {
        UUID id = assignment(world.school);
        Watched file = new Watched();

        submit(id, UUID.randomUUID().toString(), file);

        assertThat(file.readInTransaction).containsExactly(false);
    }

    @Test
    void verdictIsGivenInTheChosenCapacity() {
        UUID id = assignment(world.school);
        send(id, "Справка");
        UUID second = secondRole();
        Actor both = actors.byId(methodologist.accountId()).orElseThrow();
        assertThat(page(both, id)).bodyText().contains("методист, ЦРО Приозёрска", "начальник отдела, УО Приозёрска");

        decide(both, id, "verdict", "ACCEPT", "capacity", second.toString());

        assertThat(jdbc.sql("select capacity from assignment_decision where assignment_id = ? and verdict = 'ACCEPTED'")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("начальник отдела, УО Приозёрска");
    }

    @Test
    void reportThatCameLateSaysSo() {
        UUID id = assignment(world.school);
        // due on 31.10, five working days for the report: 9 November (the 4th is a holiday)
        send(id, "Справка");

        assertThat(get(methodologist, "/acceptance")).bodyText().contains("сдан позже срока на 14 дней");
        assertThat(page(methodologist, id)).bodyText().contains("сдан позже срока на 14 дней");
    }

    @Test
    void withdrawnFileIsGoneAndItsRecordStays() {
        UUID id = assignment(world.school);
        submit(id, UUID.randomUUID().toString(), new Watched());
        UUID file = jdbc.sql("select evidence_id from report_evidence e join execution_report r on r.id = e.report_id "
                        + "where r.assignment_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        String url = "/assignments/" + id + "/files/" + file;
        assertThat(page(methodologist, id)).bodyText().contains("Изъять файл");
        assertThat(get(methodologist, url + "/withdrawal")).bodyText().contains("сразу и навсегда");
        assertThat(post(methodologist, url + "/withdrawal", "reason", "")).hasStatus(422);

        assertThat(post(methodologist, url + "/withdrawal", "reason", "в файле фамилии детей"))
                .hasRedirectedUrl("/assignments/" + id);

        assertThat(get(worker, url)).hasStatus(404);
        assertThat(page(worker, id))
                .bodyText()
                .contains("приказ.txt", "Файл изъят", "Методист", "в файле фамилии детей", "SHA-256: ");
        assertThat(jdbc.sql("select capacity from journal where action = 'EVIDENCE_WITHDRAWN' and organization_id = ?")
                        .param(world.school)
                        .query(String.class)
                        .single())
                .isEqualTo("методист, ЦРО Приозёрска");
        assertThat(post(methodologist, url + "/withdrawal", "reason", "ещё раз"))
                .hasStatus(409);
    }

    @Test
    void recordOfAFileWithdrawnFromADraftCannotBeTakenAway() {
        UUID id = assignment(world.school);
        draft(id, "", "Черновик");
        UUID file = jdbc.sql("select evidence_id from report_evidence e join execution_report r on r.id = e.report_id "
                        + "where r.assignment_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        post(worker, "/assignments/" + id + "/files/" + file + "/withdrawal", "reason", "фамилии детей");

        assertThat(post(worker, "/assignments/" + id + "/report", "text", "Черновик", "removed", file.toString()))
                .hasStatus3xxRedirection();

        assertThat(page(worker, id)).bodyText().contains("Файл изъят", "фамилии детей");
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

    private UUID secondRole() {
        UUID role = Ids.next();
        jdbc.sql("insert into role_assignment (id, account_id, role, position, employer_id, from_on) "
                        + "values (?, ?, 'OFFICIAL', 'начальник отдела', ?, date '2020-01-01')")
                .params(role, methodologist.accountId(), world.authority)
                .update();
        jdbc.sql("insert into role_zone (role_id, territory_id) values (?, ?)")
                .params(role, world.town)
                .update();
        return role;
    }

    /** Taken back, written anew and sent again, before anybody of this test opened it. */
    private void replaceUnopened(UUID id, String result) {
        jdbc.sql("update execution_report set opened_at = null where assignment_id = ?")
                .param(id)
                .update();
        TestTime.set(TestTime.START.plus(Duration.ofMinutes(5)));
        reports.withdraw(worker, id);
        send(id, result);
    }

    private void send(UUID id, String result) {
        reports.submit(worker, id, done(result));
    }

    private static ReportContent done(String result) {
        return ReportContent.done("Провели семинар", LocalDate.of(2026, 10, 20), result);
    }

    private MvcTestResult draft(UUID id, String base, String text) {
        return mvc.post()
                .uri("/assignments/" + id + "/report")
                .multipart()
                .file(new Watched())
                .param("outcome", "DONE")
                .param("text", text)
                .param("base", base)
                .with(csrf())
                .with(signedIn.as(worker))
                .exchange();
    }

    private MvcTestResult submit(UUID id, String key, MockMultipartFile file) {
        return mvc.post()
                .uri("/assignments/" + id + "/submission")
                .multipart()
                .file(file)
                .param("outcome", "DONE")
                .param("text", "Провели семинар")
                .param("doneOn", "20.10.2026")
                .param("result", "Справка")
                .param("base", "")
                .param("requestKey", key)
                .with(csrf())
                .with(signedIn.as(worker))
                .exchange();
    }

    private MvcTestResult decide(Actor actor, UUID id, String... fields) {
        return post(actor, "/assignments/" + id + "/decision", fields);
    }

    private MvcTestResult post(Actor actor, String url, String... fields) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.post().uri(url);
        for (int n = 0; n < fields.length; n += 2) {
            request = request.param(fields[n], fields[n + 1]);
        }
        return request.with(csrf()).with(signedIn.as(actor)).exchange();
    }

    private MvcTestResult page(Actor actor, UUID id) {
        return get(actor, "/assignments/" + id);
    }

    private MvcTestResult get(Actor actor, String url) {
        return mvc.get().uri(url).with(signedIn.as(actor)).exchange();
    }

    private static String hidden(MvcTestResult page, String name) {
        try {
            Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                    .matcher(page.getResponse().getContentAsString(StandardCharsets.UTF_8));
            assertThat(found.find()).as("hidden field " + name).isTrue();
            return found.group(1);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID assignment(UUID organization) {
        return jdbc.sql("select id from assignment where roadmap_id = ? and organization_id = ?")
                .params(roadmap, organization)
                .query(UUID.class)
                .single();
    }

    private String mark(UUID id) {
        return jdbc.sql(
                        "select id || ':' || version from execution_report where assignment_id = ? order by no desc limit 1")
                .param(id)
                .query(String.class)
                .single();
    }

    private String state(UUID id) {
        return jdbc.sql("select state from assignment where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private String textOf(UUID id) {
        return jdbc.sql("select text from execution_report where assignment_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private int files(UUID id) {
        return jdbc.sql("select count(*) from report_evidence e join execution_report r on r.id = e.report_id "
                        + "where r.assignment_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
