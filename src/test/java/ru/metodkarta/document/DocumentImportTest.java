package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.office.Docx;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** A document comes in, is looked through and becomes a draft; over HTTP. */
@MetodkartaTest
class DocumentImportTest {

    private static final String TABLE = """
            № п/п\tМероприятие\tОтветственный\tСрок\tРезультат
            1. Нормативное обеспечение
            1.1.\tРазработка положения\tЦРО Приозёрска\tдо 20.08.2027\tПоложение
            1.2.\tСовещание руководителей\tЦРО Приозёрска, школы\tежегодно (сентябрь)\tПротокол
            2. Кадры
            2.1.\tОбучение наставников\tАссоциация наставников\tдекабрь 202 г.\tУдостоверения
            """;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    PlanImports imports;

    TestWorld world;
    Actor author;

    @BeforeEach
    void makeWorld() {
        world = worlds.make();
        author = world.methodologist();
    }

    @Test
    void showsEveryRowWithItsReadingBeforeAnythingIsMade() {
        String preview = paste(TABLE);

        assertThat(get(author, preview))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Будет создано: 2 раздела, 3 пункта.",
                        "не распознан 1 исполнитель",
                        "1 вопрос по срокам",
                        "Разработка положения",
                        "Ассоциация наставников");
        assertThat(roadmaps()).isZero();
    }

    @Test
    void makesTheDraftThatWasLookedThrough() {
        String preview = paste(TABLE);

        post(
                author,
                preview,
                request -> request.param("version", "0")
                        .param("do", "executors")
                        .param("executorPrinted", "Ассоциация наставников")
                        .param("executorTarget", "")
                        .param("executorOther", "СОШ № 1 Приозёрска"));
        MvcTestResult made = commit(preview, 1);

        assertThat(made).hasStatus3xxRedirection();
        UUID roadmap = roadmapOf(made);
        assertThat(rows(roadmap))
                .containsExactly(
                        "1|Нормативное обеспечение|1.1.|Разработка положения|до 20.08.2027|Положение|ЦРО Приозёрска",
                        "1|Нормативное обеспечение|1.2.|Совещание руководителей|ежегодно (сентябрь)|Протокол|ЦРО Приозёрска, школы",
                        "2|Кадры|2.1.|Обучение наставников|декабрь 202 г.|Удостоверения|Ассоциация наставников");
        assertThat(executors(roadmap))
                .containsExactly(
                        "ЦРО Приозёрска|ORG|LEAD",
                        "ЦРО Приозёрска|ORG|LEAD",
                        "школы|GROUP|TAKING_PART",
                        "Ассоциация наставников|ORG|LEAD");
        assertThat(get(author, "/roadmaps/" + roadmap + "/edition")).hasStatusOk();
        assertThat(jdbc.sql("select details ->> 'file' from journal where subject_id = ?")
                        .param(roadmap)
                        .query(String.class)
                        .list())
                .containsExactly("Таблица из буфера обмена");
    }

    @Test
    void whatStandsInTablesThatWereNotChosenIsShownAndKept() throws IOException {
        String heading = Docx.row("№", "Мероприятие", "Срок", "Ответственный");
        byte[] file = Docx.of(Docx.tbl(heading, Docx.row("1", "Семинар", "май 2027", "ЦРО Приозёрска"))
                        + Docx.p(Docx.r("Перечень участников семинара"))
                        + Docx.tbl(
                                Docx.row("№", "Участник", "Число", "Замечание"),
                                Docx.row("1", "Педагоги", "12", "б/з")))
                .bytes();
        MvcTestResult loaded = mvc.post()
                .uri("/roadmaps/import")
                .multipart()
                .file(new MockMultipartFile("file", "two.docx", "application/octet-stream", file))
                .with(signedIn.as(author))
                .with(csrf())
                .exchange();
        String preview = loaded.getResponse().getRedirectedUrl();

        post(author, preview, request -> request.param("version", "0").param("do", "table:0"));

        assertThat(get(author, preview))
                .bodyText()
                .contains("Семинар", "Перечень участников семинара", "1 | Педагоги | 12 | б/з");
    }

    @Test
    void doesWhatTheUserSaysAboutColumnsAndRows() {
        String preview = paste(TABLE);
        String line = lineOf(preview, "Совещание руководителей");

        post(
                author,
                preview,
                request -> request.param("version", "0")
                        .param("do", "drop")
                        .param("line", line)
                        .param("role.4", "EXTRA"));
        assertThat(get(author, preview)).bodyText().contains("Убрана", "2 раздела, 2 пункта");
        UUID roadmap = roadmapOf(commit(preview, 1));

        assertThat(rows(roadmap)).hasSize(2).noneMatch(row -> row.contains("Совещание"));
        assertThat(jdbc.sql(
                                "select a.extra::text from activity_row a join revision v on v.id = a.revision_id where v.roadmap_id = ? order by a.position limit 1")
                        .param(roadmap)
                        .query(String.class)
                        .single())
                .contains("Положение");
        assertThat(jdbc.sql("select columns::text from revision where roadmap_id = ?")
                        .param(roadmap)
                        .query(String.class)
                        .single())
                .contains("\"EXTRA\"", "Ответственный", "Срок");
    }

    @Test
    void nothingIsMadeWithoutATitleAndNothingTypedIsLost() {
        String preview = paste(TABLE);

        MvcTestResult answer = post(
                author,
                preview + "/commit",
                request -> request.param("version", "0")
                        .param("title", "")
                        .param("periodFrom", "31.02.2026")
                        .param("periodText", "на 2026-2028 годы"));

        assertThat(answer).hasStatus(422).bodyText().contains("field-title-error", "31.02.2026", "на 2026-2028 годы");
        assertThat(get(author, preview)).bodyText().contains("31.02.2026");
        assertThat(roadmaps()).isZero();
    }

    @Test
    void aNameThatIsNotFoundStaysInTheForm() {
        String preview = paste(TABLE);

        MvcTestResult answer = post(
                author,
                preview,
                request -> request.param("version", "0")
                        .param("do", "executors")
                        .param("executorPrinted", "Ассоциация наставников")
                        .param("executorTarget", "")
                        .param("executorOther", "Несуществующая школа"));

        assertThat(answer).hasStatus(422).bodyText().contains("Несуществующая школа", "не найдена");
    }

    @Test
    void organizationsOfAnotherRegionCannotBeChosen() {
        TestWorld elsewhere = worlds.make();
        String preview = paste(TABLE);
        post(
                author,
                preview,
                request -> request.param("version", "0")
                        .param("do", "executors")
                        .param("executorPrinted", "Ассоциация наставников")
                        .param("executorTarget", "ORG:" + elsewhere.school)
                        .param("executorOther", ""));

        assertThat(executors(roadmapOf(commit(preview, 1)))).contains("Ассоциация наставников|TEXT|LEAD");
    }

    @Test
    void aSecondTabDoesNotOverwriteTheFirst() {
        String preview = paste(TABLE);
        post(
                author,
                preview,
                request -> request.param("version", "0").param("do", "save").param("title", "Из первой"));

        MvcTestResult second = post(
                author,
                preview,
                request -> request.param("version", "0").param("do", "save").param("title", "Из второй"));

        assertThat(second).hasStatus(409).bodyText().contains("Из второй", "в другой вкладке");
        assertThat(get(author, preview)).bodyText().contains("Из первой");
    }

    @Test
    void aRepeatedCommitLeadsToTheSameDraft() {
        String preview = paste(TABLE);

        UUID first = roadmapOf(commit(preview, 0));
        UUID again = roadmapOf(commit(preview, 0));

        assertThat(again).isEqualTo(first);
        assertThat(roadmaps()).isEqualTo(1);
        assertThat(get(author, preview)).hasRedirectedUrl("/roadmaps/" + first + "/edition");
    }

    @Test
    void aDocumentIsItsAuthorsOnly() {
        String preview = paste(TABLE);
        Actor colleague = world.person(
                "Коллега", ru.metodkarta.shared.Role.METHODOLOGIST, "методист", world.service, world.town, null);

        assertThat(get(colleague, preview)).hasStatus(404);
        assertThat(post(colleague, preview + "/commit", request -> request.param("version", "0")))
                .hasStatus(404);
    }

    @Test
    void aRefusedFileIsOneSentenceAndChangesNothing() {
        MvcTestResult answer = mvc.post()
                .uri("/roadmaps/import")
                .multipart()
                .file(new MockMultipartFile("file", "план.docx", null, "не документ".getBytes(StandardCharsets.UTF_8)))
                .with(signedIn.as(author))
                .with(csrf())
                .exchange();

        assertThat(answer).hasStatus(422).bodyText().contains("field-file-error");
        assertThat(jdbc.sql("select count(*) from plan_import where account_id = ?")
                        .param(author.accountId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatNobodyFinishedGoesAfterAWeek() {
        UUID old = idOf(paste(TABLE));
        UUID fresh = idOf(paste(TABLE));
        jdbc.sql("update plan_import set created_at = created_at - cast(? as interval) where id = ?")
                .params(Duration.ofDays(8).toString(), old)
                .update();

        imports.sweep();

        assertThat(get(author, "/roadmaps/imports/" + old)).hasStatus(404);
        assertThat(get(author, "/roadmaps/imports/" + fresh)).hasStatusOk();
    }

    @Test
    void aThousandRowsAreLookedThroughInOneBreath() {
        StringBuilder table = new StringBuilder("№\tМероприятие\tОтветственный\tСрок\tРезультат\n");
        for (int i = 1; i <= 1000; i++) {
            table.append(i)
                    .append(".\tПроведение совещания номер ")
                    .append(i)
                    .append("\tОрганизация ")
                    .append(i % 60)
                    .append(", ЦРО Приозёрска\tежегодно (сентябрь)\tПротокол\n");
        }
        String preview = paste(table.toString());
        List<String> statements = SwitchableDataSource.statementsOf(
                () -> assertThat(get(author, preview)).hasStatusOk().bodyText().contains("1000 пунктов"));
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long started = System.nanoTime();
            get(author, preview);
            quickest = Math.min(quickest, (System.nanoTime() - started) / 1_000_000);
        }

        assertThat(statements.stream().filter(statement -> !statement.contains("SPRING_SESSION")))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(quickest).as("the quickest of five").isLessThan(2000);
        assertThat(commit(preview, 0)).hasStatus3xxRedirection();
    }

    private String paste(String table) {
        MvcTestResult answer = post(author, "/roadmaps/import", request -> request.param("text", table));
        assertThat(answer).hasStatus3xxRedirection();
        return answer.getResponse().getRedirectedUrl();
    }

    private MvcTestResult commit(String preview, int version) {
        return post(
                author,
                preview + "/commit",
                request -> request.param("version", String.valueOf(version))
                        .param("do", "commit")
                        .param("title", "План мероприятий Приозёрска")
                        .param("periodFrom", "01.01.2026")
                        .param("periodTo", "31.12.2028")
                        .param("periodText", "")
                        .param("yearKind", "CALENDAR"));
    }

    private static UUID idOf(String preview) {
        return UUID.fromString(preview.substring(preview.lastIndexOf('/') + 1));
    }

    private static UUID roadmapOf(MvcTestResult made) {
        assertThat(made).hasStatus3xxRedirection();
        return UUID.fromString(made.getResponse().getRedirectedUrl().split("/")[2]);
    }

    /** Key of the line that says this. */
    private String lineOf(String preview, String title) {
        PlanImport document = imports.read(author, idOf(preview));
        return PlanReader.read(document.table(), document.choices()).lines().stream()
                .filter(line -> title.equals(line.title()))
                .map(PlanReading.Line::key)
                .findFirst()
                .orElseThrow();
    }

    private int roadmaps() {
        return jdbc.sql("select count(*) from roadmap where region_id = ?")
                .param(world.region)
                .query(Integer.class)
                .single();
    }

    private List<String> rows(UUID roadmap) {
        return jdbc.sql("""
                        select rtrim(coalesce(s.number, ''), '.') || '|' || coalesce(s.title, '') || '|' || coalesce(a.number, '') || '|'
                          || a.title || '|' || a.deadline_text || '|' || coalesce(a.result, '') || '|'
                          || coalesce(a.executors_text, '')
                        from activity_row a join revision v on v.id = a.revision_id
                        left join section_row s on s.revision_id = v.id and s.section_id = a.section_id
                        where v.roadmap_id = ? order by v.no desc, a.position
                        """).param(roadmap).query(String.class).list();
    }

    private List<String> executors(UUID roadmap) {
        return jdbc.sql("""
                        select e.printed || '|' || e.kind || '|' || e.part
                        from executor e join activity_row a on a.id = e.activity_row_id
                        join revision v on v.id = a.revision_id where v.roadmap_id = ? order by a.position, e.position
                        """).param(roadmap).query(String.class).list();
    }

    private MvcTestResult get(Actor actor, String url) {
        return mvc.get().uri(url).with(signedIn.as(actor)).exchange();
    }

    private MvcTestResult post(Actor actor, String url, UnaryOperator<MockMvcTester.MockMvcRequestBuilder> form) {
        MockMvcTester.MockMvcRequestBuilder request =
                mvc.post().uri(url).with(signedIn.as(actor)).with(csrf());
        form.apply(request);
        return request.exchange();
    }
}
