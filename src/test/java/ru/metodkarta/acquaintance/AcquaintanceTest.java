package ru.metodkarta.acquaintance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.roadmap.PlannedRoadmaps;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.TownPlans;
import ru.metodkarta.testing.Worlds;

/** The approved plan reaches its executors: noted once, by whoever opens it first, anew for every revision. */
@MetodkartaTest
class AcquaintanceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    Worlds worlds;

    @Autowired
    TownPlans plans;

    @Autowired
    PlannedRoadmaps planned;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    Actor worker;

    @BeforeEach
    void people() {
        world = worlds.make();
        methodologist = world.methodologist();
        worker = world.schoolWorker();
    }

    @Test
    void theFirstOpeningIsNotedOnceWithWhoAndInWhatCapacity() {
        UUID roadmap = inForce();
        String page = "/roadmaps/" + roadmap;
        assertThat(get(worker, "/")).bodyText().contains("ознакомьтесь с пунктами вашей организации", "План города");

        assertThat(mvc.head().uri(page).with(signedIn.as(worker))).hasStatusOk();
        assertThat(mvc.get().uri(page).header("Sec-Purpose", "prefetch").with(signedIn.as(worker)))
                .hasStatusOk();
        assertThat(get(world.administrator(), page)).hasStatusOk();
        assertThat(readers(roadmap)).isEmpty();

        get(worker, page);
        get(
                world.person("Директор", ru.metodkarta.shared.Role.STAFF, "директор", world.school, null, world.school),
                page);
        get(worker, page);

        assertThat(readers(roadmap)).containsExactly("Школа, заместитель директора, СОШ № 1 Приозёрска");
        assertThat(get(worker, "/")).bodyText().doesNotContain("ознакомьтесь с пунктами");
        assertThat(get(methodologist, page)).bodyText().contains("Открыли 1 из 2", page + "/acquaintance");
        assertThat(get(worker, page)).bodyText().doesNotContain("/acquaintance");
    }

    @Test
    void theOpeningOfAPieceOfWorkCountsToo() {
        UUID roadmap = inForce();
        UUID work = jdbc.sql("select id from assignment where roadmap_id = ? and organization_id = ?")
                .params(roadmap, world.school)
                .query(UUID.class)
                .single();

        get(methodologist, "/assignments/" + work);
        assertThat(readers(roadmap)).isEmpty();
        get(worker, "/assignments/" + work);
        assertThat(readers(roadmap)).hasSize(1);
    }

    @Test
    void aNewRevisionIsReadAnewAndWhoReadTheFormerIsShownSo() {
        UUID roadmap = inForce();
        get(worker, "/roadmaps/" + roadmap);
        amend(roadmap);

        assertThat(get(methodologist, list(roadmap)))
                .bodyText()
                .contains("Открыли 0 из 2", "редакция 2", "редакцию 1 открывали 23.11.2026");
        assertThat(get(worker, "/")).bodyText().contains("Утверждена новая редакция дорожной карты");
        get(worker, "/roadmaps/" + roadmap);
        assertThat(get(methodologist, list(roadmap))).bodyText().contains("Открыли 1 из 2");
    }

    @Test
    void signaturesOnPaperAreEnteredAndTakenBack() {
        UUID roadmap = inForce();
        get(worker, "/roadmaps/" + roadmap);

        assertThat(enter(roadmap, world.secondSchool, "24.11.2026"))
                .hasStatus(422)
                .bodyText()
                .contains("Этот день ещё не наступил", "24.11.2026");
        assertThat(enter(roadmap, world.secondSchool, "20.11.2026")).hasRedirectedUrl(list(roadmap));
        assertThat(get(methodologist, list(roadmap)))
                .bodyText()
                .contains("Открыли 2 из 2", "По бумажному листу", "20.11.2026", "отметку внёс: Методист");
        assertThat(enter(roadmap, world.school, "20.11.2026")).hasStatus(409);
        assertThat(enter(roadmap, world.kindergarten, "20.11.2026")).hasStatus(409);

        assertThat(post(list(roadmap) + "/" + world.school + "/withdrawal")).hasStatus(409);
        assertThat(post(list(roadmap) + "/" + world.secondSchool + "/withdrawal"))
                .hasStatus3xxRedirection();
        assertThat(get(methodologist, list(roadmap) + "?show=missing"))
                .bodyText()
                .contains("СОШ № 2 Приозёрска", "нет учётной записи")
                .doesNotContain("СОШ № 1 Приозёрска");
    }

    @Test
    void theSheetIsFilledInForThoseWhoOpenedItAndBlankForTheOthers() throws IOException {
        UUID roadmap = inForce();
        get(worker, "/roadmaps/" + roadmap);

        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(bytes(list(roadmap) + "/sheet.docx")))) {
            XWPFTable table = word.getTables().get(0);
            assertThat(cells(table, 0))
                    .containsExactly("№", "Организация", "Должность", "Фамилия, имя, отчество", "Дата", "Подпись");
            assertThat(cells(table, 1))
                    .containsExactly(
                            "1",
                            "СОШ № 1 Приозёрска, город Приозёрск",
                            "заместитель директора",
                            "Школа",
                            "23.11.2026",
                            "ознакомлен в системе 23.11.2026");
            assertThat(cells(table, 2)).containsExactly("2", "СОШ № 2 Приозёрска, город Приозёрск", "", "", "", "");
        }
        try (PDDocument pdf = Loader.loadPDF(bytes(list(roadmap) + "/sheet.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Лист ознакомления", "План города", "Школа");
        }
        assertThat(bytes(list(roadmap) + "/export.xlsx")).isNotEmpty();
    }

    @Test
    void twoThousandOrganizationsNeedNoMoreStatementsThanTwo() {
        UUID small = inForce();
        int few = statements(list(small));
        jdbc.sql("""
                        insert into organization (id, region_id, municipality_id, parent_id, kind, full_name, short_name)
                        select gen_random_uuid(), :region, :town, :authority, 'SCHOOL', 'Большая школа ' || n, 'БШ ' || n
                        from generate_series(1, 2000) n
                        """)
                .param("region", world.region)
                .param("town", world.town)
                .param("authority", world.authority)
                .update();
        UUID large = inForce();

        assertThat(get(methodologist, list(large))).bodyText().contains("Открыли 0 из 2002");
        assertThat(get(methodologist, list(large) + "?page=21&q=БШ")).hasStatusOk();
        assertThat(get(methodologist, list(large) + "?q=БШ 1999")).bodyText().contains("БШ 1999");
        assertThat(statements(list(large))).isEqualTo(few).isLessThanOrEqualTo(12);
        assertThat(
                        SwitchableDataSource.statementsOf(() -> get(world.secondSchoolWorker(), "/roadmaps/" + large))
                                .stream()
                                .filter(sql -> sql.contains("acquaintance")))
                .hasSize(1);
    }

    private int statements(String url) {
        return SwitchableDataSource.statementsOf(
                        () -> assertThat(get(methodologist, url)).hasStatusOk())
                .size();
    }

    private UUID inForce() {
        PlannedRoadmap draft = plans.draft(
                world,
                methodologist,
                new ActivityContent(
                        "1.1",
                        "Семинар",
                        List.of(ExecutorContent.group("школы", Part.LEAD, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION)),
                        "октябрь 2026 г.",
                        "Справка",
                        ResultKind.EVENT,
                        null));
        return underOrder(draft);
    }

    /** In force by an order that the sheet can name. */
    private UUID underOrder(PlannedRoadmap plan) {
        UUID act = UUID.randomUUID();
        jdbc.sql("""
                        insert into official_act (id, region_id, kind, issuer_text, signatory_text, on_date, number, entered_by,
                          entered_at)
                        values (:id, :region, 'ORDER', 'Управление образования', 'начальник', date '2026-01-15', '12', :by, now())
                        """)
                .param("id", act)
                .param("region", world.region)
                .param("by", methodologist.accountId())
                .update();
        jdbc.sql("update revision set act_id = ? where id = ?")
                .params(act, plan.revisionId())
                .update();
        return plans.inForce(plan, methodologist, TODAY);
    }

    private void amend(UUID roadmap) {
        assertThat(post("/roadmaps/" + roadmap + "/revisions")).hasStatus3xxRedirection();
        underOrder(planned.ofRevision(jdbc.sql("select id from revision where roadmap_id = ? and state = 'DRAFT'")
                .param(roadmap)
                .query(UUID.class)
                .single()));
    }

    private static String list(UUID roadmap) {
        return "/roadmaps/" + roadmap + "/acquaintance";
    }

    private MvcTestResult enter(UUID roadmap, UUID organization, String signedOn) {
        return mvc.post()
                .uri(list(roadmap) + "/paper")
                .param("chosen", organization.toString())
                .param("signedOn", signedOn)
                .with(csrf())
                .with(signedIn.as(methodologist))
                .exchange();
    }

    private MvcTestResult post(String url) {
        return mvc.post().uri(url).with(csrf()).with(signedIn.as(methodologist)).exchange();
    }

    private MvcTestResult get(Actor actor, String url) {
        return mvc.get().uri(url).with(signedIn.as(actor)).exchange();
    }

    private byte[] bytes(String url) {
        MvcTestResult answer = get(methodologist, url);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private static List<String> cells(XWPFTable table, int row) {
        return table.getRow(row).getTableCells().stream()
                .map(cell -> cell.getText().strip())
                .toList();
    }

    private List<String> readers(UUID roadmap) {
        return jdbc.sql("select reader_name || ', ' || reader_capacity from acquaintance where roadmap_id = ?")
                .param(roadmap)
                .query(String.class)
                .list();
    }
}
