package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/** «Мои мероприятия»: what has changed, what is asked of whom, what is due when. */
@MetodkartaTest
class OwnListTest {

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
    UUID first;
    UUID second;

    @BeforeEach
    void people() {
        TestTime.reset();
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        List<UUID> works = school.works(
                world,
                methodologist,
                row("1", "октябрь 2026 г.", ResultKind.EVENT),
                row("2", "декабрь 2026 г.", ResultKind.EVENT));
        first = works.get(0);
        second = works.get(1);
    }

    @AfterEach
    void backToNow() {
        TestTime.reset();
    }

    @Test
    void firstVisitIsCalm() {
        assertThat(school.get(worker, "/assignments"))
                .hasStatusOk()
                .bodyText()
                .contains("План города")
                .doesNotContain("изменилось:", "С прошлого визита изменилось");
    }

    @Test
    void marksWhatOthersHaveChangedSinceTheLastVisit() {
        reports.submit(worker, first, ReportContent.done("Сделано", LocalDate.of(2026, 10, 20), "Справка"));
        school.get(worker, "/assignments");
        TestTime.set(TestTime.START.plusSeconds(3600));
        acceptance.returnForRework(methodologist, first, "Где протокол?", null);
        TestTime.set(TestTime.START.plusSeconds(86_400));

        assertThat(school.get(worker, "/assignments"))
                .bodyText()
                .contains("С прошлого визита изменилось 1 мероприятие", "изменилось: Отчёт возвращён");
        assertThat(school.get(worker, "/assignments?show=changed"))
                .bodyText()
                .contains("Мероприятие 1<")
                .doesNotContain("Мероприятие 2<");
        // a visit goes on while somebody looks; the next one begins calm
        TestTime.set(TestTime.START.plusSeconds(86_400 + 600));
        assertThat(school.get(worker, "/assignments")).bodyText().contains("изменилось: Отчёт возвращён");
        TestTime.set(TestTime.START.plusSeconds(86_400 + 7200));
        assertThat(school.get(worker, "/assignments")).bodyText().doesNotContain("изменилось:");
    }

    @Test
    void onesOwnDeedsAreNoNews() {
        school.get(worker, "/assignments");
        TestTime.set(TestTime.START.plusSeconds(3600));
        reports.submit(worker, first, ReportContent.done("Сделано", LocalDate.of(2026, 10, 20), "Справка"));
        TestTime.set(TestTime.START.plusSeconds(7200));

        assertThat(school.get(worker, "/assignments")).bodyText().doesNotContain("изменилось:");
    }

    @Test
    void showsTheMonthOnly() {
        assertThat(school.get(worker, "/assignments?period=next"))
                .bodyText()
                .contains("Мероприятие 2<")
                .doesNotContain("Мероприятие 1<");
        assertThat(school.get(worker, "/assignments?period=quarter"))
                .bodyText()
                .contains("Мероприятие 1<", "Мероприятие 2<");
    }

    @Test
    void directorGivesWorkToATeacherAndItReturnsWhenTheRoleEnds() {
        Actor teacher = world.person("Учитель", Role.STAFF, "учитель", world.school, null, world.school);

        assertThat(school.get(worker, "/assignments/assignees?chosen=" + first + "&chosen=" + second))
                .bodyText()
                .contains("Учитель", "заместитель директора")
                .doesNotContain("Методист");
        assertThat(school.post(
                        worker,
                        "/assignments/assignees",
                        "chosen",
                        first.toString(),
                        "chosen",
                        second.toString(),
                        "assignee",
                        teacher.accountId().toString()))
                .hasRedirectedUrl("/assignments");

        assertThat(school.get(worker, "/assignments")).bodyText().contains("поручено: Учитель");
        assertThat(school.get(teacher, "/assignments?show=mine"))
                .bodyText()
                .contains("поручено вам", "Мероприятие 1<", "Мероприятие 2<");
        assertThat(school.get(worker, "/assignments?show=mine")).bodyText().doesNotContain("Мероприятие 1<");
        assertThat(school.get(methodologist, "/assignments/" + first))
                .bodyText()
                .contains("Поручено сотруднику", "Учитель");
        assertThat(school.count(
                        "select count(*) from journal where action = 'ASSIGNMENT_DELEGATED' and subject_id in (?, ?)",
                        first,
                        second))
                .isEqualTo(2);

        // whoever speaks for the school may still report
        reports.submit(worker, second, ReportContent.done("Сделано", LocalDate.of(2026, 11, 20), "Справка"));
        jdbc.sql("update role_assignment set until_on = date '2026-11-22' where account_id = ?")
                .param(teacher.accountId())
                .update();
        assertThat(school.get(worker, "/assignments")).bodyText().doesNotContain("поручено: Учитель");
        assertThat(school.get(worker, "/assignments?show=free")).bodyText().contains("Мероприятие 1<");
    }

    @Test
    void workIsNotGivenToStrangers() {
        Actor neighbour = world.secondSchoolWorker();

        assertThat(school.post(
                        worker,
                        "/assignments/assignees",
                        "chosen",
                        first.toString(),
                        "assignee",
                        neighbour.accountId().toString()))
                .hasStatus(409);
        assertThat(school.post(worker, "/assignments/assignees", "chosen", first.toString()))
                .hasStatus(422)
                .bodyText()
                .contains("Выберите, кому поручить");
        assertThat(school.get(neighbour, "/assignments/assignees?chosen=" + first))
                .hasStatus(404);
        assertThat(school.get(methodologist, "/assignments/assignees?chosen=" + first))
                .hasStatus(403);
    }
}
