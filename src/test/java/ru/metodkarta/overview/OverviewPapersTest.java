package ru.metodkarta.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;
import ru.metodkarta.web.Paged;

/** What the page says of outcomes stands in Excel and in the note as well; the plan is that of {@link OverviewTest}. */
@MetodkartaTest
class OverviewPapersTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @Autowired
    OverviewPages pages;

    @Autowired
    OverviewWorld overviews;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;
    Actor official;
    UUID roadmap;

    @BeforeEach
    void tenAssignments() {
        TestTime.reset();
        world = worlds.make();
        official = world.official();
        roadmap = overviews.tenAssignments(world);
    }

    /** Work that has no day at all is decided on as well, most of all when a year is closed. */
    @Test
    void whatIsDecidedWithoutADateIsAFigureOfThePageOfExcelAndOfTheNote() throws Exception {
        overviews.decided(of("2.2", world.school), "NOT_DONE", null);
        overviews.decided(of("2.3", world.school), "WITHDRAWN", null);
        overviews.decided(of("2.3", world.secondSchool), "SUBMITTED", null);
        jdbc.sql("update assignment set agreed_due = 'infinity', due = 'infinity', report_due = 'infinity'"
                        + " where id in (?, ?, ?)")
                .params(of("2.2", world.school), of("2.3", world.school), of("2.3", world.secondSchool))
                .update();
        String plan = "roadmap=" + roadmap + "&year=2026";

        assertThat(get(official, "/progress/territory?" + plan))
                .bodyText()
                .contains(
                        "Решено без даты: 2 (исполнено – 0, исполнено частично – 0, не исполнено – 1,"
                                + " не требовалось или снято с контроля – 1).",
                        "Открыто без даты: 1");
        assertThat(behind("/progress/assignments?show=undated-decided&tree=" + roadmap))
                .isEqualTo(2);
        assertThat(behind("/progress/assignments?show=undated&tree=" + roadmap)).isEqualTo(1);
        byte[] note = get(official, "/progress/territory/note.docx?" + plan)
                .getResponse()
                .getContentAsByteArray();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(note));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains("Без установленной даты принято решение – 2: исполнено – 0,");
        }
        byte[] excel = get(official, "/progress/territory/export.xlsx?" + plan)
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(excel))) {
            var sheet = workbook.getSheetAt(0);
            Map<String, Double> total = new java.util.HashMap<>();
            sheet.getRow(1).forEach(cell -> {
                if (cell.getColumnIndex() > 0 && sheet.getRow(2).getCell(cell.getColumnIndex()) != null) {
                    total.put(
                            cell.getStringCellValue(),
                            sheet.getRow(2).getCell(cell.getColumnIndex()).getNumericCellValue());
                }
            });
            assertThat(total)
                    .containsEntry("Без даты: открыто", 1.0)
                    .containsEntry("Без даты: решено", 2.0)
                    .containsEntry("Без даты: не исполнено", 1.0);
        }
    }

    /** A year closed in November: days are ahead, outcomes are given. */
    @Test
    void whatIsDecidedBeforeItsDayIsAFigureOfItsOwnOnThePageInExcelAndInTheNote() throws Exception {
        overviews.decided(of("2.2", world.school), "NOT_DONE", null);
        overviews.decided(of("2.3", world.school), "NOT_DONE", null);
        overviews.decided(of("2.3", world.secondSchool), "PARTIAL", LocalDate.of(2026, 11, 20));
        Overview overview = overview(official, OverviewTest.filter(Map.of("roadmap", roadmap.toString())));
        Figures figures = overview.total().figures();

        assertThat(figures.notDone()).isZero();
        assertThat(figures.early()).isEqualTo(4);
        assertThat(figures.due()
                        + figures.early()
                        + figures.waiting()
                        + figures.awaiting()
                        + figures.ahead()
                        + figures.released())
                .as("sums add up")
                .isEqualTo(figures.total());
        assertThat(behind(overview.total().links().early())).isEqualTo(4);
        assertThat(behind(overview.total().links().earlyNotDone())).isEqualTo(2);
        assertThat(get(official, "/progress/territory?roadmap=" + roadmap))
                .bodyText()
                .contains(
                        ">Решено до наступления срока: 4</a>",
                        "из них исполнено – 1, исполнено частично – 1,",
                        ">не исполнено – 2</a>");
        byte[] note = get(official, "/progress/territory/note.docx?roadmap=" + roadmap)
                .getResponse()
                .getContentAsByteArray();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(note));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText())
                    .contains("До наступления срока принято решение – 4: исполнено – 1, исполнено частично – 1,"
                            + " не исполнено – 2.");
        }
        byte[] excel = get(official, "/progress/territory/export.xlsx?roadmap=" + roadmap)
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(excel))) {
            var sheet = workbook.getSheetAt(0);
            Map<String, Double> total = new java.util.HashMap<>();
            sheet.getRow(1)
                    .forEach(cell -> total.put(
                            cell.getStringCellValue(),
                            cell.getColumnIndex() == 0 || sheet.getRow(2).getCell(cell.getColumnIndex()) == null
                                    ? null
                                    : sheet.getRow(2)
                                            .getCell(cell.getColumnIndex())
                                            .getNumericCellValue()));
            assertThat(total)
                    .containsEntry("Решено до срока", 4.0)
                    .containsEntry("Решено до срока: частично", 1.0)
                    .containsEntry("Решено до срока: не исполнено", 2.0);
        }
    }

    @Test
    void excelHasTheSameNumbers() throws Exception {
        byte[] content = get(official, "/progress/territory/export.xlsx?roadmap=" + roadmap)
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).contains("2026 год", "23.11.2026");
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("1 Документы: исполнено, %");
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("Всего");
            assertThat(sheet.getRow(2).getCell(1).getNumericCellValue()).isEqualTo(67);
            assertThat(sheet.getRow(2).getCell(7).getNumericCellValue())
                    .as("due")
                    .isEqualTo(4);
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("СОШ № 1 Приозёрска");
        }
    }

    @Test
    void theNoteSaysItInSentencesAndNamesThoseWhoHaveNotReported() throws Exception {
        byte[] content = get(official, "/progress/territory/note.docx?kind=SCHOOL&roadmap=" + roadmap)
                .getResponse()
                .getContentAsByteArray();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(content));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText())
                    .contains(
                            "Информация о ходе выполнения",
                            "«План города»",
                            "по состоянию на 23.11.2026",
                            "Вид организации: школа",
                            "Подлежало исполнению – 4, исполнено – 2 (50\u00a0%), в том числе в установленный срок – 1 (25\u00a0%)",
                            "Не представлены в срок отчёты – 1, организаций – 1",
                            "Закрыто без второго лица – 1",
                            "начальник")
                    .containsPattern("1\\s+СОШ №\u00a01 Приозёрска\\s+город Приозёрск\\s+1\\s+20.11.2026");
        }
    }

    private int behind(String url) {
        var model = get(official, url).getMvcResult().getModelAndView();
        return (int) ((Paged<?>) model.getModel().get("lines")).total();
    }

    private UUID of(String number, UUID school) {
        return overviews.assignment(roadmap, number, school);
    }

    private Overview overview(Actor actor, OverviewFilter filter) {
        return pages.of(actor, filter, null, RUSSIAN);
    }

    private MvcTestResult get(Actor actor, String address) {
        return mvc.get()
                .uri(java.net.URI.create(address))
                .with(signedIn.as(actor))
                .exchange();
    }
}
