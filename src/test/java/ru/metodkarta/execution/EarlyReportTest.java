package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** A report ahead of the period its work is for: easily sent by mistake, therefore only when it is meant. */
@MetodkartaTest
class EarlyReportTest {

    private static final String QUESTION = "Да, отчёт сдаётся досрочно";
    private static final String OBJECTION = "Подтвердите, что отчёт сдаётся досрочно";

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    TestWorld world;
    Actor methodologist;
    Actor worker;

    @BeforeEach
    void people() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
    }

    private UUID work(String deadline) {
        return works(deadline).get(0);
    }

    private List<UUID> works(String deadline) {
        return school.works(world, methodologist, row("1", deadline, ResultKind.EVENT));
    }

    private MvcTestResult send(UUID work, String... more) {
        List<String> fields = new ArrayList<>(
                List.of("outcome", "DONE", "text", "Провели раньше", "doneOn", "20.10.2026", "result", "Готово"));
        fields.addAll(List.of(more));
        return school.post(worker, "/assignments/" + work + "/submission", fields.toArray(String[]::new));
    }

    @Test
    void isSentOnlyWhenItIsMeantAndNothingTypedIsLost() {
        UUID work = work("октябрь 2028 г.");
        assertThat(school.page(worker, work)).bodyText().contains("Это мероприятие на 2028 год", QUESTION);

        assertThat(send(work, "link", "https://school.example/1"))
                .hasStatus(422)
                .bodyText()
                .contains(OBJECTION, "Провели раньше", "20.10.2026", "https://school.example/1");
        assertThat(school.state(work)).as("a draft, not sent").isEqualTo("IN_PROGRESS");

        assertThat(send(work, "ahead", "true")).hasRedirectedUrl("/assignments/" + work);
        assertThat(school.state(work)).isEqualTo("SUBMITTED");
    }

    @Test
    void eventNamedForADayBeforeItsWindowIsReportedOnItsDay() {
        UUID work = work("декабрь 2026 г.");
        school.update(
                "update occurrence set named_on = '2026-10-20' where id = (select occurrence_id from assignment where id = ?)",
                work);

        assertThat(school.page(worker, work)).bodyText().doesNotContain("досрочно");
        assertThat(send(work)).hasRedirectedUrl("/assignments/" + work);
        assertThat(school.get(methodologist, "/acceptance")).bodyText().doesNotContain("Досрочно");
    }

    @Test
    void asksTheSameOfWhatWasNotDone() {
        UUID work = work("октябрь 2028 г.");

        assertThat(send(work, "outcome", "NOT_DONE", "reason", "Нет ставки"))
                .hasStatus(422)
                .bodyText()
                .contains(OBJECTION, "Нет ставки");
    }

    @Test
    void isAskedOfLaterYearsOfWhatComesEveryYear() {
        UUID roadmap = executions.inForce(
                executions.plan(world, methodologist, row("1", "ежегодно до 1 сентября", ResultKind.EVENT)),
                methodologist);
        UUID later = school.only(
                "select a.id from assignment a join occurrence o on o.id = a.occurrence_id"
                        + " where a.organization_id = ? and a.for_year = 2028 and a.roadmap_id = ?",
                world.school,
                roadmap);
        assertThat(school.count(
                        "select count(*) from assignment a join occurrence o on o.id = a.occurrence_id"
                                + " where o.from_on is not null and a.id = ?",
                        later))
                .as("no first day is stated")
                .isZero();

        assertThat(school.page(worker, later))
                .bodyText()
                .contains("Это мероприятие на 2028 год, который ещё не начался");
        assertThat(send(later)).hasStatus(422).bodyText().contains(OBJECTION);
        assertThat(send(later, "ahead", "true")).hasStatus(302);
    }

    /** A plan for the next year is due in November: it is time, though its year has not begun. */
    @Test
    void whatIsDueInTheYearBeforeIsNotAheadInThatYear() {
        UUID roadmap = executions.inForce(
                executions.plan(
                        world,
                        methodologist,
                        row(
                                "1",
                                "ежегодно (не позднее ноября каждого года, предшествующего году проведения мероприятий)",
                                ResultKind.EVENT)),
                methodologist);
        UUID plan = school.only(
                "select a.id from assignment a where a.organization_id = ? and a.for_year = 2027 and a.roadmap_id = ?"
                        + " and a.scheduled_due = '2026-11-30'",
                world.school,
                roadmap);

        assertThat(school.page(worker, plan)).bodyText().doesNotContain("досрочно");
        assertThat(send(plan)).hasRedirectedUrl("/assignments/" + plan);
    }

    @Test
    void ofWorkWhosePeriodRunsNothingIsAskedNorSaid() {
        UUID work = work("октябрь 2026 г.");

        assertThat(school.page(worker, work)).bodyText().doesNotContain("досрочно");
        assertThat(send(work)).hasStatus(302);
        assertThat(school.page(methodologist, work)).bodyText().doesNotContain("Досрочно");
        assertThat(school.get(methodologist, "/acceptance")).bodyText().doesNotContain("Досрочно");
    }

    @Test
    void aDraftMayBeWrittenAhead() {
        UUID work = work("октябрь 2028 г.");

        assertThat(school.post(worker, "/assignments/" + work + "/report", "text", "Готовимся"))
                .hasRedirectedUrl("/assignments/" + work);
    }

    @Test
    void isMarkedWhereItIsChecked() {
        UUID work = work("октябрь 2028 г.");
        send(work, "ahead", "true");

        assertThat(school.get(methodologist, "/acceptance")).bodyText().contains("Досрочно", "За 2028 год");
        assertThat(school.page(methodologist, work)).bodyText().contains("Досрочно");
    }
}
