package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.ExecutionWorld.activity;
import static ru.metodkarta.execution.ExecutionWorld.schools;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.Actors;
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
    SchoolWorld school;

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
        String seen = hidden(school.page(methodologist, id), "seen");
        replaceUnopened(id, "Совсем другой результат");

        MvcTestResult answer = decide(methodologist, id, "seen", seen, "verdict", "ACCEPT", "remark", "Хорошая работа");

        assertThat(answer)
                .hasStatus(409)
                .bodyText()
                .contains("Решение не записано", "изменили и отправили снова", "Хорошая работа")
                .contains("Совсем другой результат");
        assertThat(school.state(id)).isEqualTo("SUBMITTED");
        assertThat(decide(methodologist, id, "seen", hidden(answer, "seen"), "verdict", "ACCEPT"))
                .hasRedirectedUrl("/acceptance");
        assertThat(school.state(id)).isEqualTo("ACCEPTED");
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
        assertThat(school.get(methodologist, "/acceptance")).bodyText().contains(seenFirst, seenSecond);
        replaceUnopened(first, "Иначе");

        MvcTestResult answer =
                school.post(methodologist, "/acceptance/decisions", "chosen", seenFirst, "chosen", seenSecond);

        assertThat(answer).hasRedirectedUrl("/acceptance");
        assertThat(answer.getMvcResult().getFlashMap().get("flash"))
                .asString()
                .startsWith("Flash[tone=warn, code=execution.flash.accepted-part, arguments=[1, 1, ")
                .contains("execution.left.all", "СОШ № 1 Приозёрска – 1.1");
        assertThat(school.state(first)).isEqualTo("SUBMITTED");
        assertThat(school.state(second)).isEqualTo("ACCEPTED");
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
        assertThat(school.state(first)).isEqualTo("SUBMITTED");

        assertThat(acceptAll(notDone, second + ":" + mark(second))
                        .getMvcResult()
                        .getFlashMap()
                        .get("flash"))
                .asString()
                .startsWith("Flash[tone=warn, code=execution.flash.accepted-others, arguments=[1, 1, 0, 0, ");
        assertThat(school.state(first)).isEqualTo("SUBMITTED");
        assertThat(school.state(second)).isEqualTo("ACCEPTED");
    }

    @Test
    void namesWhatADecisionAboutManyHasLeft() {
        UUID first = assignment(world.school);
        UUID second = assignment(world.secondSchool);
        send(first, "Справка");
        String marks = first + ":" + version(first) + " " + second + ":" + version(second);

        assertThat(school.post(methodologist, "/acceptance/selection/decision", "verdict", "ACCEPT", "chosen", marks)
                        .getMvcResult()
                        .getFlashMap()
                        .get("flash"))
                .asString()
                .startsWith("Flash[tone=warn, code=execution.bulk.part.ACCEPT, arguments=[1, 1, ")
                .contains("execution.left.all", "СОШ № 2 Приозёрска – 1.1");
    }

    private int version(UUID id) {
        return school.count("select version from assignment where id = ?", id);
    }

    private MvcTestResult acceptAll(String... chosen) {
        String[] values =
                Stream.of(chosen).flatMap(one -> Stream.of("chosen", one)).toArray(String[]::new);
        return school.post(methodologist, "/acceptance/decisions", values);
    }

    @Test
    void secondWindowIsShownBothTexts() {
        UUID id = assignment(world.school);
        String base = hidden(school.page(worker, id), "base");
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
        assertThat(school.files(id)).as("the file was there already").isEqualTo(1);
    }

    @Test
    void textOfALateWindowIsShownWhenTheReportHasGone() {
        UUID id = assignment(world.school);
        String base = hidden(school.page(worker, id), "base");
        send(id, "Справка");

        assertThat(draft(id, base, "Ещё не отправленный текст"))
                .hasStatus(409)
                .bodyText()
                .contains("Отчёт уже отправлен", "Ещё не отправленный текст", "приложите их снова");
    }

    @Test
    void verdictIsGivenInTheChosenCapacity() {
        UUID id = assignment(world.school);
        send(id, "Справка");
        UUID second = secondRole();
        Actor both = actors.byId(methodologist.accountId()).orElseThrow();
        assertThat(school.page(both, id))
                .bodyText()
                .contains("методист, ЦРО Приозёрска", "начальник отдела, УО Приозёрска");

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

        assertThat(school.get(methodologist, "/acceptance")).bodyText().contains("сдан позже срока на 14 дней");
        assertThat(school.page(methodologist, id)).bodyText().contains("сдан позже срока на 14 дней");
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
        return school.post(
                worker,
                "/assignments/" + id + "/report",
                SchoolWorld.order(),
                "outcome",
                "DONE",
                "text",
                text,
                "base",
                base);
    }

    private MvcTestResult decide(Actor actor, UUID id, String... fields) {
        return school.post(actor, "/assignments/" + id + "/decision", fields);
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

    private String textOf(UUID id) {
        return jdbc.sql("select text from execution_report where assignment_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }
}
