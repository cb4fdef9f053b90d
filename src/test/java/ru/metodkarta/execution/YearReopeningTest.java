package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.lead;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** A closed year that is opened again offers to bring back what its closing ended. */
@MetodkartaTest
class YearReopeningTest {

    private static final Logger log = LoggerFactory.getLogger(YearReopeningTest.class);
    private static final LocalDate NEW_DAY = LocalDate.of(2027, 3, 1);
    private static final ReportContent REPORT =
            ReportContent.done("Проведено", LocalDate.of(2026, 11, 20), "12 педагогов");

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    Acceptance acceptance;

    @Autowired
    ExecutionReports reports;

    @Autowired
    YearClosingWork closing;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor official;
    UUID roadmap;
    WorkOfPlan plan;
    ClosedYear year;
    String address;

    @BeforeEach
    void inForce() {
        world = executions.world();
        methodologist = world.methodologist();
        official = world.official();
        roadmap = executions.inForce(
                executions.plan(
                        world,
                        methodologist,
                        activity("1", "до 1 ноября 2026", schools(Part.LEAD)),
                        activity("2", "апрель 2026 года", schools(Part.LEAD)),
                        activity("3", "до 1 ноября 2026", lead(world.service)),
                        activity("4", "по мере необходимости", schools(Part.LEAD))),
                methodologist);
        plan = new WorkOfPlan(jdbc, roadmap);
        year = new ClosedYear(pages, closing, jdbc, roadmap, List.of(methodologist, official));
        address = year.address();
    }

    @Test
    void offersByOutcomeAndOrganizationWhatTheClosingEnded() {
        year.close();
        assertThat(pages.get(methodologist, address + "?year=2026"))
                .bodyText()
                .contains(address + "/reopening?year=2026");
        assertThat(pages.get(methodologist, address + "/reopening?year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains("Открыть 2026 год снова", "name=\"bring\" value=\"NOT_DONE\"", "value=\"NOT_NEEDED\"")
                .contains("СОШ № 1 Приозёрска", "Чьи исполнения можно вернуть")
                .contains("решает другой проверяющий: 1");
    }

    @Test
    void bringsBackOnlyWhatIsTickedWithItsReasonDayHistoryJournalAndNews() {
        UUID late = plan.work("1", world.school);
        UUID needless = plan.work("4", world.school);
        UUID others = plan.work("3", world.service);
        Actor worker = world.schoolWorker();
        LocalDate judgedBy = agreed(late);
        year.close();

        assertThat(reopen(methodologist, "NOT_DONE")).hasStatus3xxRedirection();

        assertThat(pages.state(late)).as("nobody had reported on it").isEqualTo("NOT_STARTED");
        assertThat(plan.due(late)).isEqualTo(NEW_DAY);
        assertThat(agreed(late)).as("timeliness is judged as before").isEqualTo(judgedBy);
        assertThat(pages.state(needless)).as("not ticked").isEqualTo("NOT_NEEDED");
        assertThat(pages.state(others)).as("for somebody else to decide").isEqualTo("NOT_DONE");
        assertThat(pages.count(
                        "select count(*) from assignment_decision where assignment_id = ? and verdict = 'REOPENED'"
                                + " and remark = 'Закрыли по ошибке (приказ № 5)' and due_after = date '2027-03-01'",
                        late))
                .isOne();
        assertThat(pages.count(
                        "select count(*) from journal where subject_id = ? and action = 'ASSIGNMENT_REOPENED'"
                                + " and details ->> 'remark' = 'Закрыли по ошибке (приказ № 5)'",
                        late))
                .isOne();
        assertThat(pages.count(
                        "select count(*) from journal where subject_id = ? and action = 'YEAR_REOPENED'"
                                + " and details ->> 'count' = '4'",
                        roadmap))
                .isOne();
        assertThat(pages.get(methodologist, address + "?year=2026"))
                .bodyText()
                .contains("Снова открыт", "Возвращено исполнителям: 4.");
        awaitNotice(worker, late);
        assertThat(pages.text(
                        "select concat_ws(' ', kind, due, text) from notice where account_id = ? and subject_id = ? and kind <> 'CLOSED'",
                        worker.accountId(),
                        late))
                .isEqualTo("REOPENED 2027-03-01 Закрыли по ошибке (приказ № 5)");
        assertThat(pages.get(worker, "/notices"))
                .bodyText()
                .contains("Исполнение возобновлено", "срок 01.03.2027")
                .doesNotContain("Отчёт возвращён");
        assertThat(pages.page(worker, late))
                .bodyText()
                .contains("Исполнение возобновлено, срок 01.03.2027", "Закрыли по ошибке (приказ № 5)");
    }

    @Test
    void whoseDayIsAheadOrHasNoneGoesOnAsBefore() {
        UUID needless = plan.work("4", world.school);
        UUID ahead = plan.work("2", world.school);
        pages.update(
                "update assignment set due = '2027-05-10', agreed_due = '2027-05-10', report_due = '2027-05-10'"
                        + " where id = ?",
                ahead);
        year.close();
        assertThat(reopen(methodologist, "NOT_DONE", "NOT_NEEDED")).hasStatus3xxRedirection();

        assertThat(pages.state(needless)).isEqualTo("NOT_STARTED");
        assertThat(pages.count("select count(*) from assignment where id = ? and due = 'infinity'", needless))
                .isOne();
        assertThat(pages.state(ahead)).isEqualTo("NOT_STARTED");
        assertThat(plan.due(ahead)).isEqualTo(LocalDate.of(2027, 5, 10));
    }

    @Test
    void reworkIsAReworkAgainAndWhatNobodyHasReportedIsSentAsUsual() {
        UUID returned = plan.work("1", world.school);
        UUID begun = plan.work("1", world.secondSchool);
        reports.submit(world.schoolWorker(), returned, REPORT);
        acceptance.returnForRework(methodologist, returned, "Приложите справку", LocalDate.of(2026, 11, 30));
        Actor second = world.secondSchoolWorker();
        reports.saveDraft(second, begun, REPORT);
        LocalDate judgedBy = agreed(begun);
        year.close();
        assertThat(reopen(methodologist, "NOT_DONE")).hasStatus3xxRedirection();

        assertThat(pages.state(returned)).isEqualTo("RETURNED");
        assertThat(pages.state(begun)).isEqualTo("IN_PROGRESS");
        assertThat(plan.due(begun)).isEqualTo(NEW_DAY);
        reports.submit(second, begun, REPORT);
        reports.withdraw(second, begun);
        assertThat(agreed(begun)).as("sent and taken back").isEqualTo(judgedBy);
        assertThat(plan.due(begun)).isEqualTo(NEW_DAY);
        assertThat(pages.state(begun)).isEqualTo("IN_PROGRESS");
        reports.askExtension(second, begun, LocalDate.of(2027, 3, 20), "Не успеваем");
        acceptance.grantExtension(methodologist, begun, Sight.ANY, null, null);
        assertThat(plan.due(begun)).isEqualTo(LocalDate.of(2027, 3, 20));
        assertThat(agreed(begun)).as("more time for what is late already").isEqualTo(judgedBy);
    }

    @Test
    void dayOfTheEventNamedSinceIsTheDayButNotForTheOwnBody() {
        UUID own = plan.work("1", world.school);
        UUID others = plan.work("1", world.secondSchool);
        pages.update("update assignment set organization_id = ? where id = ?", world.authority, own);
        LocalDate judgedBy = agreed(own);
        year.close();
        LocalDate named = LocalDate.of(2027, 3, 10);
        for (UUID work : List.of(own, others)) {
            pages.update("update assignment set due = ? where id = ?", named, work);
        }
        assertThat(reopen(official, "NOT_DONE")).hasStatus3xxRedirection();

        assertThat(pages.count(
                        "select count(*) from assignment where id = ? and agreed_due = '2027-03-10'"
                                + " and report_due >= '2027-03-10'",
                        others))
                .isOne();
        assertThat(agreed(own)).isEqualTo(judgedBy);
    }

    @Test
    void pageOfAnotherClosingOpensNothing() {
        year.close();
        Map<String, String> stale = year.typed(methodologist);
        assertThat(pages.post(official, address + "/reopening", year.typed(official)))
                .hasStatus3xxRedirection();
        closing.close(methodologist, roadmap, 2026, "Снова совещание", null);

        assertThat(pages.post(methodologist, address + "/reopening", stale))
                .hasStatus(409)
                .bodyText()
                .contains("Закрыли по ошибке", "приказ № 5", "Снова совещание");
        stale.remove("seen");
        assertThat(pages.post(methodologist, address + "/reopening", stale)).hasStatus(409);
        assertThat(pages.count(
                        "select count(*) from year_closing where roadmap_id = ? and reopened_at is null", roadmap))
                .isOne();
    }

    @Test
    void nobodyGivesMoreTimeToTheOwnBody() {
        UUID own = plan.work("1", world.school);
        pages.update("update assignment set organization_id = ? where id = ?", world.authority, own);
        LocalDate before = plan.due(own);
        year.close();
        assertThat(reopen(official, "NOT_DONE")).hasStatus3xxRedirection();
        assertThat(pages.state(own)).isEqualTo("NOT_STARTED");
        assertThat(plan.due(own)).as("late it was, late it is").isEqualTo(before);
        assertThat(plan.due(plan.work("1", world.secondSchool))).isEqualTo(NEW_DAY);
    }

    @Test
    void leavesWhatWasDecidedAgainAndWhatThePlanNoLongerWants() {
        year.closeOutcomes();
        UUID again = plan.work("1", world.school);
        acceptance.reopen(methodologist, again, Sight.ANY, "Проведено", NEW_DAY);
        acceptance.close(methodologist, again, Sight.ANY, Outcome.PARTIAL, "Проведено частично", null);
        closing.close(methodologist, roadmap, 2026, "Совещание", null);
        pages.update("update occurrence set withdrawn_by_revision = revision_id where id = ?", plan.occurrence("2"));

        assertThat(pages.get(methodologist, address + "/reopening?year=2026"))
                .bodyText()
                .contains(
                        "возобновлено или решено отдельно после закрытия: 1",
                        "этого мероприятия в ней больше нет: 2",
                        "решает другой проверяющий: 1");
        assertThat(reopen(methodologist, "NOT_DONE", "PARTIAL")).hasStatus3xxRedirection();
        assertThat(pages.state(again)).isEqualTo("PARTIAL");
        assertThat(plan.states("2")).containsOnly("NOT_DONE");
        assertThat(pages.state(plan.work("1", world.secondSchool))).isEqualTo("NOT_STARTED");
    }

    @Test
    void stalePageIsAnsweredWithWhatWasTyped() {
        year.close();
        Map<String, String> typed = year.typed(methodologist);
        pages.update("update assignment set version = version + 1 where id = ?", plan.work("1", world.school));
        typed.put("bring", "NOT_DONE");
        assertThat(pages.post(methodologist, address + "/reopening", typed))
                .hasStatus(409)
                .bodyText()
                .contains("исполнения изменились, пока вы решали", "Закрыли по ошибке", "приказ № 5", "01.03.2027")
                .contains("value=\"NOT_DONE\" checked=\"checked\"");
        assertThat(plan.states("1")).containsOnly("NOT_DONE");

        assertThat(reopen(official, "NOT_DONE")).hasStatus3xxRedirection();
        assertThat(pages.post(methodologist, address + "/reopening", typed))
                .as("somebody was faster")
                .hasStatus(409)
                .bodyText()
                .contains("Год и так открыт", "Закрыли по ошибке");
    }

    @Test
    void withoutATickOnlyTheYearIsOpened() {
        year.close();
        assertThat(pages.post(methodologist, address + "/reopening", year.typed(methodologist)))
                .hasStatus3xxRedirection();
        assertThat(plan.states("1")).containsOnly("NOT_DONE");
        assertThat(pages.get(methodologist, address + "/reopening?year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains("Год и так открыт")
                .doesNotContain("name=\"reopenReason\"");
    }

    @Test
    void asksForReasonAndDay() {
        year.close();
        assertThat(pages.post(
                        methodologist,
                        address + "/reopening",
                        Map.of("year", "2026", "bring", "NOT_DONE", "reopenUntil", "01.01.2020")))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"field-reopenReason-error\"", "id=\"field-reopenUntil-error\"");
        assertThat(plan.states("1")).containsOnly("NOT_DONE");
    }

    /** Told after the transaction, by another thread. */
    private void awaitNotice(Actor who, UUID work) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (pages.count(
                        "select count(*) from notice where account_id = ? and subject_id = ? and kind = 'REOPENED'",
                        who.accountId(),
                        work)
                == 0) {
            assertThat(System.nanoTime()).as("the executor is told").isLessThan(until);
        }
    }

    private MvcTestResult reopen(Actor who, String... outcomes) {
        Map<String, String> typed = year.typed(who);
        var request = mvc.post().uri(address + "/reopening").with(csrf()).with(signedIn.as(who));
        typed.forEach(request::param);
        request.param("bring", outcomes);
        return request.exchange();
    }

    private LocalDate agreed(UUID work) {
        return jdbc.sql("select agreed_due from assignment where id = ?")
                .param(work)
                .query(LocalDate.class)
                .single();
    }
}
