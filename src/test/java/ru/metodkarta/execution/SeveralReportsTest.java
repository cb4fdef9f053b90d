package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.execution.SchoolWorld.row;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.evidence.Samples;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;

/** One text and one proof for several assignments. */
@MetodkartaTest
class SeveralReportsTest {

    private static final ReportContent DRAFT =
            ReportContent.done("Свой текст", LocalDate.of(2026, 10, 1), "Свой результат");

    @Autowired
    SchoolWorld school;

    @Autowired
    ExecutionWorld executions;

    @Autowired
    ExecutionReports reports;

    @Autowired
    Acceptance acceptance;

    TestWorld world;
    Actor methodologist;
    Actor worker;
    List<UUID> works;

    @BeforeEach
    void people() {
        world = executions.world();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
        works = school.works(
                world,
                methodologist,
                row("1", "октябрь 2026 г.", ResultKind.EVENT),
                row("2", "октябрь 2026 г.", ResultKind.ORDER),
                row("3", "октябрь 2026 г.", ResultKind.EVENT),
                row("4", "по мере необходимости", ResultKind.EVENT),
                row("5", "октябрь 2026 г.", ResultKind.EVENT));
    }

    @Test
    void sendsOneReportEachWithTheSameProof() {
        MvcTestResult sent = send(UUID.randomUUID().toString(), works.subList(0, 3), order());

        assertThat(sent).hasRedirectedUrl("/assignments");
        assertThat(works.subList(0, 3)).allMatch(id -> school.state(id).equals("SUBMITTED"));
        assertThat(school.count("select count(*) from evidence where organization_id = ?", world.school))
                .isEqualTo(1);
        assertThat(school.count(
                        "select count(*) from report_evidence p join evidence e on e.id = p.evidence_id"
                                + " where e.organization_id = ?",
                        world.school))
                .isEqualTo(3);
    }

    @Test
    void doesItOnceHoweverOftenTheButtonIsPressed() {
        String key = UUID.randomUUID().toString();

        assertThat(send(key, works.subList(0, 2), order())).hasRedirectedUrl("/assignments");
        assertThat(send(key, works.subList(0, 2), order())).hasRedirectedUrl("/assignments");

        assertThat(school.count(
                        "select count(*) from execution_report x join assignment a on a.id = x.assignment_id"
                                + " where a.organization_id = ?",
                        world.school))
                .isEqualTo(2);
    }

    @Test
    void saysWhatNeedsAReportOfItsOwn() {
        reports.submit(worker, works.get(4), DRAFT);
        acceptance.returnForRework(methodologist, works.get(4), "Где протокол?", null);

        assertThat(school.get(worker, page(works)))
                .bodyText()
                .contains("Нужно число случаев за год", "Возвращено с замечанием", "За 2026 год");
    }

    @Test
    void showsADraftAndSendsTheCommonReportInsteadOnlyWhenToldTo() {
        reports.saveDraft(worker, works.get(2), DRAFT);
        String mark = mark(works.get(2));

        MvcTestResult page = school.get(worker, page(works.subList(0, 3)));
        assertThat(page).bodyText().contains("Ваш черновик от 23.11.2026", "Свой текст", "Свой результат");
        assertThat(ticked(page, mark)).isFalse();
        assertThat(ticked(page, works.get(0).toString())).isTrue();

        MvcTestResult sent = send(
                UUID.randomUUID().toString(),
                works.subList(0, 2),
                order(),
                "listed",
                works.get(2).toString());
        assertThat(sent).hasRedirectedUrl("/assignments");
        assertThat(sent.getMvcResult().getFlashMap().get("flash").toString()).contains("several-drafts");
        assertThat(school.state(works.get(2))).isEqualTo("IN_PROGRESS");
        assertThat(school.get(worker, "/assignments/" + works.get(2)))
                .bodyText()
                .contains("Свой текст");

        assertThat(send(UUID.randomUUID().toString(), List.of(), order(), "replace", mark))
                .hasRedirectedUrl("/assignments");
        assertThat(school.state(works.get(2))).isEqualTo("SUBMITTED");
        assertThat(school.get(worker, "/assignments/" + works.get(2)))
                .bodyText()
                .contains("Проведено", "вместо которого отправлен общий отчёт", "Свой текст");
        assertThat(school.get(methodologist, "/assignments/" + works.get(2)))
                .bodyText()
                .contains("Проведено")
                .doesNotContain("Свой текст");
    }

    @Test
    void showsADraftOfFilesOrAnEventAloneAndDoesNotTakeItUnseen() {
        UUID filed = works.get(0);
        UUID told = works.get(2);
        school.post(worker, "/assignments/" + filed + "/report", order());
        school.post(worker, "/assignments/" + told + "/report", "eventPlace", "Актовый зал", "eventParticipants", "45");

        MvcTestResult page = school.get(worker, page(List.of(filed, told)));
        assertThat(page)
                .bodyText()
                .contains("В черновике 1 подтверждение", "Актовый зал", "45", "name=\"replace\"")
                .doesNotContain("name=\"chosen\"");
        assertThat(ticked(page, mark(filed))).isFalse();

        assertThat(send(UUID.randomUUID().toString(), List.of(filed), order())).hasStatus(409);
        assertThat(school.state(filed)).isEqualTo("IN_PROGRESS");
        assertThat(send(UUID.randomUUID().toString(), List.of(), null, "replace", mark(filed), "replace", mark(told)))
                .hasRedirectedUrl("/assignments");
        assertThat(school.count(
                        "select count(*) from replaced_draft d join execution_report x on x.id = d.report_id"
                                + " where x.assignment_id in (?, ?)",
                        filed,
                        told))
                .as("no words to keep")
                .isZero();
    }

    @Test
    void sendsNothingWhenAColleagueHasAddedAFileMeanwhile() {
        reports.saveDraft(worker, works.get(2), DRAFT);
        String seen = mark(works.get(2));
        UUID draft = school.only("select id from execution_report where assignment_id = ?", works.get(2));
        reports.attach(worker, works.get(2), null, List.of(ReportContent.Proof.link("https://school.example/other")));

        assertThat(send(UUID.randomUUID().toString(), List.of(), order(), "replace", seen))
                .hasStatus(409)
                .bodyText()
                .contains("появился или изменился черновик");
        assertThat(school.text("select state from execution_report where id = ?", draft))
                .isEqualTo("DRAFT");
    }

    @Test
    void countsTheProofsOfADraftWhereTheResultIsADocument() {
        school.post(worker, "/assignments/" + works.get(1) + "/report", order(), "text", "Свой текст");

        assertThat(send(UUID.randomUUID().toString(), List.of(), null, "replace", mark(works.get(1))))
                .hasRedirectedUrl("/assignments");
    }

    @Test
    void callsADraftOfAColleagueByName() {
        reports.saveDraft(worker, works.get(2), DRAFT);
        school.update(
                "update execution_report set by_account = ?, by_name = 'Петрова А. А.' where assignment_id = ?",
                world.secondSchoolWorker().accountId(),
                works.get(2));

        assertThat(school.get(worker, page(works))).bodyText().contains("Черновик коллеги: Петрова А. А.");
    }

    @Test
    void sendsNothingWhenOneOfThemHasChangedMeanwhileAndNamesIt() {
        reports.saveDraft(worker, works.get(2), DRAFT);
        String seen = mark(works.get(2));
        reports.saveDraft(worker, works.get(2), ReportContent.done("Дописано", null, null));
        reports.submit(worker, works.get(1), DRAFT);

        assertThat(send(UUID.randomUUID().toString(), works.subList(0, 2), order(), "replace", seen))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "Ничего не отправлено",
                        "2 Мероприятие 2: Отчёт уже отправлен",
                        "3 Мероприятие 3: появился или изменился черновик",
                        "Дописано",
                        "Проведено",
                        "Приказ.pdf");
        assertThat(school.state(works.get(0))).isEqualTo("NOT_STARTED");
    }

    @Test
    void keepsTheFilesOfAFormThatComesBackForTheirAuthorAlone() {
        MvcTestResult wrong = school.post(
                worker, "/assignments/reports", order(), "chosen", works.get(1).toString(), "text", "Проведено");
        assertThat(wrong)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Файлы сохранены",
                        "Приказ.pdf",
                        "Когда исполнено: укажите",
                        "Фактический результат: заполните");
        String kept = school.text("select id::text from kept_upload");
        String[] rest = {"text", "Проведено", "doneOn", "20.10.2026", "result", "Готово", "kept", kept};

        Actor other = world.secondSchoolWorker();
        UUID others = school.only(
                "select id from assignment where organization_id = ? and state = 'NOT_STARTED' limit 1",
                world.secondSchool);
        assertThat(school.post(other, "/assignments/reports", with(rest, "chosen", others)))
                .hasStatus(422)
                .bodyText()
                .contains("Сохранённые файлы уже удалены")
                .doesNotContain("Приказ.pdf");

        assertThat(school.post(worker, "/assignments/reports", with(rest, "chosen", works.get(1))))
                .hasRedirectedUrl("/assignments");
        assertThat(school.count(
                        "select count(*) from report_evidence p join evidence e on e.id = p.evidence_id"
                                + " where e.organization_id = ? and e.file_name = 'Приказ.pdf'",
                        world.school))
                .isEqualTo(1);
        assertThat(school.count("select count(*) from kept_upload")).isZero();
    }

    @Test
    void takesWhatHasNotBegunOnlyWhenItIsMeant() {
        UUID ahead = school.works(world, methodologist, row("1", "октябрь 2028 г.", ResultKind.EVENT))
                .get(0);
        MvcTestResult page = school.get(worker, page(List.of(works.get(0), ahead)));
        assertThat(page).bodyText().contains("За 2028 год", "Срок ещё не начался");
        assertThat(ticked(page, works.get(0).toString())).isTrue();
        assertThat(ticked(page, ahead.toString())).isFalse();

        assertThat(send(null, List.of(works.get(0), ahead), order()))
                .hasStatus(422)
                .bodyText()
                .contains("Среди отмеченных есть мероприятия, срок которых ещё не начался");
        assertThat(school.state(works.get(0))).isEqualTo("NOT_STARTED");

        assertThat(send(null, List.of(works.get(0), ahead), order(), "ahead", "true"))
                .hasRedirectedUrl("/assignments");
        assertThat(school.state(ahead)).isEqualTo("SUBMITTED");
    }

    @Test
    void asksTheDatabaseNoMoreForManyThanForFew() {
        List<UUID> many = school.works(
                world,
                methodologist,
                java.util.stream.IntStream.rangeClosed(1, 40)
                        .mapToObj(n -> row(String.valueOf(n), "октябрь 2026 г.", ResultKind.EVENT))
                        .toArray(ru.metodkarta.roadmap.ActivityContent[]::new));

        int few = SwitchableDataSource.statementsOf(
                        () -> send(UUID.randomUUID().toString(), many.subList(0, 2), order()))
                .size();
        int more = SwitchableDataSource.statementsOf(
                        () -> send(UUID.randomUUID().toString(), many.subList(2, 40), order()))
                .size();

        assertThat(many).allMatch(id -> school.state(id).equals("SUBMITTED"));
        assertThat(more).isLessThanOrEqualTo(few).isLessThan(50);
        assertThat(school.count(
                        "select count(*) from journal where action = 'ASSIGNMENT_SUBMITTED' and subject_id = ?",
                        many.get(39)))
                .isEqualTo(1);
        assertThat(school.count(
                        "select count(*) from assignment_decision d join execution_report x on x.id = d.report_id"
                                + " where d.assignment_id = ? and d.verdict = 'SUBMITTED' and x.submitted_at is not null",
                        many.get(39)))
                .isEqualTo(1);
    }

    @Test
    void asksForTheDocumentThatOneOfThemNeeds() {
        assertThat(send(null, works.subList(0, 2), null))
                .hasStatus(422)
                .bodyText()
                .contains("По плану результат — приказ", "Проведено");
        assertThat(works.subList(0, 2)).allMatch(id -> school.state(id).equals("NOT_STARTED"));
    }

    @Test
    void tellsNothingOfAnotherSchoolsWork() {
        assertThat(school.get(world.secondSchoolWorker(), "/assignments/reports?chosen=" + works.get(0)))
                .hasStatus(404);
        assertThat(school.get(methodologist, "/assignments/reports?chosen=" + works.get(0)))
                .hasStatus(403);
    }

    private static MockMultipartFile order() {
        return new MockMultipartFile("files", "Приказ.pdf", null, Samples.pdf("приказ"));
    }

    private static String page(List<UUID> works) {
        return "/assignments/reports?chosen="
                + works.stream().map(UUID::toString).collect(Collectors.joining("&chosen="));
    }

    /** As the page shows it, where it can be ticked at all. */
    private String mark(UUID work) {
        return Jsoup.parse(html(school.get(worker, page(List.of(work)))))
                .selectFirst("input[name=replace]")
                .val();
    }

    private static boolean ticked(MvcTestResult page, String value) {
        Elements boxes = Jsoup.parse(html(page)).select("input[type=checkbox][value=" + value + "]");
        assertThat(boxes).as("box of " + value).hasSize(1);
        return boxes.hasAttr("checked");
    }

    private static String html(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String[] with(String[] fields, String name, UUID value) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of(name, value.toString()));
        return all.toArray(String[]::new);
    }

    private MvcTestResult send(String key, List<UUID> chosen, MockMultipartFile file, String... more) {
        List<String> fields = new ArrayList<>(List.of("text", "Проведено", "doneOn", "20.10.2026", "result", "Готово"));
        fields.addAll(List.of(more));
        if (key != null) {
            fields.addAll(List.of("requestKey", key));
        }
        chosen.forEach(id -> fields.addAll(List.of("chosen", id.toString())));
        return school.post(worker, "/assignments/reports", file, fields.toArray(String[]::new));
    }
}
