package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.lead;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** «Закрыть год»: what was done is counted, and what is closed stays closed. */
@MetodkartaTest
class YearClosingTest {

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    WorkNotes notes;

    @Autowired
    YearClosingWork closing;

    @Autowired
    Acceptance acceptance;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    UUID roadmap;
    String address;

    @BeforeEach
    void inForce() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        roadmap = executions.inForce(
                executions.plan(world, methodologist, activity("1", "по мере необходимости", schools(Part.LEAD))),
                methodologist);
        address = "/roadmaps/" + roadmap + "/year-closing";
    }

    @Test
    void proposesDoneForWorkWithInstancesAndKeepsTheirCount() {
        note(worker, work(world.school), "Совещание в марте");
        note(worker, work(world.school), "Совещание в сентябре");
        note(worker, work(world.school), "Записано дважды");
        notes.strike(worker, work(world.school), noteOf("Записано дважды"));

        assertThat(pages.get(methodologist, address + "?year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains("<option value=\"DONE\" selected=\"selected\">Исполнено</option>")
                .contains(
                        "В журнале случаев: 2. Исполнителей с записями: 1 из 2.",
                        "СОШ № 1 Приозёрска, в журнале случаев: 2");
        assertThat(outcomes("DONE")).hasStatus3xxRedirection();
        assertThat(pages.state(work(world.school))).isEqualTo("ACCEPTED");
        assertThat(doneCount(work(world.school))).isEqualTo(2);
        assertThat(pages.state(work(world.secondSchool)))
                .as("nothing is known of it")
                .isEqualTo("NOT_STARTED");

        assertThat(pages.get(methodologist, address + "?year=2026"))
                .bodyText()
                .contains("<option value=\"NOT_NEEDED\" selected=\"selected\">Не требовалось</option>");
        assertThat(outcomes("NOT_NEEDED")).hasStatus3xxRedirection();
        assertThat(pages.state(work(world.secondSchool))).isEqualTo("NOT_NEEDED");
    }

    @Test
    void ofAYearWithoutWorkItSaysThatThereIsNothingToClose() {
        assertThat(pages.get(methodologist, "/roadmaps/" + roadmap + "/year-closing?year=2031"))
                .hasStatusOk()
                .bodyText()
                .contains("За 2031 год исполнений в этой карте нет")
                .doesNotContain("Дайте исход остальному");
    }

    @Test
    void proposesNothingWhileTheDayInForceIsAhead() {
        UUID dated = executions.inForce(
                executions.plan(world, methodologist, activity("1", "до 1 ноября 2026", schools(Part.LEAD))),
                methodologist);
        String page = "/roadmaps/" + dated + "/year-closing?year=2026";
        assertThat(pages.get(methodologist, page)).bodyText().contains("selected=\"selected\">Не исполнено");

        jdbc.sql("update assignment set due = date '2027-01-29', agreed_due = date '2027-01-29',"
                        + " report_due = date '2027-01-29' where roadmap_id = ? and organization_id = ?")
                .params(dated, world.school)
                .update();

        assertThat(pages.get(methodologist, page))
                .bodyText()
                .contains("29.01.2027")
                .doesNotContain("selected=\"selected\">Не исполнено");
    }

    @Test
    void countsTheInstancesOfAnExceptionToo() {
        note(worker, work(world.school), "Совещание в марте");
        assertThat(outcomes("NOT_NEEDED", "work-" + work(world.school), "PARTIAL"))
                .hasStatus3xxRedirection();
        assertThat(pages.state(work(world.school))).isEqualTo("PARTIAL");
        assertThat(doneCount(work(world.school))).isEqualTo(1);
        assertThat(pages.state(work(world.secondSchool))).isEqualTo("NOT_NEEDED");
    }

    @Test
    void closingInALotCountsTheInstancesAsWell() {
        note(worker, work(world.school), "Совещание в марте");
        note(worker, work(world.school), "Совещание в сентябре");
        String chosen = String.join(
                " ",
                new WorkOfPlan(jdbc, roadmap).mark(work(world.school)),
                new WorkOfPlan(jdbc, roadmap).mark(work(world.secondSchool)));
        assertThat(pages.post(
                        methodologist,
                        "/acceptance/selection/decision",
                        "verdict",
                        "CLOSE",
                        "chosen",
                        chosen,
                        "bulkOutcome",
                        "PARTIAL",
                        "outcomeReason",
                        "Год закончился"))
                .hasStatus3xxRedirection();
        assertThat(pages.state(work(world.school))).isEqualTo("PARTIAL");
        assertThat(doneCount(work(world.school))).isEqualTo(2);
        assertThat(pages.count(
                        "select count(*) from assignment where id = ? and done_count is null",
                        work(world.secondSchool)))
                .as("nothing in its log")
                .isOne();
    }

    @Test
    void bringsNothingOfAClosedYearBack() {
        UUID id = work(world.school);
        outcomes("NOT_NEEDED");
        closing.close(methodologist, roadmap, 2026, "Совещание", null);

        assertThat(pages.get(methodologist, "/assignments/" + id))
                .bodyText()
                .contains("2026 год закрыт.")
                .doesNotContain("value=\"REOPEN\"");
        for (String address :
                List.of("/acceptance/matrix?roadmap=" + roadmap + "&year=2026", "/occurrences/" + occurrence(id))) {
            assertThat(pages.get(methodologist, address)).bodyText().contains("2026 год закрыт.");
        }
        assertThat(pages.get(methodologist, address + "?year=2026")).bodyText().contains("<h1>2026 год закрыт</h1>");
        assertThat(reopen(id)).hasStatus(409).bodyText().contains("2026 год закрыт: сначала откройте год.");
        assertThat(pages.state(id)).isEqualTo("NOT_NEEDED");

        String seen = pages.text("select id::text || ':' from year_closing where roadmap_id = ?", roadmap);
        pages.post(methodologist, address + "/reopening", "year", "2026", "reopenReason", "Ошиблись", "seen", seen);
        assertThat(reopen(id)).hasStatus3xxRedirection();
        assertThat(pages.state(id)).isEqualTo("RETURNED");
    }

    @Test
    void whoClosesTheYearWaitsForWhoBringsWorkBack() throws Exception {
        UUID id = work(world.school);
        outcomes("NOT_NEEDED");
        CountDownLatch reopened = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> back = threads.submit(() -> transaction.executeWithoutResult(status -> {
                acceptance.reopen(methodologist, id, Sight.ANY, "Ошиблись", null);
                reopened.countDown();
                awaitSomebodyBlocked();
            }));
            assertThat(reopened.await(20, TimeUnit.SECONDS)).isTrue();
            Future<?> close = threads.submit(() -> closing.close(methodologist, roadmap, 2026, "Совещание", null));
            back.get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> close.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(Conflict.class);
        } finally {
            threads.shutdownNow();
        }
        assertThat(pages.count("select count(*) from year_closing where roadmap_id = ?", roadmap))
                .isZero();
    }

    /** Until another connection waits for what this transaction holds. */
    private void awaitSomebodyBlocked() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < until) {
            if (jdbc.sql(
                                    "select count(*) from pg_stat_activity s where pg_backend_pid() = any(pg_blocking_pids(s.pid))")
                            .query(Integer.class)
                            .single()
                    > 0) {
                return;
            }
        }
        throw new AssertionError("nobody waits");
    }

    @Test
    void questionWaitsUntilItIsAnsweredHoweverLong() {
        UUID id = work(world.school);
        pages.post(worker, "/assignments/" + id + "/messages", "message", "Нужен ли протокол?");
        jdbc.sql("update assignment_message set at = '2025-01-10 10:00+00' where assignment_id = ?")
                .param(id)
                .update();
        assertThat(pages.get(methodologist, "/acceptance")).bodyText().contains("Нужен ли протокол?");

        pages.post(methodologist, "/assignments/" + id + "/messages", "message", "Нужен");
        assertThat(pages.get(methodologist, "/acceptance")).bodyText().doesNotContain("Нужен ли протокол?");
    }

    @Test
    void allQuestionsArePagedAndCounted() {
        UUID plan = executions.inForce(
                executions.plan(
                        world,
                        methodologist,
                        java.util.stream.IntStream.rangeClosed(1, 31)
                                .mapToObj(n -> activity(String.valueOf(n), "декабрь 2026 года", lead(world.school)))
                                .toArray(ru.metodkarta.roadmap.ActivityContent[]::new)),
                methodologist);
        List<UUID> works = jdbc.sql("select id from assignment where roadmap_id = ? order by id")
                .param(plan)
                .query(UUID.class)
                .list();
        assertThat(works).hasSizeGreaterThanOrEqualTo(31);
        works.stream()
                .limit(31)
                .forEach(id -> pages.post(worker, "/assignments/" + id + "/messages", "message", "Вопрос про " + id));

        assertThat(pages.get(methodologist, "/acceptance")).bodyText().contains("Ещё 1 вопрос", ">31</span>");
        assertThat(pages.get(methodologist, "/acceptance?questions=2"))
                .hasStatusOk()
                .bodyText()
                .containsOnlyOnce("Вопрос про");
        assertThat(pages.get(methodologist, "/acceptance?questions=77"))
                .as("beyond the last")
                .bodyText()
                .contains("Ещё 1 вопрос");
    }

    @Test
    void officialWritesAboutTheOwnBodysWorkAsTheAcceptor() {
        UUID plan = executions.inForce(
                executions.plan(
                        world,
                        methodologist,
                        activity("1", "декабрь 2026 года", lead(world.authority)),
                        activity("2", "декабрь 2026 года", lead(world.service))),
                methodologist);
        UUID own = jdbc.sql("select id from assignment where roadmap_id = ? and organization_id = ? limit 1")
                .params(plan, world.authority)
                .query(UUID.class)
                .single();
        UUID services = jdbc.sql("select id from assignment where roadmap_id = ? and organization_id = ? limit 1")
                .params(plan, world.service)
                .query(UUID.class)
                .single();
        pages.post(world.official(), "/assignments/" + own + "/messages", "message", "Где протокол?");
        pages.post(methodologist, "/assignments/" + services + "/messages", "message", "Пришлём завтра");

        assertThat(byExecutor(own)).containsExactly(false);
        assertThat(byExecutor(services))
                .as("never decides on the own body's work")
                .containsExactly(true);
    }

    private List<Boolean> byExecutor(UUID id) {
        return jdbc.sql("select by_executor from assignment_message where assignment_id = ?")
                .param(id)
                .query(Boolean.class)
                .list();
    }

    private UUID work(UUID organization) {
        return jdbc.sql("select id from assignment where roadmap_id = ? and organization_id = ? and for_year = 2026")
                .params(roadmap, organization)
                .query(UUID.class)
                .single();
    }

    private void note(Actor who, UUID id, String text) {
        notes.add(
                who,
                id,
                WorkNote.Kind.INSTANCE,
                new WorkNotes.Content(LocalDate.of(2026, 3, 2), text, null, List.of(), null));
    }

    private UUID noteOf(String text) {
        return jdbc.sql("select id from work_note where assignment_id = ? and text = ?")
                .params(work(world.school), text)
                .query(UUID.class)
                .single();
    }

    private Integer doneCount(UUID id) {
        return jdbc.sql("select done_count from assignment where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private MvcTestResult reopen(UUID id) {
        return pages.post(
                methodologist,
                "/assignments/" + id + "/decision",
                "verdict",
                "REOPEN",
                "remark",
                "Ошиблись",
                "until",
                "30.12.2026");
    }

    private UUID occurrence(UUID work) {
        return jdbc.sql("select occurrence_id from assignment where id = ?")
                .param(work)
                .query(UUID.class)
                .single();
    }

    private MvcTestResult outcomes(String outcome, String... more) {
        String[] fields = {
            "year", "2026", "outcome-" + occurrence(work(world.school)), outcome, "commonReason", "Год закончился"
        };
        String[] all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return pages.post(methodologist, address + "/outcomes", all);
    }
}
