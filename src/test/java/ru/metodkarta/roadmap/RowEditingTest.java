package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
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
    OpenDrafts drafts;

    @Autowired
    Roadmaps roadmaps;

    @Autowired
    Revisions revisions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    OpenDraft draft;
    TestWorld world;
    Actor first;
    Actor second;
    UUID id;
    List<UUID> rows;

    @BeforeEach
    void draft() {
        draft = drafts.open();
        world = draft.world;
        first = draft.author;
        second = world.person("Вторая", Role.METHODOLOGIST, "методист", world.service, world.town, null);
        id = draft.id;
        rows = draft.rows;
    }

    @Test
    void opensTheEditorForMethodologistsOfTheTownOnly() {
        assertThat(draft.get(first, draft.edition(""))).hasStatusOk().bodyText().contains("Разработка критериев");
        assertThat(draft.get(world.otherTownMethodologist(), draft.edition(""))).hasStatus(404);
        assertThat(draft.get(world.schoolWorker(), draft.edition(""))).hasStatus(404);
        Actor official = world.official();
        assertThat(draft.get(official, draft.edition(""))).hasStatus(403);
        assertThat(draft.get(world.supervisor(), draft.row(0))).hasStatus(403);
        assertThat(draft.post(official, draft.row(0), OpenDraft.form("1.1.", "Чужой текст", 0)))
                .hasStatus(403);
        assertThat(draft.title(0)).isEqualTo("Разработка критериев");
    }

    @Test
    void savesOneRowAndCountsItsOwnVersion() {
        assertThat(draft.post(first, draft.row(0), OpenDraft.form("1.1.", "Новый текст", 0)))
                .hasStatus3xxRedirection();
        assertThat(draft.title(0)).isEqualTo("Новый текст");
        assertThat(draft.version(0)).isEqualTo(1);
        assertThat(draft.version(1)).isZero();
    }

    @Test
    void showsBothTextsToTheSecondWhoSavesTheSameRow() {
        draft.post(
                first,
                draft.row(0),
                request -> OpenDraft.form("1.1.", "Текст первой", 0)
                        .apply(request)
                        .param("deadlineText", "август 2026 г."));

        MvcTestResult answer = draft.post(second, draft.row(0), OpenDraft.form("1.1.", "Текст второй", 0));

        assertThat(answer).hasStatus(409);
        assertThat(answer).bodyText().contains("Методист", "первой", "второй", "pick.title");
        assertThat(draft.title(0)).isEqualTo("Текст первой");

        assertThat(draft.post(
                        second,
                        draft.row(0),
                        request -> OpenDraft.form("1.1.", "Текст второй", 1)
                                .apply(request)
                                .param("pick.title", "mine")
                                .param("pick.deadline", "theirs")))
                .hasStatus3xxRedirection();
        assertThat(draft.title(0)).isEqualTo("Текст второй");
        assertThat(draft.deadline(0)).isEqualTo("август 2026 г.");
    }

    @Test
    void twoRowsAreWrittenAtOnceWithoutConflict() {
        draft.post(first, draft.row(0), OpenDraft.form("1.1.", "Строка первой", 0));
        assertThat(draft.post(second, draft.row(1), OpenDraft.form("1.2.", "Строка второй", 0)))
                .hasStatus3xxRedirection();
        assertThat(draft.title(1)).isEqualTo("Строка второй");
    }

    @Test
    void autosaveAnswersWithTheStatusLineOnly() {
        MvcTestResult saved = draft.post(
                first,
                draft.row(0),
                request -> OpenDraft.form("1.1.", "Набирается", 0)
                        .apply(request)
                        .param("autosave", "1")
                        .header("HX-Request", "true"));
        assertThat(saved).hasStatusOk().bodyText().contains("row-status-").doesNotContain("<textarea");

        MvcTestResult conflict = draft.post(
                second,
                draft.row(0),
                request -> OpenDraft.form("1.1.", "Другое", 0)
                        .apply(request)
                        .param("autosave", "1")
                        .header("HX-Request", "true"));
        assertThat(conflict).hasStatus(409).bodyText().contains("row-status-").doesNotContain("<textarea");
    }

    @Test
    void keepsWhatWasTypedWhenSomethingIsWrong() {
        MvcTestResult answer = draft.post(
                first,
                draft.row(0),
                request -> OpenDraft.form("1.1.", "", 0).apply(request).param("result", "Набранный результат"));
        assertThat(answer).hasStatus(422).bodyText().contains("Набранный результат", "field-title-error");
        assertThat(draft.title(0)).isEqualTo("Разработка критериев");
    }

    @Test
    void datesSetByHandAreKeptAndMarked() {
        draft.post(
                first,
                draft.row(0),
                request -> OpenDraft.form("1.1.", "Текст", 0)
                        .apply(request)
                        .param("deadlineText", "по отдельному графику")
                        .param("deadlineMode", "MANUAL")
                        .param("manualKind", "ONE_OFF")
                        .param("manualDue", "15.12.2026"));
        assertThat(draft.source(0)).isEqualTo("OVERRULED");
        assertThat(draft.get(first, draft.edition(""))).bodyText().contains("задано вручную");
    }

    @Test
    void confirmedYearAnswersTheQuestion() {
        draft.post(
                first,
                draft.row(0),
                request -> OpenDraft.form("1.1.", "Текст", 0)
                        .apply(request)
                        .param("deadlineText", "ноябрь-декабрь 202 г."));
        assertThat(draft.source(0)).isEqualTo("READ");
        assertThat(draft.get(first, draft.edition(""))).bodyText().contains("вопрос по сроку");

        draft.post(
                first,
                draft.row(0),
                request -> OpenDraft.form("1.1.", "Текст", 1)
                        .apply(request)
                        .param("deadlineText", "ноябрь-декабрь 202 г.")
                        .param("confirmYear", "2026"));
        assertThat(draft.source(0)).isEqualTo("CONFIRMED");
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
        assertThat(draft.get(first, draft.edition("")))
                .hasStatus(409)
                .bodyText()
                .contains("отзовите");
        assertThat(draft.post(first, draft.row(0), OpenDraft.form("1.1.", "Поздно", 0)))
                .hasStatus(409);
    }

    @Test
    void rowsMoveByButtonsAndAcrossSections() {
        draft.post(first, draft.row(1) + "/move", request -> request.param("direction", "up"));
        assertThat(draft.rowIds()).containsExactly(rows.get(1), rows.get(0), rows.get(2));

        draft.post(first, draft.row(0) + "/move", request -> request.param("direction", "down"));
        assertThat(draft.sectionOf(rows.get(0))).isEqualTo(draft.sectionOf(rows.get(2)));
        assertThat(draft.rowIds()).containsExactly(rows.get(1), rows.get(0), rows.get(2));
        assertThat(draft.version(0)).as("moving is no change of the text").isZero();
    }

    @Test
    void removedRowComesBackAsItWas() {
        draft.post(first, draft.row(1) + "/deletion", request -> request);
        assertThat(draft.rowIds()).containsExactly(rows.get(0), rows.get(2));
        draft.post(first, draft.row(1) + "/restoration", request -> request);
        assertThat(draft.rowIds()).containsExactlyElementsOf(rows);
        assertThat(draft.executors(1)).containsExactly("ЦРО Приозёрска|ORG|LEAD", "школы|GROUP|TAKING_PART");
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
        OpenDraft large = drafts.open(world, first, Samples.large(1000));
        List<String> few = statements(draft.edition(""));
        List<String> many = statements(large.edition(""));
        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(14);
    }

    private List<String> statements(String url) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.get().uri(url).with(signedIn.as(first));
        return SwitchableDataSource.statementsOf(() -> assertThat(request).hasStatusOk());
    }

    private static Renumbering.Numbered numbered(String number, String section) {
        return new Renumbering.Numbered(UUID.randomUUID(), number, UUID.nameUUIDFromBytes(section.getBytes()), section);
    }
}
