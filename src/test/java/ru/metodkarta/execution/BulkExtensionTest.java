package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.web.Flash;

/** Before and after more time is given to many: who asks for it, and why the rest is left as it is. */
@MetodkartaTest
class BulkExtensionTest {

    @Autowired
    SchoolWorld pages;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    Actor secondWorker;
    UUID third;
    UUID roadmap;
    WorkOfPlan plan;

    @BeforeEach
    void inForce() {
        world = executions.world();
        third = world.organization(world.town, world.authority, null, "SCHOOL", "Лицей № 3", "Лицей № 3");
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        secondWorker = world.secondSchoolWorker();
        roadmap = executions.inForce(
                executions.plan(world, methodologist, activity("1", "декабрь 2026 года", schools(Part.LEAD))),
                methodologist);
        plan = new WorkOfPlan(jdbc, roadmap);
    }

    @Test
    void saysWhatIsAskedAndWhyTheRestIsLeft() {
        UUID first = plan.work("1", world.school);
        UUID second = plan.work("1", world.secondSchool);
        UUID last = plan.work("1", third);
        assertThat(selection())
                .bodyText()
                .contains("Напомнить по 3 исполнениям")
                .doesNotContain("Просят продлить");
        reports.askExtension(worker, first, LocalDate.of(2027, 1, 20), "Не успеваем");
        reports.askExtension(secondWorker, second, LocalDate.of(2027, 2, 10), "Не успеваем");
        assertThat(selection())
                .bodyText()
                .contains("Просят продлить: 2, самый поздний срок — 10.02.2027", "Первая просьба: ");
        reports.submit(worker, first, ReportContent.done("Проведено", LocalDate.of(2026, 11, 20), "12 педагогов"));
        assertThat(selection())
                .as("what waits for acceptance cannot be extended")
                .bodyText()
                .contains("Просят продлить: 1, ", "/assignments/" + second);
        var extended = extend("01.02.2027");
        Flash flash = (Flash) extended.getMvcResult().getFlashMap().get("flash");
        assertThat(messages.getMessage(flash.code(), flash.args(), Locale.forLanguageTag("ru")))
                .contains("Сроки продлены: 2. Остались как есть: 1", "отчёт на проверке");
        assertThat(plan.due(last)).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(request(second)).as("asked for a later day").isEqualTo("OPEN");
        assertThat(selection()).bodyText().contains("Просят продлить: 1, ");
        extend("10.02.2027");
        assertThat(request(second)).isEqualTo("GRANTED");
        assertThat(selection()).bodyText().doesNotContain("Просят продлить");
    }

    private MvcTestResult selection() {
        return pages.get(
                methodologist,
                "/acceptance/selection?roadmap=" + roadmap + "&year=2026&column=" + plan.occurrence("1"));
    }

    private MvcTestResult extend(String until) {
        return pages.post(
                methodologist,
                "/acceptance/selection/decision",
                "verdict",
                "EXTEND",
                "chosen",
                plan.marks("1"),
                "extendUntil",
                until,
                "extendReason",
                "Карантин");
    }

    private String request(UUID work) {
        return jdbc.sql("select coalesce(verdict, 'OPEN') from extension_request where assignment_id = ?")
                .param(work)
                .query(String.class)
                .single();
    }
}
