package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.WrittenRoutes;
import ru.metodkarta.testing.WrittenRoutes.Step;

/** The approval sheet on paper, and the kind of plan that chooses whose signatures stand on it. */
@MetodkartaTest
class ApprovalSheetTest {

    private static final String TITLE = "План мероприятий («дорожная карта») на 2026-2028 гг.";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    TownDrafts drafts;

    @Autowired
    WrittenRoutes routes;

    @Autowired
    Approvals approvals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Actors actors;

    TownDrafts.Draft draft;
    TestWorld world;
    Actor methodologist;
    Actor deputy;
    UUID id;

    @BeforeEach
    void draft() {
        draft = drafts.begun();
        world = draft.world;
        methodologist = draft.methodologist;
        deputy = draft.deputy;
        id = draft.id;
    }

    @Test
    void wordHasTheStepsTheirDecisionsAndTheRemarks() throws IOException {
        route(null, "Муниципальный методический совет");
        approvals.submit(methodologist, id, "Прошу рассмотреть до конца недели");
        assertThat(draft.post(
                        "/decision",
                        methodologist,
                        Map.of(
                                "verdict", "ENDORSED",
                                "paperNumber", "4",
                                "paperOn", "20.11.2026")))
                .hasStatus3xxRedirection();
        try (XWPFDocument word = word(null)) {
            assertThat(paragraphs(word))
                    .contains("Лист согласования", TITLE, "Редакция 1, рассмотрение 1")
                    .anyMatch(line -> line.startsWith("Направлена на согласование: 23.11.2026")
                            && line.contains("Методист, методист"))
                    .contains("Пояснение: Прошу рассмотреть до конца недели");
            XWPFTable steps = word.getTables().get(0);
            assertThat(cells(steps, 0))
                    .containsExactly("Этап", "Кто рассматривает", "Решение", "ФИО", "Дата", "Подпись");
            List<String> body = cells(steps, 1);
            assertThat(body.get(1)).isEqualTo("Муниципальный методический совет");
            assertThat(body.get(2))
                    .startsWith("Согласовано")
                    .contains("протокол № 4 от 20.11.2026", "внесено по подлиннику 23.11.2026: Методист");
            assertThat(body.subList(3, 6)).containsExactly("", "20.11.2026", "");
            List<String> waits = cells(steps, 2);
            assertThat(waits.get(1)).isEqualTo("заместитель начальника, УО Приозёрска");
            assertThat(waits.get(2)).isEmpty();
            assertThat(waits.get(3)).isEmpty();
            assertThat(waits.get(4)).isEqualTo("срок до 26.11.2026");
            assertThat(cells(steps, 3).get(1)).startsWith("Утверждение:");
            assertThat(word.getTables()).hasSize(1);
            assertThat(word.getFooterList().get(0).getText())
                    .contains("Сформировано в системе «Методкарта» 23.11.2026");
        }
        UUID activity = jdbc.sql("select activity_id from activity_row w join revision v on v.id = w.revision_id"
                        + " where v.roadmap_id = ? order by w.number limit 1")
                .param(id)
                .query(UUID.class)
                .single();
        approvals.endorse(
                deputy, id, "Проверьте сроки", Map.of(activity, "Назовите ответственного"), null, StepChoice.ANY);
        jdbc.sql("update activity_row set title = 'Переписано после' where activity_id = ?")
                .param(activity)
                .update();
        try (XWPFDocument word = word(null)) {
            List<String> done = cells(word.getTables().get(0), 2);
            assertThat(done.get(2)).isEqualTo("Согласовано с замечаниями");
            assertThat(done.subList(3, 6)).containsExactly("Контроль", "23.11.2026", "");
            XWPFTable remarks = word.getTables().get(1);
            assertThat(remarks.getNumberOfRows()).isEqualTo(3);
            assertThat(List.of(cells(remarks, 1), cells(remarks, 2)))
                    .anySatisfy(row -> assertThat(row).startsWith("К документу в целом", "Проверьте сроки"))
                    .anySatisfy(row -> {
                        assertThat(row.get(0))
                                .as("as the text of that round called it")
                                .startsWith("1.1. ")
                                .doesNotContain("Переписано");
                        assertThat(row.get(1)).isEqualTo("Назовите ответственного");
                        assertThat(row.get(2)).startsWith("Контроль, заместитель начальника");
                        assertThat(row.get(4)).isEqualTo("Не снято");
                    });
        }
    }

    @Test
    void everyRoundHasASheetAndTheLatestIsTheDefault() throws IOException {
        approvals.submit(methodologist, id, null);
        UUID first = draft.lastRound();
        approvals.returnForRework(deputy, id, "Уточните сроки", Map.of());
        approvals.submit(methodologist, id, null);
        assertThat(pdf(null)).contains("Лист согласования", "Редакция 1, рассмотрение 2", "срок до");
        assertThat(pdf(first))
                .contains("рассмотрение 1", "Возвращено с замечаниями", "Уточните сроки", "Не потребовалось")
                .doesNotContain("срок до");
        assertThat(draft.get("/submissions", methodologist))
                .bodyText()
                .contains("approval-sheet.docx?round=" + first, "approval-sheet.pdf?round=" + draft.lastRound());
        assertThat(jdbc.sql("select details ->> 'round' from journal where subject_id = ?"
                                + " and action = 'APPROVAL_SHEET_EXPORTED' order by at, id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("2", "1");
    }

    @Test
    void substituteIsNamedWithWhomTheyStandInFor() throws IOException {
        Actor substitute =
                world.person("Заменяющий", Role.METHODOLOGIST, "методист", world.authority, world.town, null);
        UUID substitution = Ids.next();
        jdbc.sql("""
                        insert into substitution (id, region_id, absent_id, substitute_id, from_on, until_on, appointed_by,
                          appointed_name, appointed_capacity, appointed_at)
                        values (?, ?, ?, ?, date '2026-11-20', date '2026-11-30', ?, 'Начальник', 'начальник', now())
                        """)
                .params(substitution, world.region, deputy.accountId(), substitute.accountId(), deputy.accountId())
                .update();
        jdbc.sql("insert into substitution_role (substitution_id, role_id)"
                        + " select ?, id from role_assignment where account_id = ?")
                .params(substitution, deputy.accountId())
                .update();
        approvals.submit(methodologist, id, null);
        Actor acting = actors.byId(substitute.accountId()).orElseThrow();
        draft.endorse(acting);
        try (XWPFDocument word = word(null)) {
            assertThat(cells(word.getTables().get(0), 1).get(3))
                    .startsWith("Заменяющий")
                    .contains("Контроль");
        }
    }

    @Test
    void kindIsGuessedFromTheTitle() {
        assertThat(PlanKind.ofTitle(TITLE)).isEqualTo(PlanKind.ROADMAP);
        assertThat(PlanKind.ofTitle("План мероприятий по наставничеству")).isEqualTo(PlanKind.PLAN);
        assertThat(PlanKind.ofTitle("О комплексе  мер по поддержке педагогов")).isEqualTo(PlanKind.MEASURES);
        assertThat(PlanKind.ofTitle("Комплексный план мероприятий")).isEqualTo(PlanKind.PLAN);
        assertThat(PlanKind.ofTitle("Развитие методической службы")).isEqualTo(PlanKind.ROADMAP);
    }

    @Test
    void kindIsChosenWithTheRequisitesAndDecidesTheRoute() {
        route("MEASURES", "Совет по комплексам мер");
        assertThat(draft.get("", methodologist)).bodyText().contains("Вид плана");
        assertThat(draft.get("/submission", methodologist)).bodyText().doesNotContain("Совет по комплексам мер");
        Map<String, String> passport = Map.of("version", version(), "title", TITLE, "planKind", "MEASURES");
        assertThat(draft.post("/edition/passport", methodologist, passport)).hasStatus3xxRedirection();
        assertThat(kind()).isEqualTo("MEASURES");
        assertThat(draft.get("/submission", methodologist)).bodyText().contains("Совет по комплексам мер");
        assertThat(mvc.get().uri("/roadmaps?kind=PLAN").with(signedIn.as(methodologist)))
                .bodyText()
                .doesNotContain("/roadmaps/" + id);
        assertThat(mvc.get().uri("/roadmaps?kind=MEASURES").with(signedIn.as(methodologist)))
                .bodyText()
                .contains("/roadmaps/" + id);
        assertThat(jdbc.sql("select details ->> 'from' || ' ' || (details ->> 'to') from journal"
                                + " where subject_id = ? and action = 'ROADMAP_KIND_CHANGED'")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("ROADMAP MEASURES");
        assertThat(draft.post("/edition/passport", methodologist, Map.of("version", version(), "title", TITLE)))
                .hasStatus3xxRedirection();
        assertThat(kind()).as("not said: it stays").isEqualTo("MEASURES");
    }

    private String kind() {
        return jdbc.sql("select plan_kind from roadmap where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private String version() {
        return jdbc.sql("select version::text from revision where roadmap_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** The council, then the deputy, then the official. */
    private void route(String kind, String council) {
        routes.write(
                id,
                kind,
                Step.body(1, council),
                Step.office(2, world.authority, "заместитель начальника").within(3),
                Step.approval(3));
    }

    private XWPFDocument word(UUID round) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(file("docx", round)));
    }

    private String pdf(UUID round) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file("pdf", round))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    private byte[] file(String extension, UUID round) {
        MvcTestResult answer =
                draft.get("/approval-sheet." + extension + (round == null ? "" : "?round=" + round), methodologist);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private static List<String> paragraphs(XWPFDocument word) {
        return word.getParagraphs().stream().map(XWPFParagraph::getText).toList();
    }

    private static List<String> cells(XWPFTable table, int row) {
        return table.getRow(row).getTableCells().stream()
                .map(XWPFTableCell::getText)
                .toList();
    }
}
