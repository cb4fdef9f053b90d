package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ColumnContent;
import ru.metodkarta.roadmap.ColumnKind;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.NewRoadmap;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.PrintedRoadmaps;
import ru.metodkarta.roadmap.RoadmapContent;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.roadmap.SectionContent;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;

/** The demo roadmaps (the real tables) as files, opened by other people's readers. */
@MetodkartaTest
class RoadmapExportTest {

    /** processor time for 1,000 activities, reading included */
    private static final Duration BAR = Duration.ofSeconds(2);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    PrintedRoadmaps roadmaps;

    @Autowired
    RoadmapDrafts drafts;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlannedWorldMaker maker;

    private Actor methodist(String town) {
        return actors.byLogin("methodist." + town).orElseThrow();
    }

    private List<UUID> roadmapsOf(Actor actor) {
        return jdbc.sql("""
                        select m.id from roadmap m where m.effective_revision_id is not null and m.region_id = :region
                          and (m.municipality_id = any(cast(:towns as uuid[])) or :whole)
                        order by m.created_at
                        """)
                .param("region", actor.regionId())
                .param("towns", actor.scope().municipalityIds().toArray(UUID[]::new))
                .param("whole", actor.scope().wholeRegion())
                .query(UUID.class)
                .list();
    }

    private byte[] get(Actor actor, String address) {
        MvcTestResult answer = mvc.get().uri(address).with(signedIn.as(actor)).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kungur", "lysva", "megion", "dubna", "kirov"})
    void wordSaysWhatTheRoadmapSays(String town) throws IOException {
        Actor actor = methodist(town);
        List<UUID> ids = roadmapsOf(actor);
        assertThat(ids).isNotEmpty();
        for (UUID id : ids) {
            PrintedRoadmap plan = roadmaps.read(actor, id, null);
            try (XWPFDocument word =
                    new XWPFDocument(new ByteArrayInputStream(get(actor, "/roadmaps/" + id + "/export.docx")))) {
                List<String> before = word.getParagraphs().stream()
                        .map(XWPFParagraph::getText)
                        .toList();
                assertThat(before)
                        .contains(plan.title())
                        .startsWith(plan.stamp().get(0));
                assertThat(lines(word.getTables().get(0))).isEqualTo(lines(plan));
            }
        }
    }

    /** Cells of every row, headings and sections too. */
    private static List<List<String>> lines(XWPFTable table) {
        return table.getRows().stream()
                .map(XWPFTableRow::getTableCells)
                .map(cells -> cells.stream().map(XWPFTableCell::getText).toList())
                .toList();
    }

    private static List<List<String>> lines(PrintedRoadmap plan) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(plan.columns().stream().map(PrintedRoadmap.Column::title).toList());
        for (PrintedRoadmap.Section section : plan.sections()) {
            if (section.heading() != null) {
                lines.add(List.of(section.heading()));
            }
            section.rows()
                    .forEach(row -> lines.add(plan.columns().stream()
                            .map(column -> row.cell(column) == null ? "" : row.cell(column))
                            .toList()));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"kungur", "kirov"})
    void pdfSaysItTooAndCanBeReadAloud(String town) throws IOException {
        Actor actor = methodist(town);
        UUID id = roadmapsOf(actor).get(0);
        PrintedRoadmap plan = roadmaps.read(actor, id, null);
        try (PDDocument pdf = Loader.loadPDF(get(actor, "/roadmaps/" + id + "/export.pdf"))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(false);
            String text = squeezed(stripper.getText(pdf));

            assertThat(text)
                    .contains(squeezed(plan.title()), squeezed(plan.stamp().get(0)));
            plan.columns().forEach(column -> assertThat(text).contains(squeezed(column.title())));
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(plan.title());
        }
    }

    /** Lines of a cell are broken anywhere a browser would, so spaces do not count. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00A0]+", "");
    }

    @Test
    void excelHasARowAnActivityWithItsSectionAndDates() throws IOException {
        Actor actor = methodist("kungur");
        UUID id = roadmapsOf(actor).get(0);
        PrintedRoadmap plan = roadmaps.read(actor, id, null);

        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(get(actor, "/roadmaps/" + id + "/export.xlsx")))) {
            XSSFSheet sheet = book.getSheetAt(0);
            DataFormatter shown = new DataFormatter();

            assertThat(shown.formatCellValue(sheet.getRow(0).getCell(0))).isEqualTo(plan.title());
            assertThat(shown.formatCellValue(sheet.getRow(1).getCell(0))).isEqualTo("Раздел");
            assertThat(sheet.getLastRowNum()).isEqualTo(1 + plan.rows().size());
            int at = 2;
            for (PrintedRoadmap.Section section : plan.sections()) {
                for (PrintedRoadmap.Row row : section.rows()) {
                    assertThat(shown.formatCellValue(sheet.getRow(at).getCell(0)))
                            .isEqualTo(section.heading());
                    for (int c = 0; c < plan.columns().size(); c++) {
                        String cell = row.cell(plan.columns().get(c));
                        assertThat(shown.formatCellValue(sheet.getRow(at).getCell(c + 1)))
                                .isEqualTo(cell == null ? "" : cell);
                    }
                    LocalDate last = row.dues().isEmpty()
                            ? null
                            : row.dues().get(row.dues().size() - 1);
                    if (last != null) {
                        assertThat(sheet.getRow(at)
                                        .getCell(plan.columns().size() + 2)
                                        .getLocalDateTimeCellValue()
                                        .toLocalDate())
                                .isEqualTo(last);
                    }
                    at++;
                }
            }
        }
    }

    @Test
    void informationOnExecutionAddsOneColumn() throws IOException {
        PlannedWorld world = maker.make();
        Actor methodologist = world.person("methodologist");
        byte[] file = get(methodologist, "/roadmaps/" + world.id("force") + "/export.docx?form=execution");

        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file))) {
            List<List<String>> lines = lines(word.getTables().get(0));
            String marks = String.join(
                    "\n", lines.stream().map(line -> line.get(line.size() - 1)).toList());

            assertThat(lines.get(0)).endsWith("Отметка об исполнении");
            assertThat(marks).contains("Принято 1 из");
            assertThat(word.getParagraphs().get(0).getText()).startsWith("Информация об исполнении");
        }
        byte[] own = get(world.person("school"), "/roadmaps/" + world.id("force") + "/export.docx?form=execution");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(own))) {
            assertThat(word.getTables().get(0).getText()).doesNotContain("Принято 1 из");
        }
    }

    @Test
    void aDraftIsMarkedAsOne() throws IOException {
        PlannedWorld world = maker.make();
        byte[] file = get(world.person("methodologist"), "/roadmaps/" + world.id("draft") + "/export.docx");

        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(word.getParagraphs().get(0).getText()).isEqualTo("ПРОЕКТ");
            assertThat(word.getFooterList()).isEmpty();
        }
    }

    @Test
    void isSavedUnderARussianNameAndEnteredInTheJournal() {
        PlannedWorld world = maker.make();
        String address = "/roadmaps/" + world.id("force") + "/export.pdf";
        MvcTestResult answer = mvc.get()
                .uri(address)
                .with(signedIn.as(world.person("methodologist")))
                .exchange();

        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''%D0%94%D0%BE%D1%80%D0%BE%D0%B6%D0%BD%D0%B0%D1%8F");
        assertThat(jdbc.sql("select action, details ->> 'format' format from journal where subject_id = ? "
                                + "and action like '%EXPORTED'")
                        .param(world.id("force"))
                        .query()
                        .listOfRows())
                .containsExactly(Map.of("action", "ROADMAP_EXPORTED", "format", "pdf"));
    }

    @Test
    void aThousandActivitiesTakeTwoSecondsAtMost() {
        Actor actor = methodist("lysva");
        UUID id = drafts.draft(actor, thousand(actor));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (String format : List.of("docx", "xlsx", "pdf")) {
            long start = threads.getCurrentThreadCpuTime();

            get(actor, "/roadmaps/" + id + "/export." + format);

            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                    .as(format)
                    .isLessThan(BAR);
        }
    }

    private RoadmapContent thousand(Actor actor) {
        List<SectionContent> sections = IntStream.range(0, 10)
                .mapToObj(s -> new SectionContent(
                        String.valueOf(s + 1),
                        "Раздел",
                        null,
                        IntStream.range(0, 100)
                                .mapToObj(n -> new ActivityContent(
                                        (s + 1) + "." + (n + 1) + ".",
                                        "Участие в осуществлении мониторинга внедрения системы научно-методического "
                                                + "сопровождения и обеспечения профессионального развития " + n,
                                        List.of(ExecutorContent.named("МОУО", null), ExecutorContent.named("ОО", null)),
                                        "ежегодно, до 25 мая",
                                        "Предоставлены данные в краевой мониторинг, осуществлен анализ результатов",
                                        null,
                                        null))
                                .toList()))
                .toList();
        UUID town = actor.scope().municipalityIds().iterator().next();
        UUID owner = jdbc.sql("select id from organization where acts_for_id = ?")
                .param(town)
                .query(UUID.class)
                .single();
        NewRoadmap requisites = new NewRoadmap(
                "Большая дорожная карта",
                Level.MUNICIPAL,
                actor.regionId(),
                town,
                null,
                owner,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2028, 12, 31),
                null,
                YearKind.CALENDAR,
                Stream.of(
                                ColumnKind.NUMBER,
                                ColumnKind.TITLE,
                                ColumnKind.EXECUTORS,
                                ColumnKind.DEADLINE,
                                ColumnKind.RESULT)
                        .map(kind -> new ColumnContent(kind, kind.name()))
                        .toList(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
        return new RoadmapContent(requisites, sections);
    }
}
