package ru.metodkarta.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriterTest {

    private static final List<SheetWriter.Column> COLUMNS =
            List.of(new SheetWriter.Column("Имя", 20), new SheetWriter.Column("Срок", 12));

    private static XSSFSheet sheet(String title, List<?>... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out, "Список [1]", title, COLUMNS)) {
            for (List<?> row : rows) {
                writer.row(row);
            }
        }
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray())).getSheetAt(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://example.org\")",
                "+7 912",
                "-1",
                "@SUM(A1)",
                "\t=1+1",
                "=cmd|' /C calc'!A0",
                "|x"
            })
    void whatBeginsLikeAFormulaStaysText(String text) throws IOException {
        XSSFCell cell = sheet(null, List.of(text, "")).getRow(1).getCell(0);

        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(text);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
    }

    @Test
    void keepsDaysAsDaysAndTextToTheCharacter() throws IOException {
        XSSFSheet sheet = sheet(
                "Название", Arrays.asList("строка\nвторая ё", LocalDate.of(2026, 9, 30)), Arrays.asList("б", null));

        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Название");
        assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("строка\nвторая ё");
        assertThat(sheet.getRow(2).getCell(0).getCellStyle().getQuotePrefixed()).isFalse();
        assertThat(sheet.getRow(2).getCell(1).getLocalDateTimeCellValue().toLocalDate())
                .isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(sheet.getRow(3).getCell(1)).isNull();
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A2:B4");
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
    }
}
