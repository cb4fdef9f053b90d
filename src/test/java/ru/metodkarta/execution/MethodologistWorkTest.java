package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PageForms;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/** What a methodologist decides about much work at once, as the pages do it. */
@MetodkartaTest
@RecordApplicationEvents
class MethodologistWorkTest {

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    Actor secondWorker;
    PlannedRoadmap plan;
    UUID roadmap;

    @BeforeEach
    void inForce() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        secondWorker = world.secondSchoolWorker();
        plan = school.fourKinds(world, methodologist);
        roadmap = executions.inForce(plan, methodologist);
    }

    @AfterEach
    void today() {
        TestTime.reset();
    }

    @Test
    void acceptsAColumnOfTheMatrixAsItWasSeen() {
        UUID first = work("1", world.school);
        UUID second = work("1", world.secondSchool);
        report(worker, first);
        assertThat(school.get(methodologist, "/acceptance/matrix?roadmap=" + roadmap + "&year=2026"))
                .hasStatusOk()
                .bodyText()
                .contains("СОШ № 1 Приозёрска: Отчёт на проверке", "СОШ № 2 Приозёрска: Не начато");

        String page = body(school.landing(
                methodologist,
                school.post(
                        methodologist,
                        "/acceptance/selection",
                        choice("column", occurrence("1").toString()))));
        assertThat(page).contains("Выбрано 2 исполнения", "Принять 1 отчёт", "Напомнить по 1 исполнению");
        String chosen = chosen(page);
        report(secondWorker, second);

        assertThat(decide("ACCEPT", chosen, Map.of())).hasStatus3xxRedirection();
        assertThat(states("1")).as("what came later was not seen").containsExactlyInAnyOrder("ACCEPTED", "SUBMITTED");
        assertThat(decide("ACCEPT", chosen, Map.of()))
                .as("a repeated POST finds nothing as it was")
                .hasStatus(409)
                .bodyText()
                .contains("Ничего не сделано");
        assertThat(history(first)).containsExactly("SUBMITTED", "ACCEPTED");
        assertThat(jdbc.sql("select state from execution_report where assignment_id = ?")
                        .param(first)
                        .query(String.class)
                        .single())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void returnsSeveralReportsWithOneRemark() {
        report(worker, work("1", world.school));
        report(secondWorker, work("1", world.secondSchool));
        String chosen = marks("1");
        assertThat(decide("RETURN", chosen, Map.of("bulkUntil", "10.12.2026")))
                .as("a return needs a remark")
                .hasStatus(422);
        assertThat(decide("RETURN", chosen, Map.of("bulkUntil", "10.12.2026", "bulkRemark", "Приложите протокол")))
                .hasStatus3xxRedirection();
        assertThat(states("1")).containsOnly("RETURNED");
        assertThat(school.get(worker, "/assignments/" + work("1", world.school)))
                .bodyText()
                .contains("Приложите протокол", "10.12.2026");
    }

    @Test
    void remindsEachExecutorOnceADay() {
        assertThat(decide("REMIND", marks("1"), Map.of())).hasStatus3xxRedirection();
        assertThat(events.stream(ReminderPressed.class))
                .singleElement()
                .satisfies(event -> assertThat(
                                jdbc.sql("select assignment_id from reminder_of where reminder_id in (:reminders)")
                                        .param("reminders", event.reminders())
                                        .query(UUID.class)
                                        .list())
                        .containsExactlyInAnyOrder(work("1", world.school), work("1", world.secondSchool)));
        assertThat(decide("REMIND", marks("1"), Map.of()))
                .hasStatus(409)
                .bodyText()
                .contains("сегодня по этим исполнениям уже напомнили");
        assertThat(events.stream(ReminderPressed.class)).hasSize(1);
        assertThat(school.get(worker, "/assignments/" + work("1", world.school)))
                .bodyText()
                .contains("напомнили 23.11.2026");

        TestTime.set(LocalDate.of(2026, 11, 24));
        assertThat(decide("REMIND", marks("1"), Map.of())).hasStatus3xxRedirection();
    }

    @Test
    void extendsForAllButNeverShortens() {
        UUID first = work("1", world.school);
        jdbc.sql("update assignment set agreed_due = '2027-03-01', due = '2027-03-01' where id = ?")
                .param(first)
                .update();
        assertThat(decide(
                        "EXTEND",
                        marks("1"),
                        Map.of("extendUntil", "01.02.2027", "extendReason", "Карантин", "extendAct", "приказ № 12")))
                .hasStatus3xxRedirection();
        assertThat(due(first)).isEqualTo(LocalDate.of(2027, 3, 1));
        UUID second = work("1", world.secondSchool);
        assertThat(due(second)).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(school.get(secondWorker, "/assignments/" + second))
                .bodyText()
                .contains("Карантин (приказ № 12)", "перенесён с 31.12.2026");
    }

    @Test
    void doesNotDecideOnTheOwnBodysWork() {
        String own = mark(work("3", world.service));
        assertThat(decide("WITHDRAW", own, Map.of("bulkBasis", "приказ"))).hasStatus(403);
        assertThat(decide("WITHDRAW", own + " " + marks("1"), Map.of("bulkBasis", "приказ")))
                .hasStatus3xxRedirection();
        assertThat(states("3")).containsOnly("NOT_STARTED");
        assertThat(states("1")).containsOnly("WITHDRAWN");
    }

    @Test
    void entersAListAndTheOrganizationMayObject() {
        UUID first = work("1", world.school);
        String address = "/occurrences/" + occurrence("1") + "/list-entry";
        Map<String, String> paper = Map.of(
                "basisKind", "SIGN_IN_SHEET", "basisNumber", "5", "basisDate", "20.11.2026", "enteredOn", "20.11.2026");
        MvcTestResult asked = school.post(
                methodologist, address, with(paper, "names", "1. СОШ № 1 Приозёрска\n2. Гимназия неведомая"));
        assertThat(asked).hasStatus(422).bodyText().contains("не найдено: 1", "Гимназия неведомая");
        assertThat(states("1")).as("nothing yet").containsOnly("NOT_STARTED");

        assertThat(school.post(
                        methodologist,
                        address,
                        with(
                                with(with(paper, "names", "СОШ № 1 Приозёрска\nГимназия неведомая"), "without", "true"),
                                "seal",
                                PageForms.fields(asked).get("seal"))))
                .hasStatus3xxRedirection();
        assertThat(school.state(first)).isEqualTo("ACCEPTED");
        assertThat(school.get(worker, "/assignments/" + first))
                .bodyText()
                .contains("Внесено методистом", "Лист регистрации № 5 от 20.11.2026", "Это внесено неверно");
        assertThat(school.post(methodologist, address, with(paper, "organization", world.school.toString())))
                .as("entered already")
                .hasStatus(409);

        assertThat(school.post(worker, "/assignments/" + first + "/objection", Map.of("objection", "Нас там не было")))
                .hasStatus3xxRedirection();
        assertThat(school.get(methodologist, "/acceptance"))
                .bodyText()
                .contains("Возражение против отметки", "Нас там не было");
        assertThat(school.post(
                        methodologist,
                        "/assignments/" + first + "/objection/answer",
                        Map.of("answer", "REOPEN", "answerRemark", "Проверили, верно")))
                .hasStatus3xxRedirection();
        assertThat(school.state(first)).isEqualTo("RETURNED");
        assertThat(history(first)).containsExactly("ENTERED", "OBJECTED", "REOPENED");
        assertThat(school.post(worker, "/assignments/" + first + "/objection", Map.of("objection", "Снова")))
                .as("no longer in force")
                .hasStatus(409);
    }

    @Test
    void closesWhatAGroupLeadsAsCarriedOutInPart() {
        report(worker, work("1", world.school));
        String address = "/occurrences/" + occurrence("1") + "/partial-closing";
        assertThat(school.post(methodologist, address, Map.of("partlyReason", "Год закончился")))
                .as("what waits is decided first")
                .hasStatus(409);
        decide("ACCEPT", marks("1"), Map.of());
        assertThat(school.get(methodologist, "/occurrences/" + occurrence("1")))
                .bodyText()
                .contains("Закрыть как исполнено частично: 1 из 2");
        assertThat(school.post(methodologist, address, Map.of("partlyReason", "Год закончился")))
                .hasStatus3xxRedirection();
        assertThat(states("1")).containsExactlyInAnyOrder("ACCEPTED", "NOT_DONE");
        assertThat(school.get(methodologist, "/occurrences/" + occurrence("1")))
                .bodyText()
                .contains("Исполнено частично: 1 из 2.", "Год закончился");
        assertThat(school.post(methodologist, address, Map.of("partlyReason", "Снова")))
                .hasStatus(409);
    }

    @Test
    void namesTheDayOfAnEventForAllWhoTakePartAndWhoComesLater() {
        UUID event = occurrence("2");
        assertThat(school.get(methodologist, "/acceptance/dates")).bodyText().contains("Мероприятие 2");
        assertThat(school.post(methodologist, "/occurrences/" + event + "/event-date", Map.of("heldOn", "15.12.2026")))
                .hasStatus3xxRedirection();
        assertThat(due(work("2", world.school))).isEqualTo(LocalDate.of(2026, 12, 15));
        assertThat(due(work("2", world.secondSchool))).isEqualTo(LocalDate.of(2026, 12, 15));
        assertThat(school.get(methodologist, "/acceptance/dates")).bodyText().doesNotContain("Мероприятие 2");

        assertThat(school.post(methodologist, "/occurrences/" + event + "/event-date", Map.of("heldOn", "16.12.2026")))
                .as("the page had no day yet: somebody else has named it")
                .hasStatus(409)
                .bodyText()
                .contains("15.12.2026");
        assertThat(school.post(
                        methodologist,
                        "/occurrences/" + event + "/event-date",
                        Map.of("heldOn", "18.12.2026", "seenDay", "15.12.2026", "dateReason", "Перенесли")))
                .hasStatus3xxRedirection();
        assertThat(history(work("2", world.school))).containsExactly("DATE_NAMED", "DATE_NAMED");

        UUID third = world.organization(world.town, world.authority, null, "SCHOOL", "Средняя школа № 9", "СОШ № 9");
        executions.inForce(plan, methodologist);
        assertThat(due(work("2", third))).as("a new school has the day, too").isEqualTo(LocalDate.of(2026, 12, 18));
    }

    @Test
    void namesADayWhateverTheKindOfDeadlineAndThePrintedTermStays() {
        UUID event = occurrence("1");
        assertThat(school.post(methodologist, "/occurrences/" + event + "/event-date", Map.of("heldOn", "01.12.2026")))
                .hasStatus3xxRedirection();
        executions.inForce(plan, methodologist);
        assertThat(due(work("1", world.school))).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(jdbc.sql("select scheduled_due from assignment where id = ?")
                        .param(work("1", world.school))
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void bothSidesWriteAndStrangersDoNot() {
        UUID id = work("1", world.school);
        assertThat(school.post(methodologist, "/assignments/" + id + "/messages", Map.of("message", "Где протокол?")))
                .hasStatus3xxRedirection();
        assertThat(school.post(worker, "/assignments/" + id + "/messages", Map.of("message", "Пришлём завтра")))
                .hasStatus3xxRedirection();
        assertThat(school.get(worker, "/assignments/" + id)).bodyText().contains("Где протокол?", "Пришлём завтра");
        assertThat(school.get(methodologist, "/acceptance")).bodyText().contains("Ждёт ответа", "Пришлём завтра");
        assertThat(school.post(secondWorker, "/assignments/" + id + "/messages", Map.of("message", "И мы")))
                .hasStatus(404);
    }

    private Map<String, String> choice(String name, String value) {
        return Map.of("roadmap", roadmap.toString(), "year", "2026", name, value);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private MvcTestResult decide(String verdict, String chosen, Map<String, String> fields) {
        return school.postMeant(
                methodologist,
                "/acceptance/selection/decision",
                with(with(fields, "verdict", verdict), "chosen", chosen));
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String chosen(String page) {
        Matcher value = Pattern.compile("name=\"chosen\" value=\"([^\"]+)\"").matcher(page);
        assertThat(value.find()).isTrue();
        return value.group(1);
    }

    private String marks(String number) {
        return plan().marks(number);
    }

    private String mark(UUID work) {
        return plan().mark(work);
    }

    private UUID occurrence(String number) {
        return plan().occurrence(number);
    }

    private UUID work(String number, UUID organization) {
        return plan().work(number, organization);
    }

    private List<String> states(String number) {
        return plan().states(number);
    }

    private LocalDate due(UUID work) {
        return plan().due(work);
    }

    private List<String> history(UUID id) {
        return jdbc.sql("select verdict from assignment_decision where assignment_id = ? order by at, id")
                .param(id)
                .query(String.class)
                .list();
    }

    private void report(Actor who, UUID id) {
        reports.submit(who, id, ReportContent.done("Проведено", LocalDate.of(2026, 11, 20), "12 педагогов"));
    }

    private WorkOfPlan plan() {
        return new WorkOfPlan(jdbc, roadmap);
    }
}
