package ru.metodkarta.office;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/**
 * A spreadsheet with one table, written row by row: title, headings that stay in sight and filter, then rows. Text never
 * becomes a formula: it is written as text, and what begins like a formula carries the mark that Excel shows as an
 * apostrophe, so that it stays text when the cell is edited or saved as CSV.
 */
public final class SheetWriter implements AutoCloseable {

    /** rows one export may have; the reader of a longer list narrows it first */
    public static final int MAX_ROWS = 50_000;

    private static final int CELL_LIMIT = 32_767;
    private static final int ROWS_IN_MEMORY = 100;
    private static final int WIDTH_UNIT = 256;
    private static final int OFFERED_ROWS = 5_000;
    private static final String FORMULA_BEGINS = "=+-@\t\r\n|%";

    /** @param width in letters */
    public record Column(String heading, int width) {}

    private final OutputStream out;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final SXSSFSheet sheet;
    private final CellStyle heading;
    private final CellStyle text;
    private final CellStyle quoted;
    private final CellStyle day;
    private final CellStyle moment;
    private final int columns;
    private final int headingRow;
    private int next;

    /**
     * @param name of the sheet
     * @param title row above the headings, null for none
     */
    public SheetWriter(OutputStream out, String name, String title, List<Column> columns) {
        this.out = out;
        this.columns = columns.size();
        workbook.getXSSFWorkbook().getProperties().getCoreProperties().setTitle(title == null ? name : title);
        sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(name));
        heading = style(null, true);
        heading.setBorderBottom(BorderStyle.THIN);
        text = style(null, false);
        quoted = style(null, false);
        ((XSSFCellStyle) quoted).setQuotePrefixed(true);
        day = style("dd.mm.yyyy", false);
        moment = style("dd.mm.yyyy hh:mm", false);
        for (int c = 0; c < this.columns; c++) {
            sheet.setColumnWidth(c, columns.get(c).width() * WIDTH_UNIT);
        }
        if (title != null) {
            CellStyle strong = style(null, true);
            strong.setWrapText(false);
            write(sheet.createRow(next++).createCell(0), title, strong);
        }
        headingRow = next;
        Row row = sheet.createRow(next++);
        for (int c = 0; c < this.columns; c++) {
            write(row.createCell(c), columns.get(c).heading(), heading);
        }
        sheet.createFreezePane(0, next);
    }

    private CellStyle style(String format, boolean bold) {
        CellStyle style = workbook.createCellStyle();
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(format == null);
        if (format != null) {
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
        }
        if (bold) {
            Font font = workbook.createFont();
            font.setBold(true);
            style.setFont(font);
        }
        return style;
    }

    /** @param cells text, whole numbers, days ({@link LocalDate}) or moments ({@link LocalDateTime}); null is empty */
    public void row(List<?> cells) {
        Row row = sheet.createRow(next++);
        for (int c = 0; c < cells.size(); c++) {
            Object value = cells.get(c);
            if (value == null || "".equals(value)) {
                continue;
            }
            Cell cell = row.createCell(c);
            if (value instanceof LocalDate date) {
                cell.setCellValue(date);
                cell.setCellStyle(day);
            } else if (value instanceof LocalDateTime at) {
                cell.setCellValue(at);
                cell.setCellStyle(moment);
            } else if (value instanceof Number number) {
                cell.setCellValue(number.doubleValue());
                cell.setCellStyle(text);
            } else {
                write(cell, value.toString(), null);
            }
        }
    }

    /**
     * A list of the second sheet.
     *
     * @param column of the table that offers it for choice, -1 for none
     */
    public record Guide(int column, String heading, int width, List<String> texts) {}

    /** A second sheet that helps to fill in the first: its lists stand beside each other, the columns offer them. */
    public void guide(String name, List<Guide> lists) {
        String safeName = WorkbookUtil.createSafeSheetName(name);
        SXSSFSheet guide = workbook.createSheet(safeName);
        int deepest = lists.stream().mapToInt(list -> list.texts().size()).max().orElse(0);
        for (int r = 0; r <= deepest; r++) {
            Row row = guide.createRow(r);
            for (int c = 0; c < lists.size(); c++) {
                List<String> texts = lists.get(c).texts();
                if (r == 0) {
                    write(row.createCell(c), lists.get(c).heading(), heading);
                } else if (r <= texts.size()) {
                    write(row.createCell(c), texts.get(r - 1), null);
                }
            }
        }
        for (int c = 0; c < lists.size(); c++) {
            guide.setColumnWidth(c, lists.get(c).width() * WIDTH_UNIT);
            if (lists.get(c).column() >= 0 && !lists.get(c).texts().isEmpty()) {
                String letter = CellReference.convertNumToColString(c);
                offer(
                        lists.get(c).column(),
                        "'%s'!$%s$2:$%s$%d"
                                .formatted(
                                        safeName.replace("'", "''"),
                                        letter,
                                        letter,
                                        lists.get(c).texts().size() + 1));
            }
        }
    }

    /** What is not in the list may be typed nevertheless: a hint, the import says what does not fit. */
    private void offer(int column, String range) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createFormulaListConstraint(range),
                new CellRangeAddressList(headingRow + 1, OFFERED_ROWS, column, column));
        validation.setSuppressDropDownArrow(true);
        validation.setShowErrorBox(false);
        sheet.addValidationData(validation);
    }

    private void write(Cell cell, String value, CellStyle style) {
        StringBuilder safe = new StringBuilder();
        value.codePoints().filter(XmlText::allowed).forEach(safe::appendCodePoint);
        String kept = safe.length() > CELL_LIMIT ? safe.substring(0, CELL_LIMIT - 1) + "…" : safe.toString();
        boolean formulaLike = !kept.isEmpty() && FORMULA_BEGINS.indexOf(kept.charAt(0)) >= 0;
        cell.setCellValue(kept);
        cell.setCellStyle(formulaLike ? quoted : style == null ? text : style);
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            sheet.setAutoFilter(new CellRangeAddress(headingRow, Math.max(headingRow, next - 1), 0, columns - 1));
            sheet.setRepeatingRows(new CellRangeAddress(headingRow, headingRow, 0, columns - 1));
            sheet.getPrintSetup().setLandscape(true);
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setFitHeight((short) 0);
            workbook.write(out);
        }
    }
}
