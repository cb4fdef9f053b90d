package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/** A document over a roadmap that exists: its difference is offered as changes, activities stay the same ones. */
@MetodkartaTest
class DocumentOverRoadmapTest {

    private static final String HEAD = "№\tМероприятие\tОтветственный\tСрок\tРезультат\n";
    private static final String FIRST = """
            1. Нормы
            1.1.\tРазработка положения\tЦРО Приозёрска\tдо 20.08.2027\tПоложение
            1.2.\tСовещание руководителей школ города\tЦРО Приозёрска\tдекабрь 202 г.\tПротокол
            1.3.\tИздание приказа\tУО Приозёрска\tмарт 2027 г.\tПриказ
            """;
    private static final String SECOND = """
            1. Нормы
            1.1.\tСоздание рабочей группы педагогов\tЦРО Приозёрска\tянварь 2027 г.\tПриказ
            1.2.\tРазработка положения\tЦРО Приозёрска\tдо 20.08.2027\tПоложение
            1.3.\tСовещание руководителей всех школ города\tЦРО Приозёрска, школы\tдекабрь 202 г.\tПротокол
            """;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlannedWorldMaker maker;

    PlannedWorld world;
    Actor author;

    @BeforeEach
    void makeWorld() {
        world = maker.make();
        author = world.person("methodologist");
    }

    @Test
    void putsTheChosenChangesIntoTheDraft() {
        UUID roadmap = drafted(HEAD + FIRST);
        List<String> before = activities(roadmap);
        confirmTheYear(roadmap, "1.2.");
        String document = bring(HEAD + SECOND, roadmap);
        String page = body(document + "/difference");

        assertThat(page)
                .contains("Изменено пунктов: 2, добавлено: 1, перенесено: 0, нет в документе: 1. Без изменений: 0.")
                .contains("<ins>", "<del>")
                .contains("Создание рабочей группы педагогов");
        assertThat(apply(document, page, keys(page, false))).hasStatus3xxRedirection();

        assertThat(rows(roadmap))
                .containsExactly(
                        "1.1.|Создание рабочей группы педагогов|январь 2027 г.|ЦРО Приозёрска",
                        "1.2.|Разработка положения|до 20.08.2027|ЦРО Приозёрска",
                        "1.3.|Совещание руководителей всех школ города|декабрь 202 г.|ЦРО Приозёрска, школы",
                        "1.3.|Издание приказа|март 2027 г.|УО Приозёрска");
        assertThat(activities(roadmap)).containsSubsequence(before);
        assertThat(jdbc.sql("select reading_source from activity_row where activity_id = cast(? as uuid)")
                        .param(before.get(1))
                        .query(String.class)
                        .single())
                .as("the words of the deadline are the same, so the answer stands")
                .isEqualTo("CONFIRMED");
        assertThat(jdbc.sql("select action from journal where subject_id = ? order by id desc limit 1")
                        .param(roadmap)
                        .query(String.class)
                        .single())
                .isEqualTo("ROADMAP_MERGED");
    }

    @Test
    void leavesWhatWasNotChosenAndTakesOutWhatWasTicked() {
        UUID roadmap = drafted(HEAD + FIRST);
        String document = bring(HEAD + SECOND, roadmap);
        String page = body(document + "/difference");
        List<String> removal = keys(page, true);
        removal.removeAll(keys(page, false));

        apply(document, page, removal);

        assertThat(rows(roadmap))
                .containsExactly(
                        "1.1.|Разработка положения|до 20.08.2027|ЦРО Приозёрска",
                        "1.2.|Совещание руководителей школ города|декабрь 202 г.|ЦРО Приозёрска");
        assertThat(jdbc.sql(
                                "select count(*) from removed_row r join revision v on v.id = r.revision_id where v.roadmap_id = ?")
                        .param(roadmap)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameDocumentChangesNothing() {
        UUID roadmap = drafted(HEAD + FIRST);
        assertThat(body(bring(HEAD + FIRST, roadmap) + "/difference")).contains("Документ не отличается");
    }

    @Test
    void opensTheNextRevisionOfAnApprovedRoadmap() {
        UUID force = world.id("force");
        List<String> before = activities(force);
        String title = jdbc.sql(
                        "select a.title from activity_row a where activity_id = cast(? as uuid) order by a.id limit 1")
                .param(before.get(0))
                .query(String.class)
                .single();
        String document = bring(HEAD + "1\t" + title + " и родителями\tЦРО Приозёрска\tмай 2027 г.\tПлан\n", force);
        String page = body(document + "/difference");
        assertThat(page).contains("Откроется проект редакции № 2");

        assertThat(apply(document, page, keys(page, false))).hasStatus3xxRedirection();

        assertThat(jdbc.sql("select state from revision where roadmap_id = ? order by no")
                        .param(force)
                        .query(String.class)
                        .list())
                .containsExactly("APPROVED", "DRAFT");
        assertThat(activities(force)).hasSameSizeAs(before).containsExactlyInAnyOrderElementsOf(before);
        assertThat(rows(force)).anyMatch(row -> row.contains("и родителями"));
    }

    @Test
    void whatWasReportedOnCannotBeTakenOut() {
        UUID force = world.id("force");
        String document = bring(HEAD + "77\tСовсем другое дело\tЦРО Приозёрска\tмай 2027 г.\tПлан\n", force);
        String page = body(document + "/difference");
        assertThat(page).contains("удалить его нельзя", "disabled");

        apply(document, page, everyRowOf(force));

        assertThat(activities(force)).contains(reportedActivity(force));
    }

    @Test
    void asksAgainWhenTheRoadmapWasChangedMeanwhile() {
        UUID roadmap = drafted(HEAD + FIRST);
        String document = bring(HEAD + SECOND, roadmap);
        String page = body(document + "/difference");
        jdbc.sql("""
                        update activity_row set title = 'Издание распоряжения' where title = 'Издание приказа'
                          and revision_id in (select id from revision where roadmap_id = ?)
                        """).param(roadmap).update();

        assertThat(apply(document, page, keys(page, false)))
                .hasStatus(409)
                .bodyText()
                .contains("Издание распоряжения", "изменили");
        assertThat(rows(roadmap)).hasSize(3);
    }

    @Test
    void keepsThePrintedCellUntilTheExecutorsChange() {
        UUID roadmap = drafted(HEAD + FIRST);
        String row = "/roadmaps/" + roadmap + "/edition/activities/"
                + activities(roadmap).get(0);

        post(
                row,
                "version",
                "0",
                "title",
                "Разработка положения о наставничестве",
                "executorPrinted",
                "ЦРО Приозёрска",
                "executorTarget",
                "",
                "executorPart",
                "LEAD");
        assertThat(rows(roadmap).get(0)).contains("о наставничестве").endsWith("|ЦРО Приозёрска");

        post(row, "version", "1", "title", "Разработка положения", "executorsAdded", "школы");
        assertThat(rows(roadmap).get(0)).endsWith("|");
    }

    private UUID drafted(String table) {
        String document = bring(table, null);
        MvcTestResult made = post(
                document + "/commit",
                "version",
                "0",
                "title",
                "План",
                "periodFrom",
                "01.01.2026",
                "periodTo",
                "31.12.2028");
        assertThat(made).hasStatus3xxRedirection();
        return UUID.fromString(made.getResponse().getRedirectedUrl().split("/")[2]);
    }

    private String bring(String table, UUID roadmap) {
        MvcTestResult answer = roadmap == null
                ? post("/roadmaps/import", "text", table)
                : post("/roadmaps/import", "text", table, "roadmap", roadmap.toString());
        assertThat(answer).hasStatus3xxRedirection();
        return answer.getResponse().getRedirectedUrl();
    }

    private void confirmTheYear(UUID roadmap, String number) {
        jdbc.sql("""
                        update activity_row set reading_source = 'CONFIRMED' where number = ?
                          and revision_id in (select id from revision where roadmap_id = ?)
                        """).params(number, roadmap).update();
    }

    private MvcTestResult apply(String document, String page, List<String> keys) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.post()
                .uri(document + "/difference")
                .with(signedIn.as(author))
                .with(csrf())
                .param("version", value(page, "version"))
                .param("seen", value(page, "seen"))
                .param("change", keys.toArray(String[]::new));
        return request.exchange();
    }

    private static String value(String page, String field) {
        Matcher matcher =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(matcher.find()).as(field).isTrue();
        return matcher.group(1);
    }

    /** Keys of the changes on the page; without unticked ones, unless all are wanted. */
    private static List<String> keys(String page, boolean unticked) {
        Matcher matcher = Pattern.compile("name=\"change\"[^>]*value=\"([^\"]*)\"([^>]*)>")
                .matcher(page);
        List<String> keys = new java.util.ArrayList<>();
        while (matcher.find()) {
            if (unticked || matcher.group(2).contains("checked")) {
                keys.add(matcher.group(1));
            }
        }
        return keys;
    }

    private List<String> everyRowOf(UUID roadmap) {
        return activities(roadmap).stream().map(id -> "r:" + id).toList();
    }

    private String reportedActivity(UUID roadmap) {
        return jdbc.sql("""
                        select o.activity_id::text from execution_report r join assignment a on a.id = r.assignment_id
                        join occurrence o on o.id = a.occurrence_id where o.roadmap_id = ? limit 1
                        """).param(roadmap).query(String.class).single();
    }

    /** Of the latest revision, in order. */
    private List<String> activities(UUID roadmap) {
        return jdbc.sql("""
                        select a.activity_id::text from activity_row a join revision v on v.id = a.revision_id
                        where v.roadmap_id = :id and v.no = (select max(no) from revision where roadmap_id = :id)
                        order by a.position
                        """).param("id", roadmap).query(String.class).list();
    }

    private List<String> rows(UUID roadmap) {
        return jdbc.sql("""
                        select coalesce(a.number, '') || '|' || a.title || '|' || a.deadline_text || '|'
                          || coalesce(a.executors_text, '')
                        from activity_row a join revision v on v.id = a.revision_id
                        where v.roadmap_id = :id and v.no = (select max(no) from revision where roadmap_id = :id)
                        order by a.position
                        """).param("id", roadmap).query(String.class).list();
    }

    private String body(String url) {
        MvcTestResult answer = mvc.get().uri(url).with(signedIn.as(author)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String url, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder request =
                mvc.post().uri(url).with(signedIn.as(author)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }
}
