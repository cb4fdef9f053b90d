package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.lead;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.web.Flash;

/** «Дата проведения»: what moves with it, what is judged as before, and what the methodologist is told. */
@MetodkartaTest
class EventDateTest {

    private static final LocalDate PRINTED = LocalDate.of(2026, 12, 31);
    private static final LocalDate NAMED = LocalDate.of(2026, 12, 1);

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    Acceptance acceptance;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    PlannedRoadmap plan;
    UUID roadmap;
    UUID first;
    UUID second;
    UUID own;

    /** 1: led by two schools and the methodologist's body; 2: by that body alone; 3: without a date. */
    @BeforeEach
    void inForce() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        plan = executions.plan(
                world,
                methodologist,
                activity("1", "декабрь 2026 года", schools(Part.LEAD), lead(world.service)),
                activity("2", "декабрь 2026 года", lead(world.service)),
                activity("3", "по плану МО ПК", schools(Part.LEAD)));
        roadmap = executions.inForce(plan, methodologist);
        first = work("1", world.school);
        second = work("1", world.secondSchool);
        own = work("1", world.service);
    }

    @Test
    void reportedWorkHasTheDayOfTheEventAndIsJudgedByTheFormerOne() {
        report(worker, first, 20);

        assertThat(said(name("1", "01.12.2026")))
                .contains("Дата проведения — 01.12.2026", "Перенесено исполнений: 2", "На проверке 1, решено 0");
        assertThat(dates(first)).containsExactly(PRINTED, NAMED);
        assertThat(dates(second)).containsExactly(NAMED, NAMED);
        assertThat(pages.get(worker, "/assignments/" + first))
                .bodyText()
                .contains("контроль 01.12.2026", "судим по 31.12.2026");

        acceptance.accept(methodologist, first, null);
        assertThat(said(name("1", "10.11.2026", "seenDay", "01.12.2026"))).contains("На проверке 0, решено 1");
        assertThat(pages.get(worker, "/assignments/" + first))
                .as("done on the 20th, named for the 10th afterwards")
                .bodyText()
                .contains("Исполнено в срок");
        assertThat(scheduled(first)).as("the printed term stays").isEqualTo(PRINTED);
    }

    @Test
    void aReportTakenBackFollowsTheDayOfTheEvent() {
        report(worker, first, 20);
        name("1", "01.12.2026");
        reports.withdraw(worker, first);
        assertThat(dates(first)).containsExactly(NAMED, NAMED);
        assertThat(reportDue(first)).as("five working days to write it up").isEqualTo(LocalDate.of(2026, 12, 8));
    }

    @Test
    void reworkKeepsItsOwnDay() {
        LocalDate rework = LocalDate.of(2026, 12, 3);
        report(worker, first, 20);
        acceptance.returnForRework(methodologist, first, "Приложите протокол", rework);
        assertThat(said(name("1", "10.12.2026"))).contains("На доработке 1");
        assertThat(due(first)).isEqualTo(rework);

        report(worker, first, 21);
        name("1", "15.12.2026", "seenDay", "10.12.2026");
        assertThat(due(first)).as("of the event").isEqualTo(LocalDate.of(2026, 12, 15));
        reports.withdraw(worker, first);
        assertThat(due(first)).isEqualTo(rework);
    }

    @Test
    void theOwnBodyMovesWithAllOthersButDoesNotGiveItselfTime() {
        name("1", "20.01.2027");
        assertThat(dates(own)).containsExactly(LocalDate.of(2027, 1, 20), LocalDate.of(2027, 1, 20));

        assertThat(nameAs(world.official(), "2", "20.01.2027")).hasStatus3xxRedirection();
        UUID alone = work("2", world.service);
        assertThat(due(alone)).isEqualTo(LocalDate.of(2027, 1, 20));
        jdbc.sql("update occurrence set named_on = null where id = ?")
                .param(occurrence("2"))
                .update();
        assertThat(pages.post(methodologist, "/occurrences/" + occurrence("2") + "/event-date", "heldOn", "20.02.2027"))
                .hasStatus(409)
                .bodyText()
                .contains("Больше времени своей организации");
        assertThat(due(alone)).isEqualTo(LocalDate.of(2027, 1, 20));
    }

    @Test
    void aNewRevisionDoesNotSplitTheDay() {
        report(worker, first, 20);
        jdbc.sql("update assignment set state = 'WITHDRAWN' where id = ?")
                .param(second)
                .update();
        name("1", "01.12.2026");
        // the revision before had printed another day
        jdbc.sql("update assignment set scheduled_due = date '2026-12-30', agreed_due = case when agreed_due = ? then"
                        + " date '2026-12-30' else agreed_due end where occurrence_id = ?")
                .params(PRINTED, occurrence("1"))
                .update();
        executions.inForce(plan, methodologist);

        assertThat(due(first)).isEqualTo(NAMED);
        assertThat(due(own)).isEqualTo(NAMED);
        acceptance.reopen(methodologist, second, Sight.ANY, "Сняли по ошибке", null);
        assertThat(dates(second)).as("under control again").containsExactly(NAMED, NAMED);
    }

    @Test
    void whenTheDayIsNamedForAllNobodyNamesAnother() {
        UUID undated = work("3", world.school);
        name("3", "15.12.2026");
        assertThat(pages.get(methodologist, "/assignments/" + undated))
                .bodyText()
                .doesNotContain("/event-date\"");
        assertThat(pages.post(methodologist, "/assignments/" + undated + "/event-date", "eventOn", "20.12.2026"))
                .hasStatus(409)
                .bodyText()
                .contains("названа для всех", "15.12.2026");
    }

    @Test
    void workThatIsDecidedGivesTheOwnBodyNoMoreTime() {
        report(worker, first, 20);
        report(world.secondSchoolWorker(), second, 20);
        acceptance.accept(methodologist, first, null);
        acceptance.accept(methodologist, second, null);

        assertThat(nameAs(methodologist, "1", "20.01.2027"))
                .hasStatus(409)
                .bodyText()
                .contains("Больше времени своей организации");
        assertThat(dates(own)).containsExactly(PRINTED, PRINTED);
    }

    @Test
    void aTownNamesNoDayBesideTheOneTheRegionNamed() {
        jdbc.sql("update roadmap set level = 'REGIONAL', municipality_id = null where id = ?")
                .param(roadmap)
                .update();
        assertThat(nameAs(methodologist, "1", "05.12.2026"))
                .as("until the region names one")
                .hasStatus3xxRedirection();
        Actor region = world.ministryMethodologist();
        assertThat(nameAs(region, "1", "01.12.2026")).hasStatus3xxRedirection();

        assertThat(nameAs(methodologist, "1", "15.12.2026"))
                .hasStatus(409)
                .bodyText()
                .contains("названа для всех", "01.12.2026");
        assertThat(dates(first)).containsExactly(NAMED, NAMED);
        String page = "/occurrences/" + occurrence("1");
        assertThat(pages.get(methodologist, page)).bodyText().doesNotContain("/event-date\"");
        assertThat(pages.get(region, page)).bodyText().contains("/event-date\"");
    }

    @Test
    void theDateOfOneExecutorLeavesReworkItsDay() {
        LocalDate rework = LocalDate.of(2026, 12, 3);
        UUID undated = work("3", world.school);
        report(worker, undated, 20);
        acceptance.returnForRework(methodologist, undated, "Назовите дату и приложите протокол", rework);

        acceptance.nameEventDate(methodologist, undated, LocalDate.of(2026, 12, 15));

        assertThat(dates(undated)).containsExactly(LocalDate.of(2026, 12, 15), rework);
    }

    @Test
    void aDayAllHadAlreadyStandsInTheJournalOnceItIsNamedForAll() {
        LocalDate day = LocalDate.of(2026, 12, 15);
        acceptance.nameEventDate(worker, work("3", world.school), day);
        acceptance.nameEventDate(world.secondSchoolWorker(), work("3", world.secondSchool), day);

        name("3", "15.12.2026");

        assertThat(jdbc.sql(
                                "select details ->> 'day' from journal where subject_id = ? and action = 'OCCURRENCE_DATE_NAMED'"
                                        + " and account_id = ?")
                        .params(roadmap, methodologist.accountId())
                        .query(String.class)
                        .list())
                .containsExactly("2026-12-15");
    }

    private MvcTestResult name(String number, String day, String... more) {
        String[] fields = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("heldOn", day), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        MvcTestResult result = pages.post(methodologist, "/occurrences/" + occurrence(number) + "/event-date", fields);
        assertThat(result).hasStatus3xxRedirection();
        return result;
    }

    private MvcTestResult nameAs(Actor who, String number, String day) {
        return pages.post(who, "/occurrences/" + occurrence(number) + "/event-date", "heldOn", day);
    }

    private String said(MvcTestResult result) {
        Flash flash = (Flash) result.getMvcResult().getFlashMap().get("flash");
        return messages.getMessage(flash.code(), flash.args(), Locale.forLanguageTag("ru"));
    }

    private void report(Actor who, UUID id, int day) {
        reports.submit(who, id, ReportContent.done("Провели", LocalDate.of(2026, 11, day), "12 педагогов"));
    }

    /** Judged by, and in force. */
    private List<LocalDate> dates(UUID id) {
        return jdbc.sql("select agreed_due, due from assignment where id = ?")
                .param(id)
                .query((row, n) -> List.of(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .single();
    }

    private LocalDate due(UUID id) {
        return dates(id).get(1);
    }

    private LocalDate scheduled(UUID id) {
        return jdbc.sql("select scheduled_due from assignment where id = ?")
                .param(id)
                .query(LocalDate.class)
                .single();
    }

    private LocalDate reportDue(UUID id) {
        return jdbc.sql("select report_due from assignment where id = ?")
                .param(id)
                .query(LocalDate.class)
                .single();
    }

    private UUID work(String number, UUID organization) {
        return new WorkOfPlan(jdbc, roadmap).work(number, organization);
    }

    private UUID occurrence(String number) {
        return new WorkOfPlan(jdbc, roadmap).occurrence(number);
    }
}
