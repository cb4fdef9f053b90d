package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import ru.metodkarta.document.PlanReading.LineKind;
import ru.metodkarta.office.Docx;
import ru.metodkarta.office.OfficeFiles;

/** Limits of the issue: 1,000 rows in two seconds, 5,000 rows bounded. Measured as the thread's own time: the machine may be busy. */
class ReadingSpeedTest {

    private static final String TITLE =
            "Разработка и утверждение нормативно-правовых актов, регламентирующих внедрение системы"
                    + " научно-методического сопровождения педагогических работников и управленческих кадров";

    private static Duration read(byte[] docx, int rows) throws IOException {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        PlanReading reading = PlanReader.read(
                OfficeFiles.read("plan.docx", new ByteArrayInputStream(docx)).get(0), ReadingChoices.none());
        Duration taken = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
        assertThat(reading.lines().stream().filter(line -> line.kind() == LineKind.ACTIVITY))
                .hasSize(rows);
        return taken;
    }

    @Test
    void thousandRowsOfARealWriterInTwoSeconds() throws IOException {
        XWPFDocument document = new XWPFDocument();
        XWPFTable table = document.createTable(1, 6);
        String[] heading = {"№ п/п", "Мероприятие", "Срок", "Ответственный", "Результат", "Примечание"};
        for (int c = 0; c < 6; c++) {
            table.getRow(0).getCell(c).setText(heading[c]);
        }
        for (int r = 1; r <= 1_000; r++) {
            XWPFTableRow row = table.createRow();
            String[] cells = {"1." + r, TITLE + " " + r, "до 1 мая 2023 года", "МАУ «ЦРО», ОО", TITLE, "по согласованию"
            };
            for (int c = 0; c < 6; c++) {
                row.getCell(c).setText(cells[c]);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(out);
        document.close();

        read(out.toByteArray(), 1_000);
        assertThat(read(out.toByteArray(), 1_000)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void fiveThousandRowsStayBounded() throws IOException {
        StringBuilder rows =
                new StringBuilder(Docx.row("№ п/п", "Мероприятие", "Срок", "Ответственный", "Результат", "Примечание"));
        for (int r = 1; r < 5_000; r++) {
            rows.append(Docx.row(r + ".", TITLE + r, "ежегодно (сентябрь)", "МОУО, ММС,\nОО", TITLE, "–"));
        }

        assertThat(read(Docx.of(Docx.tbl(rows.toString())).bytes(), 4_999)).isLessThan(Duration.ofSeconds(8));
    }
}
