package ru.metodkarta.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

/** What the two kinds of paper hold, read back by other people's readers. */
class PaperTest {

    private static final String LONG = "Формирование календаря муниципальных мероприятий, направленных на внедрение "
            + "муниципальной системы научно-методического сопровождения и обеспечения профессионального развития "
            + "педагогических работников и управленческих кадров";

    private static final List<String> HEADINGS =
            List.of("№ п/п", "Мероприятие", "Ответственный", "Срок", "Планируемый результат");

    /** Of processor time: what others do on the machine meanwhile does not count. */
    private static final Duration BAR = Duration.ofSeconds(2);

    interface Opening {
        Paper on(ByteArrayOutputStream out, Paper.Settings settings) throws IOException;
    }

    private static byte[] paper(Opening opening, List<List<String>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Paper.Settings settings =
                new Paper.Settings("Дорожная карта <проверки>", "Сформировано", Paper.Orientation.LANDSCAPE);
        try (Paper paper = opening.on(out, settings)) {
            paper.paragraph(PaperStyle.STAMP, "УТВЕРЖДЕНА");
            paper.paragraph(PaperStyle.TITLE, "Дорожная карта <проверки>");
            paper.beginTable(new Paper.Table(
                    "Таблица",
                    HEADINGS,
                    ColumnWidths.shares(HEADINGS, rows, Paper.Orientation.LANDSCAPE, 12),
                    List.of(0),
                    12));
            paper.wideRow("1. Общие мероприятия");
            for (List<String> row : rows) {
                paper.row(row);
            }
            paper.endTable();
        }
        return out.toByteArray();
    }

    private static List<List<String>> rows(int count) {
        List<List<String>> rows = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            rows.add(java.util.Arrays.asList(
                    "1." + n + ".",
                    LONG + " " + n,
                    "МОУО\nММС, методические объединения",
                    "ежегодно, до 25 мая",
                    null));
        }
        return rows;
    }

    @Test
    void wordHoldsEveryCellToTheCharacter() throws IOException {
        List<List<String>> rows = new ArrayList<>(rows(2));
        rows.add(List.of("а)", "=1+1 & <b> «ё»\u00A0№", "строка 1\nстрока 2", "\tс отступом", "a  b "));

        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(paper(WordPaper::new, rows)))) {
            XWPFTable table = word.getTables().get(0);

            assertThat(word.getProperties().getCoreProperties().getTitle()).isEqualTo("Дорожная карта <проверки>");
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(0).getTableCells())
                    .extracting(cell -> cell.getText())
                    .isEqualTo(HEADINGS);
            assertThat(table.getRow(1).getTableCells()).hasSize(1);
            assertThat(table.getRow(1)
                            .getCell(0)
                            .getCTTc()
                            .getTcPr()
                            .getGridSpan()
                            .getVal()
                            .intValue())
                    .isEqualTo(HEADINGS.size());
            for (int r = 0; r < rows.size(); r++) {
                List<String> cells = rows.get(r);
                for (int c = 0; c < cells.size(); c++) {
                    assertThat(table.getRow(r + 2).getCell(c).getText())
                            .isEqualTo(cells.get(c) == null ? "" : cells.get(c));
                }
            }
            assertThat(word.getStyles().getDefaultRunStyle()).isNotNull();
            assertThat(word.getDocument()
                            .getBody()
                            .getSectPr()
                            .getPgSz()
                            .getOrient()
                            .toString())
                    .isEqualTo("landscape");
        }
    }

    @Test
    void pdfIsTaggedSpeaksRussianAndCarriesItsLetters() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(paper(PdfPaper::new, rows(40)))) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");

            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ru-RU");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Дорожная карта <проверки>");
            assertThat(text).contains("УТВЕРЖДЕНА", "1. Общие мероприятия", "1.40.", "Сформировано");
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(page + 1);
                one.setEndPage(page + 1);
                assertThat(one.getText(pdf)).contains("Планируемый");
                for (COSName name : pdf.getPage(page).getResources().getFontNames()) {
                    PDFont font = pdf.getPage(page).getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                }
            }
        }
    }

    /** Every row is a TR of the tree with a cell for each column, and every mark of a page leads back to its element. */
    @Test
    void structureOfThePdfIsWhole() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(paper(PdfPaper::new, rows(40)))) {
            String tree = Tree.of(pdf);

            assertThat(tree)
                    .startsWith("Document(P H1 Table(THead(TR(TH TH TH TH TH)) TBody(TR(TH) TR(TD TD TD TD TD)");
            assertThat(tree.split("TR\\(TD", -1)).hasSize(41);
            assertThat(pdf.getDocumentCatalog()
                            .getStructureTreeRoot()
                            .getParentTree()
                            .getNumbers())
                    .hasSize(pdf.getNumberOfPages());
        }
    }

    @Test
    void signsWithoutAShapeDoNotBreakThePdf() throws IOException {
        List<List<String>> odd = List.of(List.of("😀", "漢字 \u0007\u200B\u00AD", "ё", "№", "−"));

        try (PDDocument pdf = Loader.loadPDF(paper(PdfPaper::new, odd))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("ё", "№", "□");
        }
    }

    /** A cell higher than a page goes on on the next one, and nothing of it is lost. */
    @Test
    void aRowHigherThanAPageIsCarriedOver() throws IOException {
        String words = StreamSupport.stream(rows(400).spliterator(), false)
                .map(row -> "слово" + row.get(0))
                .collect(Collectors.joining(" "));

        try (PDDocument pdf = Loader.loadPDF(paper(PdfPaper::new, List.of(List.of("1", words, "", "", ""))))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
            assertThat(new PDFTextStripper().getText(pdf)).contains("слово1.1.", "слово1.200.", "слово1.400.");
        }
    }

    @Test
    void writesAThousandActivitiesInTime() throws IOException {
        List<List<String>> rows = rows(1000);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (Opening opening : List.<Opening>of(WordPaper::new, PdfPaper::new)) {
            long start = threads.getCurrentThreadCpuTime();

            assertThat(paper(opening, rows)).isNotEmpty();

            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                    .isLessThan(BAR);
        }
    }
}
