package ru.metodkarta.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/** Papers say what the lists say, in words an office uses, and never more than the reader may see. */
@MetodkartaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PapersTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    PlannedWorldMaker maker;

    @Autowired
    JdbcClient jdbc;

    PlannedWorld world;

    @BeforeAll
    void makeWorld() {
        world = maker.make();
    }

    /** One open assignment of the school is late since the first of November; everything else is not. */
    @BeforeEach
    void oneIsLate() {
        jdbc.sql("update assignment set report_due = date '2027-06-01', due = date '2027-06-01' where region_id = ?")
                .param(world.person("school").regionId())
                .update();
        jdbc.sql("update assignment set state = 'IN_PROGRESS' where id = ?")
                .param(world.id("drafted"))
                .update();
        jdbc.sql(
                        "update assignment set report_due = date '2026-11-01', due = date '2026-10-25', state = 'NOT_STARTED' where id = ?")
                .param(world.id("assignment"))
                .update();
    }

    @Test
    void whoHasNotReportedIsListedOnScreenAndOnPaper() throws IOException {
        assertThat(get("methodologist", "/papers/missing"))
                .bodyText()
                .contains("1 организация, 1 отчёт", "СОШ № 1 Приозёрска", "01.11.2026");
        assertThat(word("methodologist", "/papers/missing.docx"))
                .contains("Перечень организаций, не представивших отчёт, на 23.11.2026")
                .contains("Организаций: 1. Отчётов: 1.")
                .contains("Средняя школа № 1 Приозёрска (город Приозёрск)")
                .contains("01.11.2026");
        try (PDDocument pdf = Loader.loadPDF(bytes("methodologist", "/papers/missing.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Перечень организаций", "01.11.2026");
        }
        assertThat(bytes("methodologist", "/papers/missing/export.xlsx")).isNotEmpty();
    }

    @Test
    void saysHowLateAReportIs() throws IOException {
        String days = "росрочено на 29 дней";
        assertThat(get("methodologist", "/papers/missing")).bodyText().contains(days);
        assertThat(get("methodologist", "/papers/missing?until=15.11.2026"))
                .bodyText()
                .as("on the day asked for")
                .contains("росрочено на 21 день");
        assertThat(word("methodologist", "/papers/missing.docx")).contains(days);
    }

    @Test
    void aDayThatIsInNoCalendarIsKeptAndNamedAsSuch() {
        assertThat(get("methodologist", "/papers/missing?until=31.02.2026"))
                .bodyText()
                .contains("value=\"31.02.2026\"", "Такого числа нет в календаре", "01.11.2026")
                .doesNotContain("Напишите её цифрами");
        assertThat(get("methodologist", "/papers/missing?until=вчера"))
                .bodyText()
                .contains("value=\"вчера\"", "СОШ № 1 Приозёрска");
    }

    @Test
    void whatWaitsForTheAcceptorOrIsNotDueYetIsNotCounted() {
        jdbc.sql("update assignment set state = 'SUBMITTED' where id = ?")
                .param(world.id("assignment"))
                .update();
        assertThat(get("methodologist", "/papers/missing")).bodyText().contains("Все отчёты представлены");
        jdbc.sql("update assignment set state = 'RETURNED', report_due = date '2026-11-23' where id = ?")
                .param(world.id("assignment"))
                .update();
        assertThat(get("methodologist", "/papers/missing?until=30.11.2026"))
                .bodyText()
                .as("its day is not over")
                .contains("Все отчёты представлены");
    }

    @Test
    void aForeignTownSeesNothingOfIt() {
        assertThat(get("other-town-methodologist", "/papers/missing"))
                .bodyText()
                .doesNotContain("СОШ № 1 Приозёрска");
        assertThat(get("other-region", "/papers/missing")).bodyText().doesNotContain("СОШ № 1 Приозёрска");
    }

    @Test
    void aLetterToAllNamesThemAndLeavesNumberAndDateToTheRegistry() throws IOException {
        assertThat(get("methodologist", "/papers/letters"))
                .bodyText()
                .contains("По состоянию на 23 ноября 2026 г.", "Просим до 30 ноября 2026 г.");

        MvcTestResult letter = letter("ONE", "30.11.2026");

        assertThat(letter).hasStatusOk();
        assertThat(words(letter.getResponse().getContentAsByteArray()))
                .contains("Руководителям организаций", "от ______________ № ______________")
                .contains(
                        "Просим ответить.", "Средняя школа № 1 Приозёрска", "Начальник управления", "Н. Н. Примерова");
    }

    @Test
    void eachOrganizationMayGetItsOwnLetter() throws IOException {
        jdbc.sql("""
                        update assignment set report_due = date '2026-11-02', due = date '2026-11-02', state = 'IN_PROGRESS'
                        where id = ?""").param(world.id("drafted")).update();

        String text = words(letter("EACH", "30.11.2026").getResponse().getContentAsByteArray());

        assertThat(text.split("Уважаемые коллеги!", -1)).hasSize(3);
        assertThat(text).contains("Руководителю").doesNotContain("Руководителям организаций");
    }

    @Test
    void aLetterWithoutADayKeepsWhatWasTyped() {
        assertThat(letter("ONE", "")).hasStatus(422).bodyText().contains("Укажите день", "Просим ответить.");
        assertThat(letter("ONE", "01.11.2026")).hasStatus(422).bodyText().contains("Этот день уже прошёл.");
    }

    @Test
    void theReportFormIsFilledInAsFarAsTheReportGoesAndHasALineToSignOn() throws IOException {
        String filled = word("school", "/assignments/" + world.id("submitted") + "/report-form.docx");
        assertThat(filled)
                .contains("Отчёт об исполнении мероприятий", "Руководитель организации")
                .contains("Проведено");
        assertThat(word("school", "/papers/report-form.docx?roadmap=" + world.id("force")))
                .contains("Планируемый результат", "М.П.");
        assertThat(word("second-school", "/assignments/" + world.id("drafted") + "/report-form.docx"))
                .as("a draft is nobody's report yet")
                .contains("Мероприятие 1")
                .doesNotContain("Проведено");
    }

    @Test
    void theFolderHoldsTheFilesByRowAndYearWithAnInventory() throws IOException {
        Map<String, byte[]> folder = unzip(bytes("methodologist", "/papers/proofs.zip?roadmap=" + world.id("force")));

        String inventory = words(folder.remove("Опись.docx"));
        assertThat(folder).isNotEmpty();
        assertThat(folder.keySet()).allMatch(name -> name.matches("[^/]+/\\S+ - 20\\d\\d - [^/]+ - [^/]+"));
        folder.keySet().forEach(name -> assertThat(inventory).contains(name));
        assertThat(inventory).contains("Опись документов", "по состоянию на 23.11.2026");
        assertThat(folder.keySet())
                .as("a draft's proof is not sent yet")
                .noneMatch(name -> name.contains("СОШ № 2 Приозёрска") && name.contains("draft"));
        assertThat(get("methodologist", "/papers/proofs?roadmap=" + world.id("force")))
                .bodyText()
                .contains("Файлов: " + folder.size());
    }

    @Test
    @Transactional
    void whatWasWithdrawnStandsInTheInventoryOnly() throws IOException {
        int before = unzip(bytes("methodologist", "/papers/proofs.zip?roadmap=" + world.id("force")))
                .size();
        jdbc.sql("""
                        update evidence set file_id = null, url = null, withdrawn_at = now(), withdrawn_reason = 'данные'
                        where id = ?""").param(world.id("evidence")).update();

        Map<String, byte[]> folder = unzip(bytes("methodologist", "/papers/proofs.zip?roadmap=" + world.id("force")));

        assertThat(folder).hasSize(before - 1);
        assertThat(words(folder.get("Опись.docx"))).contains("содержание изъято");
    }

    @Test
    @Transactional
    void thePaperOfAListProvesTheWorkOfAllItNames() throws IOException {
        jdbc.sql("update entry_basis set evidence_id = ?")
                .param(world.id("evidence"))
                .update();

        Map<String, byte[]> folder = unzip(bytes("methodologist", "/papers/proofs.zip?roadmap=" + world.id("blank")));

        assertThat(words(folder.remove("Опись.docx")))
                .contains("Средняя школа № 1 Приозёрска", "Средняя школа № 2 Приозёрска");
        assertThat(folder).as("the paper itself lies there once").hasSize(1);
    }

    @Test
    void aSchoolGetsItsOwnProofsOnly() throws IOException {
        byte[] mine = bytes("school", "/papers/proofs.zip?roadmap=" + world.id("force"));

        assertThat(unzip(mine).keySet())
                .filteredOn(name -> !name.equals("Опись.docx"))
                .isNotEmpty()
                .allMatch(name -> name.contains("СОШ № 1 Приозёрска"));
    }

    @Test
    void theMonthPlanHasWhatFallsDueWithItsExecutors() throws IOException {
        assertThat(word("methodologist", "/papers/month-plan.docx?on=2026-10-05"))
                .contains("План мероприятий: октябрь 2026", "25.10.2026");
        assertThat(word("methodologist", "/papers/month-plan.docx?on=2026-03-05&of=own"))
                .contains("На этот месяц мероприятий нет.");
        assertThat(word("methodologist", "/papers/month-plan.docx?on=nonsense")).contains("ноябрь 2026");
        try (PDDocument pdf = Loader.loadPDF(bytes("school", "/papers/month-plan.pdf?on=2026-10-01"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("октябрь 2026");
        }
    }

    private MvcTestResult letter(String kind, String answerBy) {
        return mvc.post()
                .uri("/papers/letters")
                .param("kind", kind)
                .param("answerBy", answerBy)
                .param("opening", "Отчёты не представлены.")
                .param("request", "Просим ответить.")
                .param("position", "Начальник управления")
                .param("name", "Н. Н. Примерова")
                .with(signedIn.as(world.person("methodologist")))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String person, String address) {
        return mvc.get().uri(address).with(signedIn.as(world.person(person))).exchange();
    }

    private byte[] bytes(String person, String address) {
        MvcTestResult answer = get(person, address);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private String word(String person, String address) throws IOException {
        return words(bytes(person, address));
    }

    private static String words(byte[] docx) throws IOException {
        try (XWPFWordExtractor text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(docx)))) {
            return text.getText();
        }
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
