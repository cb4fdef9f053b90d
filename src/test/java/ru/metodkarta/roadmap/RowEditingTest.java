package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Level;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;

/** The editor over HTTP: who gets in, what is answered, and that nothing typed is lost. */
@MetodkartaTest
class RowEditingTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    Roadmaps roadmaps;

    @Autowired
    Revisions revisions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Actors actors;

    TestWorld world;
    Actor first;
    Actor second;
    UUID id;
    List<UUID> rows;

    @BeforeEach
    void draft() {
        world = new TestWorld(jdbc, encoder, actors);
        first = world.methodologist();
        second = world.person("Вторая", Role.METHODOLOGIST, "методист", world.service, world.town, null);
        id = drafts.draft(first, Samples.content(place(), Samples.small()));
        rows = rowIds(id);
    }

    @Test
    void opensTheEditorForMethodologistsOfTheTownOnly() {
        assertThat(get(first, edition(""))).hasStatusOk().bodyText().contains("Разработка критериев");
        assertThat(get(world.otherTownMethodologist(), edition(""))).hasStatus(404);
        assertThat(get(world.schoolWorker(), edition(""))).hasStatus(404);
        Actor official = world.official();
        assertThat(get(official, edition(""))).hasStatus(403);
        assertThat(get(world.supervisor(), row(0))).hasStatus(403);
        assertThat(post(official, row(0), form("1.1.", "Чужой текст", 0))).hasStatus(403);
        assertThat(title(0)).isEqualTo("Разработка критериев");
    }

    @Test
    void savesOneRowAndCountsItsOwnVersion() {
        assertThat(post(first, row(0), form("1.1.", "Новый текст", 0))).hasStatus3xxRedirection();
        assertThat(title(0)).isEqualTo("Новый текст");
        assertThat(version(0)).isEqualTo(1);
        assertThat(version(1)).isZero();
    }

    @Test
    void showsBothTextsToTheSecondWhoSavesTheSameRow() {
        post(
                first,
                row(0),
                request -> form("1.1.", "Текст первой", 0).apply(request).param("deadlineText", "август 2026 г."));

        MvcTestResult answer = post(second, row(0), form("1.1.", "Текст второй", 0));

        assertThat(answer).hasStatus(409);
        assertThat(answer).bodyText().contains("Методист", "первой", "второй", "pick.title");
        assertThat(title(0)).isEqualTo("Текст первой");

        assertThat(post(
                        second,
                        row(0),
                        request -> form("1.1.", "Текст второй", 1)
                                .apply(request)
                                .param("pick.title", "mine")
                                .param("pick.deadline", "theirs")))
                .hasStatus3xxRedirection();
        assertThat(title(0)).isEqualTo("Текст второй");
        assertThat(deadline(0)).isEqualTo("август 2026 г.");
    }

    @Test
    void twoRowsAreWrittenAtOnceWithoutConflict() {
        post(first, row(0), form("1.1.", "Строка первой", 0));
        assertThat(post(second, row(1), form("1.2.", "Строка второй", 0))).hasStatus3xxRedirection();
        assertThat(title(1)).isEqualTo("Строка второй");
    }

    @Test
    void autosaveAnswersWithTheStatusLineOnly() {
        MvcTestResult saved = post(
                first,
                row(0),
                request -> form("1.1.", "Набирается", 0)
                        .apply(request)
                        .param("autosave", "1")
                        .header("HX-Request", "true"));
        assertThat(saved).hasStatusOk().bodyText().contains("row-status-").doesNotContain("<textarea");

        MvcTestResult conflict = post(
                second,
                row(0),
                request -> form("1.1.", "Другое", 0)
                        .apply(request)
                        .param("autosave", "1")
                        .header("HX-Request", "true"));
        assertThat(conflict).hasStatus(409).bodyText().contains("row-status-").doesNotContain("<textarea");
    }

    @Test
    void keepsWhatWasTypedWhenSomethingIsWrong() {
        MvcTestResult answer = post(
                first, row(0), request -> form("1.1.", "", 0).apply(request).param("result", "Набранный результат"));
        assertThat(answer).hasStatus(422).bodyText().contains("Набранный результат", "field-title-error");
        assertThat(title(0)).isEqualTo("Разработка критериев");
    }

    @Test
    void keepsTheCommaOfASingleExecutor() {
        post(
                first,
                row(0),
                request -> form("1.1.", "Текст", 0)
                        .apply(request)
                        .param("executorPrinted", "Ассоциация, отдел")
                        .param("executorTarget", "TEXT")
                        .param("executorPart", "LEAD"));
        assertThat(executors(0)).containsExactly("Ассоциация, отдел|TEXT|LEAD");
    }

    @Test
    void resolvesNamesTypedOneALine() {
        post(
                first,
                row(0),
                request -> form("1.1.", "Текст", 0)
                        .apply(request)
                        .param("executorsAdded", "ЦРО Приозёрска\nшколы\nНекто"));
        assertThat(executors(0))
                .containsExactly("ЦРО Приозёрска|ORG|LEAD", "школы|GROUP|TAKING_PART", "Некто|TEXT|TAKING_PART");
    }

    @Test
    void refusesExecutorsOfAnotherTownOrRegionAndKeepsTheirNames() {
        TestWorld elsewhere = new TestWorld(jdbc, encoder, actors);
        UUID list = Ids.next();
        jdbc.sql(
                        "insert into organization_list (id, region_id, municipality_id, name) values (?, ?, ?, 'Чужой список')")
                .params(list, world.region, world.otherTown)
                .update();
        for (String target : List.of("ORG:" + elsewhere.school, "ORG:" + world.otherSchool, "LIST:" + list)) {
            assertThat(post(first, row(0), executor("Чужая школа", target)))
                    .as(target)
                    .hasStatus(422)
                    .bodyText()
                    .contains("не этой территории: Чужая школа", "Набранный текст");
            assertThat(post(first, edition("/activities"), executor("Чужая школа", target)))
                    .hasStatus(422);
        }
        assertThat(title(0)).isEqualTo("Разработка критериев");
        assertThat(post(first, row(0), executor("Министерство", "ORG:" + world.ministry)))
                .as("bodies of the region work in every town")
                .hasStatus3xxRedirection();
    }

    @Test
    void keepsAnExecutorThatHasMovedToAnotherTownSince() {
        jdbc.sql("update organization set municipality_id = ? where id = ?")
                .params(world.otherTown, world.service)
                .update();
        assertThat(get(first, row(0))).bodyText().contains("ORG:" + world.service);
        assertThat(post(first, row(0), executor("ЦРО Приозёрска", "ORG:" + world.service)))
                .hasStatus3xxRedirection();
    }

    @Test
    void aNameOfAnotherTownStaysText() {
        post(
                first,
                row(0),
                request -> form("1.1.", "Текст", 0).apply(request).param("executorsAdded", "СОШ № 1 Заречного"));
        assertThat(executors(0)).containsExactly("СОШ № 1 Заречного|TEXT|LEAD");
        assertThat(get(first, edition("/executors?q=Заречного")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(world.otherSchool.toString());
    }

    @Test
    void takesNoCoordinatorOrSupervisorOfAnotherPlace() {
        Actor stranger = world.person(
                "Чужойконтроль", Role.SUPERVISOR, "заместитель", world.otherAuthority, world.otherTown, null);
        Actor own = world.supervisor();
        String passport = edition("/passport");
        assertThat(post(first, passport, requisites(stranger, "")))
                .hasStatus(422)
                .bodyText()
                .contains("чья зона — эта территория");
        assertThat(post(first, passport, requisites(own, "УО Заречного"))).hasStatus(422);
        assertThat(post(first, passport, requisites(own, "УО Приозёрска"))).hasStatus3xxRedirection();
        assertThat(jdbc.sql("select supervisor_account_id from revision where roadmap_id = ?")
                        .param(id)
                        .query(UUID.class)
                        .single())
                .isEqualTo(own.accountId());
    }

    private static UnaryOperator<MockMvcTester.MockMvcRequestBuilder> requisites(Actor supervisor, String coordinator) {
        return request -> request.param("title", "План")
                .param("version", "0")
                .param("coordinator", coordinator)
                .param("supervisorAccount", supervisor.accountId().toString());
    }

    private static UnaryOperator<MockMvcTester.MockMvcRequestBuilder> executor(String printed, String target) {
        return request -> form("1.1.", "Набранный текст", 0)
                .apply(request)
                .param("executorPrinted", printed)
                .param("executorTarget", target)
                .param("executorPart", "LEAD");
    }

    @Test
    void datesSetByHandAreKeptAndMarked() {
        post(
                first,
                row(0),
                request -> form("1.1.", "Текст", 0)
                        .apply(request)
                        .param("deadlineText", "по отдельному графику")
                        .param("deadlineMode", "MANUAL")
                        .param("manualKind", "ONE_OFF")
                        .param("manualDue", "15.12.2026"));
        assertThat(source(0)).isEqualTo("OVERRULED");
        assertThat(get(first, edition(""))).bodyText().contains("задано вручную");
    }

    @Test
    void confirmedYearAnswersTheQuestion() {
        post(
                first,
                row(0),
                request -> form("1.1.", "Текст", 0).apply(request).param("deadlineText", "ноябрь-декабрь 202 г."));
        assertThat(source(0)).isEqualTo("READ");
        assertThat(get(first, edition(""))).bodyText().contains("вопрос по сроку");

        post(
                first,
                row(0),
                request -> form("1.1.", "Текст", 1)
                        .apply(request)
                        .param("deadlineText", "ноябрь-декабрь 202 г.")
                        .param("confirmYear", "2026"));
        assertThat(source(0)).isEqualTo("CONFIRMED");
        assertThat(jdbc.sql("select reading->>'due' from activity_row where activity_id = ?")
                        .param(rows.get(0))
                        .query(String.class)
                        .single())
                .isEqualTo("2026-12-31");
    }

    @Test
    void textUnderReviewIsNotEdited() {
        transaction.executeWithoutResult(status -> {
            Roadmap roadmap = roadmaps.findById(id).orElseThrow();
            roadmap.submit(revisions.findOpen(id).orElseThrow(), "hash");
        });
        assertThat(get(first, edition(""))).hasStatus(409).bodyText().contains("отзовите");
        assertThat(post(first, row(0), form("1.1.", "Поздно", 0))).hasStatus(409);
    }

    @Test
    void rowsMoveByButtonsAndAcrossSections() {
        post(first, row(1) + "/move", request -> request.param("direction", "up"));
        assertThat(rowIds(id)).containsExactly(rows.get(1), rows.get(0), rows.get(2));

        post(first, row(0) + "/move", request -> request.param("direction", "down"));
        assertThat(sectionOf(rows.get(0))).isEqualTo(sectionOf(rows.get(2)));
        assertThat(rowIds(id)).containsExactly(rows.get(1), rows.get(0), rows.get(2));
        assertThat(version(0)).as("moving is no change of the text").isZero();
    }

    @Test
    void removedRowComesBackAsItWas() {
        post(first, row(1) + "/deletion", request -> request);
        assertThat(rowIds(id)).containsExactly(rows.get(0), rows.get(2));
        post(first, row(1) + "/restoration", request -> request);
        assertThat(rowIds(id)).containsExactlyElementsOf(rows);
        assertThat(executors(1)).containsExactly("ЦРО Приозёрска|ORG|LEAD", "школы|GROUP|TAKING_PART");
    }

    @Test
    void renumbersInOrderAndLeavesRowsWithoutNumber() {
        List<Renumbering.Numbered> rows =
                List.of(numbered("5.", "I"), numbered(null, "I"), numbered("7.", "I"), numbered("1.", "II"));
        assertThat(Renumbering.numbers(rows, false)).containsExactly("I.1.", null, "I.2.", "II.1.");
        assertThat(Renumbering.numbers(rows, true)).as("on request").containsExactly("I.1.", "I.2.", "I.3.", "II.1.");
    }

    @Test
    void editorAsksTheDatabaseTheSameNumberOfTimesHoweverLongTheText() {
        UUID large = drafts.draft(first, Samples.content(place(), Samples.large(1000)));
        List<String> few = statements("/roadmaps/" + id + "/edition");
        List<String> many = statements("/roadmaps/" + large + "/edition");
        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(14);
    }

    private List<String> statements(String url) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.get().uri(url).with(signedIn.as(first));
        return SwitchableDataSource.statementsOf(() -> assertThat(request).hasStatusOk());
    }

    private static Renumbering.Numbered numbered(String number, String section) {
        return new Renumbering.Numbered(UUID.randomUUID(), number, UUID.nameUUIDFromBytes(section.getBytes()), section);
    }

    private RoadmapPlace place() {
        return new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
    }

    private String edition(String rest) {
        return "/roadmaps/" + id + "/edition" + rest;
    }

    private String row(int i) {
        return edition("/activities/" + rows.get(i));
    }

    private MvcTestResult get(Actor actor, String url) {
        return mvc.get().uri(url).with(signedIn.as(actor)).exchange();
    }

    private MvcTestResult post(Actor actor, String url, UnaryOperator<MockMvcTester.MockMvcRequestBuilder> parameters) {
        return parameters
                .apply(mvc.post().uri(url).with(signedIn.as(actor)).with(csrf()))
                .exchange();
    }

    private static UnaryOperator<MockMvcTester.MockMvcRequestBuilder> form(String number, String title, int version) {
        return request ->
                request.param("number", number).param("title", title).param("version", String.valueOf(version));
    }

    private List<UUID> rowIds(UUID roadmap) {
        return jdbc.sql(
                        "select r.activity_id from activity_row r join revision v on v.id = r.revision_id where v.roadmap_id = ? order by r.position")
                .param(roadmap)
                .query(UUID.class)
                .list();
    }

    private <T> T column(int i, String column, Class<T> type) {
        return jdbc.sql("select " + column + " from activity_row where activity_id = ?")
                .param(rows.get(i))
                .query(type)
                .single();
    }

    private String title(int i) {
        return column(i, "title", String.class);
    }

    private String deadline(int i) {
        return column(i, "deadline_text", String.class);
    }

    private String source(int i) {
        return column(i, "reading_source", String.class);
    }

    private int version(int i) {
        return column(i, "version", Integer.class);
    }

    private UUID sectionOf(UUID activity) {
        return jdbc.sql("select section_id from activity_row where activity_id = ?")
                .param(activity)
                .query(UUID.class)
                .single();
    }

    private List<String> executors(int i) {
        return jdbc.sql("""
                        select e.printed || '|' || e.kind || '|' || e.part from executor e
                        join activity_row r on r.id = e.activity_row_id where r.activity_id = ? order by e.position
                        """).param(rows.get(i)).query(String.class).list();
    }
}
