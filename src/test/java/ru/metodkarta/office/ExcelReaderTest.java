package ru.metodkarta.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ExcelReaderTest {

    private static List<RawTable> read(org.apache.poi.ss.usermodel.Workbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        workbook.close();
        return OfficeFiles.read("plan.xlsx", new ByteArrayInputStream(out.toByteArray()));
    }

    private static List<String> texts(RawTable table, int row) {
        return table.rows().get(row).cells().stream().map(RawCell::text).toList();
    }

    private static CellStyle format(XSSFWorkbook workbook, String code) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(code));
        return style;
    }

    private static void cell(Row row, int column, Object value, CellStyle style) {
        Cell cell = row.createCell(column);
        if (value instanceof LocalDate date) {
            cell.setCellValue(date);
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellValue(value.toString());
        }
        if (style != null) {
            cell.setCellStyle(style);
        }
    }

    @Test
    void valuesAsARussianReaderWritesThem() throws IOException {
        XSSFWorkbook workbook = new XSSFWorkbook();
        Sheet sheet = workbook.createSheet("План");
        Row row = sheet.createRow(0);
        LocalDate day = LocalDate.of(2022, 9, 1);
        cell(row, 0, 1, null);
        cell(row, 1, 1.1, null);
        cell(row, 2, 0.6, format(workbook, "0%"));
        cell(row, 3, 0.125, format(workbook, "0.0%"));
        cell(row, 4, day, format(workbook, "dd.mm.yyyy"));
        cell(row, 5, day, format(workbook, "mmmm yyyy"));
        cell(row, 6, day, format(workbook, "d mmmm"));
        cell(row, 7, 1.1, format(workbook, "0.00"));
        cell(row, 8, 44805.5, format(workbook, "dd/mm/yyyy\\ hh:mm"));
        cell(row, 9, 12, format(workbook, "0\" мес.\""));
        row.createCell(10).setCellFormula("1+1");
        row.getCell(10).setCellValue(2);
        row.createCell(11).setCellValue(true);
        row.createCell(12).setCellValue("строка_x000D_\nвторая");
        XSSFRichTextString rich = new XSSFRichTextString("МАУ «ЦРО»");
        rich.applyFont(0, 3, workbook.createFont());
        row.createCell(13).setCellValue(rich);

        assertThat(texts(read(workbook).get(0), 0))
                .containsExactly(
                        "1",
                        "1.1",
                        "60%",
                        "12.5%",
                        "01.09.2022",
                        "сентябрь 2022",
                        "1 сентября",
                        "1.10",
                        "01.09.2022 12:00",
                        "12",
                        "2",
                        "+",
                        "строка\nвторая",
                        "МАУ «ЦРО»");
    }

    @Test
    void mergesHiddenRowsAndSheets() throws IOException {
        XSSFWorkbook workbook = new XSSFWorkbook();
        Sheet hidden = workbook.createSheet("Черновик");
        hidden.createRow(0).createCell(0).setCellValue("старое");
        hidden.getRow(0).createCell(1).setCellValue("новое");
        workbook.setSheetHidden(0, true);
        Sheet sheet = workbook.createSheet("План");
        for (int r = 2; r < 6; r++) {
            for (int c = 1; c < 4; c++) {
                sheet.createRow(r);
            }
        }
        cell(sheet.getRow(2), 1, "Раздел I", null);
        sheet.addMergedRegion(new CellRangeAddress(2, 2, 1, 3));
        cell(sheet.getRow(3), 1, "1", null);
        cell(sheet.getRow(3), 2, "Курсы", null);
        cell(sheet.getRow(3), 3, "в течение года", null);
        cell(sheet.getRow(4), 1, "2", null);
        cell(sheet.getRow(4), 2, "Форум", null);
        sheet.addMergedRegion(new CellRangeAddress(3, 4, 3, 3));
        sheet.getRow(4).setZeroHeight(true);

        List<RawTable> tables = read(workbook);

        assertThat(tables).extracting(RawTable::name).containsExactly("План", "Черновик");
        RawTable plan = tables.get(0);
        assertThat(plan.width()).isEqualTo(3);
        assertThat(plan.rows().get(0).cells()).containsExactly(new RawCell(0, 3, "Раздел I"));
        assertThat(plan.rows().get(2).cells().get(2)).isEqualTo(new RawCell(2, 1, "", true));
        assertThat(plan.rows().get(2).hidden()).isTrue();
        assertThat(plan.rows().get(1).hidden()).isFalse();
        assertThat(tables.get(1).rows()).allMatch(RawRow::hidden);
    }

    @Test
    void hundredThousandBlankRowsAreNoRows() throws IOException {
        SXSSFWorkbook workbook = new SXSSFWorkbook(50);
        CellStyle style = workbook.createCellStyle();
        Sheet sheet = workbook.createSheet("План");
        for (int r = 0; r < 100_000; r++) {
            Row row = sheet.createRow(r);
            for (int c = 0; c < 6; c++) {
                Cell cell = row.createCell(c);
                cell.setCellStyle(style);
                if (r < 2 || r == 60_000) {
                    cell.setCellValue("строка " + r);
                }
            }
        }

        assertThat(read(workbook).get(0).rows()).hasSize(3);
    }
}
