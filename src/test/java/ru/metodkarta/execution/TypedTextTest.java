package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

/** What somebody has typed is never gone because it could not be sent, answered or decided just then. */
@MetodkartaTest
class TypedTextTest {

    private static final Pattern BASE = Pattern.compile("name=\"base\" value=\"([^\"]*)\"");

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    UUID id;
    String work;

    @BeforeEach
    void people() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        work("октябрь 2026 г.");
    }

    private void work(String deadline) {
        id = school.works(world, methodologist, row("1", deadline, ResultKind.EVENT))
                .get(0);
        work = "/assignments/" + id;
    }

    @Test
    void ofAReportThatIsNotSentIsInTheDraftWithItsFilesAndLinks() throws Exception {
        work("октябрь 2028 г.");

        MvcTestResult refused = school.post(
                worker,
                work + "/submission",
                SchoolWorld.order(),
                "base",
                "",
                "text",
                "Провели семинар",
                "result",
                "12 педагогов",
                "doneOn",
                "20.10.2026",
                "eventPlace",
                "Актовый зал",
                "link",
                "https://school.example/1");

        assertThat(refused).hasStatus(422).bodyText().contains("Набранное сохранено в черновике. Что исправить");
        MvcTestResult later = school.page(worker, id);
        assertThat(later)
                .bodyText()
                .contains("Провели семинар", "12 педагогов", "value=\"20.10.2026\"", "Актовый зал")
                .contains("https://school.example/1", "приказ.txt");
        assertThat(refused).bodyText().doesNotContain("value=\"https://school.example/1\"");
        assertThat(base(refused)).isEqualTo(base(later)).isNotEmpty();
        assertThat(school.post(
                        worker,
                        work + "/submission",
                        "base",
                        base(refused),
                        "text",
                        "Провели семинар",
                        "result",
                        "12 педагогов",
                        "doneOn",
                        "20.10.2026",
                        "ahead",
                        "true"))
                .hasRedirectedUrl(work);
        assertThat(school.files(id)).as("the file and the link, once each").isEqualTo(2);
    }

    @Test
    void ofAReportIsKeptButForWhatCannotBeRead() {
        assertThat(send("base", "", "text", "Провели семинар", "doneOn", "32.13.2026", "docNumber", "17"))
                .hasStatus(422)
                .bodyText()
                .contains("Набранное сохранено в черновике, кроме", "32.13.2026", "value=\"17\"");

        assertThat(school.page(worker, id)).bodyText().contains("Провели семинар");
        assertThat(school.files(id)).as("a document of no kind is none").isZero();
    }

    @Test
    void ofATooLongReportLeavesWhatWasThere() {
        reports.saveDraft(worker, id, ReportContent.done("Начали", null, null));

        assertThat(send("text", "я".repeat(ReportForm.MAX_TEXT + 1), "result", "12 педагогов"))
                .hasStatus(422);

        assertThat(school.page(worker, id)).bodyText().contains("Начали", "12 педагогов");
    }

    @Test
    void ofAReportOverAnothersTextIsShownBesideItAndNotSaidToBeKept() {
        reports.saveDraft(worker, id, ReportContent.done("Из другого окна", null, null));

        assertThat(send("base", "", "text", "Провели семинар"))
                .hasStatus(409)
                .bodyText()
                .contains("Из другого окна", "Провели семинар", "Ваш текст не потерян")
                .doesNotContain("Набранное сохранено");
        assertThat(school.text("select text from execution_report where assignment_id = ?", id))
                .isEqualTo("Из другого окна");
    }

    @Test
    void ofAnObjectionAndItsAnswerWaitsInTheTab() {
        closeAsNotDone();
        assertThat(school.page(worker, id)).bodyText().contains("data-keep=\"objection\"");
        object();
        assertThat(school.page(methodologist, id)).bodyText().contains("data-keep=\"answer\"");
        assertThat(school.get(
                        methodologist,
                        "/occurrences/" + school.only("select occurrence_id from assignment where id = ?", id)))
                .bodyText()
                .contains("data-keep=\"held-on\"");
    }

    @Test
    void ofAnAnswerStaysWhenTheYearIsClosed() {
        closeAsNotDone();
        object();
        closeYear();

        assertThat(school.page(methodologist, id))
                .bodyText()
                .contains("Чтобы возобновить исполнение, сначала откройте год", "/year-closing?year=2026")
                .contains("value=\"KEEP\"")
                .doesNotContain("value=\"REOPEN\"");
        assertThat(answer("REOPEN"))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "2026 год закрыт: сначала откройте год",
                        "name=\"answerRemark\"",
                        "Пришлите протокол</textarea>");
    }

    @Test
    void ofAnObjectionOrAnswerThatComesTooLateIsShown() {
        closeAsNotDone();
        object();
        assertThat(school.post(worker, work + "/objection", "objection", "Протокол № 4"))
                .hasStatus(409)
                .bodyText()
                .contains("Вы написали:", "Протокол № 4");
        answer("KEEP");
        assertThat(answer("KEEP")).hasStatus(409).bodyText().contains("Вы написали:", "Пришлите протокол");
    }

    @Test
    void ofARemarkForManyIsShownWhenNothingCanBeReturned() {
        reports.submit(worker, id, ReportContent.done("Провели", LocalDate.of(2026, 10, 20), "Готово"));
        String seen = mark();
        reports.withdraw(worker, id);

        assertThat(school.post(
                        methodologist,
                        "/acceptance/selection/decision",
                        "verdict",
                        "RETURN",
                        "chosen",
                        seen,
                        "bulkRemark",
                        "Приложите протокол",
                        "bulkUntil",
                        "30.11.2026"))
                .hasStatus(409)
                .bodyText()
                .contains("Вы написали:", "Приложите протокол");
    }

    @Test
    void objectionIsSettledByOpeningTheWorkAgain() {
        closeAsNotDone();
        object();
        assertThat(school.post(
                        methodologist,
                        work + "/decision",
                        "verdict",
                        "REOPEN",
                        "remark",
                        "Разобрались",
                        "until",
                        "30.11.2026"))
                .hasRedirectedUrl(work);

        for (Actor side : List.of(worker, methodologist)) {
            assertThat(school.page(side, id))
                    .bodyText()
                    .contains("Провели 20 октября", "Исполнение возобновлено: возражение снято")
                    .doesNotContain("Решение «Не исполнено»", "Решение по возражению ещё не принято", "value=\"KEEP\"");
        }
    }

    @Test
    void reasonOfTheDecisionStandsBesideIt() throws Exception {
        closeAsNotDone();
        closeYear();

        String page = body(school.page(worker, id));
        String decided =
                page.substring(page.indexOf("Решение «Не исполнено»"), page.indexOf("Возразить: это исполнено"));
        assertThat(decided).contains("Сроки прошли", methodologist.name(), "2026 год закрыт");
    }

    private MvcTestResult send(String... fields) {
        return school.post(worker, work + "/submission", fields);
    }

    private void object() {
        assertThat(school.post(worker, work + "/objection", "objection", "Провели 20 октября"))
                .hasRedirectedUrl(work);
    }

    private MvcTestResult answer(String answer) {
        return school.post(
                methodologist, work + "/objection/answer", "answer", answer, "answerRemark", "Пришлите протокол");
    }

    private void closeAsNotDone() {
        assertThat(school.post(
                        methodologist,
                        "/acceptance/selection/decision",
                        "verdict",
                        "CLOSE",
                        "chosen",
                        mark(),
                        "bulkOutcome",
                        "NOT_DONE",
                        "outcomeReason",
                        "Сроки прошли"))
                .hasStatus3xxRedirection();
    }

    private void closeYear() {
        school.update(
                "insert into year_closing (id, roadmap_id, for_year, remark, by_account, by_name, capacity, at)"
                        + " select ?, roadmap_id, 2026, 'Итоги', ?, 'Методист', 'методист', now() from assignment where id = ?",
                Ids.next(),
                methodologist.accountId(),
                id);
    }

    private String mark() {
        return id + ":" + school.count("select version from assignment where id = ?", id);
    }

    private static String base(MvcTestResult page) throws Exception {
        Matcher found = BASE.matcher(body(page));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String body(MvcTestResult page) throws Exception {
        return page.getResponse().getContentAsString();
    }
}
