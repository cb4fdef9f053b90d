package ru.metodkarta.office;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.office.Docx.numbered;
import static ru.metodkarta.office.Docx.p;
import static ru.metodkarta.office.Docx.r;
import static ru.metodkarta.office.Docx.raw;
import static ru.metodkarta.office.Docx.row;
import static ru.metodkarta.office.Docx.styled;
import static ru.metodkarta.office.Docx.tbl;
import static ru.metodkarta.office.Docx.tc;
import static ru.metodkarta.office.Docx.tr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordReaderTest {

    private static List<RawTable> read(Docx docx) throws IOException {
        return OfficeFiles.read("plan.docx", new ByteArrayInputStream(docx.bytes()));
    }

    private static List<List<String>> texts(RawTable table) {
        return table.rows().stream()
                .map(row -> row.cells().stream().map(RawCell::text).toList())
                .toList();
    }

    /** Text of the only cell that matters, within a table of two rows and columns. */
    private static String cell(String content) throws IOException {
        return read(Docx.of(tbl(row("а", "б", "в"), tr(tc(content), tc("х"), tc("у")), row("1", "2", "3"))))
                .get(0)
                .rows()
                .get(1)
                .cells()
                .get(0)
                .text();
    }

    @Test
    void mergesLieOnTheGrid() throws IOException {
        RawTable table = read(Docx.of(tbl(
                        tr(tc("№"), tc("<w:gridSpan w:val=\"2\"/>", "Срок")),
                        tr(tc("<w:vMerge w:val=\"restart\"/>", "1"), tc("май"), tc("июнь")),
                        tr(tc("<w:vMerge/>", "не видно"), tc("июль"), tc("август")),
                        "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + tc("сдвиг") + tc("край") + "</w:tr>")))
                .get(0);

        assertThat(table.width()).isEqualTo(3);
        assertThat(table.rows().get(0).cells()).containsExactly(new RawCell(0, 1, "№"), new RawCell(1, 2, "Срок"));
        assertThat(table.rows().get(2).cells().get(0)).isEqualTo(new RawCell(0, 1, "", true));
        assertThat(table.rows().get(3).cells()).containsExactly(new RawCell(1, 1, "сдвиг"), new RawCell(2, 1, "край"));
    }

    @Test
    void sectionsThatAreTablesOfTheirOwnAreOneTable() throws IOException {
        String heading = row("№", "Мероприятие", "Срок");
        List<RawTable> tables = read(Docx.of(p(r("План работы"))
                + p(r("I. Организационный раздел"))
                + tbl(heading, row("1", "Совет", "май"))
                + p(r("II. Методический раздел"))
                + tbl(heading, row("2", "Семинар", "июнь"))
                + p(r("Примечание: сроки уточняются"))));
        RawTable table = tables.get(0);
        assertThat(tables).hasSize(1);

        assertThat(table.before()).containsExactly("План работы");
        assertThat(table.rows().stream().map(row -> row.cells().get(0).text()))
                .containsExactly("I. Организационный раздел", "№", "1", "II. Методический раздел", "№", "2");
        assertThat(table.after()).containsExactly("Примечание: сроки уточняются");
    }

    @Test
    void plansOneAfterAnotherStayTwo() throws IOException {
        String heading = row("№", "Мероприятие", "Срок");
        byte[] file = Docx.of(tbl(heading, row("1", "Совет", "май"))
                        + p(r("План контроля на 2027 год"))
                        + tbl(heading, row("1", "Проверка", "июнь")))
                .bytes();

        assertThat(OfficeFiles.read("two.docx", new ByteArrayInputStream(file))).hasSize(2);
    }

    @Test
    void bordersDrawnByHandAllButTouchingAreOne() throws IOException {
        String grid = "<w:tblGrid><w:gridCol w:w=\"700\"/><w:gridCol w:w=\"40\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>";
        RawTable table = read(Docx.of("<w:tbl>" + grid
                        + tr(tc("№"), tc("<w:gridSpan w:val=\"2\"/>", "Мероприятие"))
                        + tr(tc("<w:gridSpan w:val=\"2\"/>", "1"), tc("Курсы")) + row("2", "", "Форум") + "</w:tbl>"))
                .get(0);

        assertThat(table.width()).isEqualTo(2);
        assertThat(table.rows().get(1).cells()).containsExactly(new RawCell(0, 1, "1"), new RawCell(1, 1, "Курсы"));
    }

    @Test
    void signsOfWordAreReadAsPrinted() throws IOException {
        assertThat(cell(p(r("мето"), raw("<w:softHyphen/>"), r("ди\u00ADка"), raw("<w:noBreakHyphen/>"), r("план"))))
                .isEqualTo("методика-план");
        assertThat(cell(p(r("а"), raw("<w:br/>"), r("б"), raw("<w:cr/>"), r("в"), raw("<w:tab/>"), r("г"))))
                .isEqualTo("а\nб\nв г");
        assertThat(cell(p(raw("<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>"))))
                .isEqualTo("\u2713");
        assertThat(cell(p(r("раз")) + p() + p(r("два")))).isEqualTo("раз\nдва");
    }

    @Test
    void trackedChangesAsIfAccepted() throws IOException {
        assertThat(cell(p(
                        r("до "),
                        "<w:del>" + raw("<w:delText>мая</w:delText>") + "</w:del>",
                        "<w:ins>" + r("июня") + "</w:ins>",
                        "<w:moveFrom>" + r(" ушло") + "</w:moveFrom>",
                        "<w:moveTo>" + r(" пришло") + "</w:moveTo>")))
                .isEqualTo("до июня пришло");
        RawTable table = read(Docx.of(tbl(
                        row("а", "б"),
                        "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" + tc("удалена") + tc("строка") + "</w:tr>",
                        row("в", "г"))))
                .get(0);
        assertThat(texts(table)).containsExactly(List.of("а", "б"), List.of("в", "г"));
    }

    @Test
    void wrappersAreWalkedThrough() throws IOException {
        assertThat(cell("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>"
                        + p(
                                "<w:hyperlink r:id=\"r1\">" + r("сайт ") + "</w:hyperlink>",
                                "<w:smartTag>" + r("ЦРО") + "</w:smartTag>")
                        + "</w:sdtContent></w:sdt>"))
                .isEqualTo("сайт ЦРО");
        assertThat(cell(p(
                        raw("<w:fldChar w:fldCharType=\"begin\"/>"),
                        raw("<w:instrText> DATE </w:instrText>"),
                        raw("<w:fldChar w:fldCharType=\"separate\"/>"),
                        r("01.09.2022"),
                        raw("<w:fldChar w:fldCharType=\"end\"/>"),
                        "<w:fldSimple w:instr=\"PAGE\">" + r(" 5") + "</w:fldSimple>")))
                .isEqualTo("01.09.2022 5");
        RawTable table = read(Docx.of(tbl(
                        row("а", "б"),
                        "<w:sdt><w:sdtContent>" + row("в", "г") + "</w:sdtContent></w:sdt>",
                        "<w:tr><w:sdt><w:sdtContent>" + tc("д") + "</w:sdtContent></w:sdt>" + tc("е") + "</w:tr>")))
                .get(0);
        assertThat(texts(table)).containsExactly(List.of("а", "б"), List.of("в", "г"), List.of("д", "е"));
    }

    @Test
    void hiddenTextIsOutAndTextBoxesAndFootnotesAreIn() throws IOException {
        assertThat(cell(p(r("видно"), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>скрыто</w:t></w:r>")))
                .isEqualTo("видно");
        String box = "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>" + p(r("в рамке"))
                + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p(r("в рамке"))
                + "</w:txbxContent></mc:Fallback></mc:AlternateContent>";
        assertThat(cell(p(r("текст"), raw(box)))).isEqualTo("текст\nв рамке");

        RawTable table = read(Docx.of(tbl(
                                row("а", "б", "в"),
                                tr(tc(p(r("май"), raw("<w:footnoteReference w:id=\"2\"/>"))), tc("х"), tc("у")),
                                row("1", "2", "3")))
                        .footnotes("<w:footnote w:id=\"2\">" + p(r(" По согласованию")) + "</w:footnote>"))
                .get(0);
        assertThat(table.after()).containsExactly("По согласованию");
    }

    @Test
    void automaticNumbersAreWrittenOut() throws IOException {
        String levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "russianLower", "%3)");
        Docx docx = Docx.of(p(r("План"))
                        + tbl(
                                row("№", "Мероприятие", "Срок"),
                                tr(tc(numbered(1, 0)), tc("Организация"), tc("")),
                                tr(tc(numbered(1, 1)), tc("Курсы"), tc("май")),
                                tr(tc(numbered(1, 1)), tc("Форум"), tc("май")),
                                tr(tc(numbered(1, 2)), tc("слёт"), tc("май")),
                                tr(tc(numbered(1, 2)), tc("съезд"), tc("май")),
                                tr(tc(numbered(1, 0)), tc("Кадры"), tc("")),
                                tr(tc(numbered(1, 1)), tc("Семинар"), tc("май")),
                                tr(tc(numbered(2, 0)), tc("Сначала"), tc("май")),
                                tr(tc(styled("Num", r("внутри"))), tc("По стилю"), tc("май")),
                                tr(tc(numbered(4, 0, r("Маркер"))), tc("Список"), tc("май"))))
                .numbering("<w:abstractNum w:abstractNumId=\"0\">" + levels + "</w:abstractNum>"
                        + "<w:abstractNum w:abstractNumId=\"1\">" + level(0, "upperRoman", "%1.") + "</w:abstractNum>"
                        + "<w:abstractNum w:abstractNumId=\"2\">" + level(0, "bullet", "\uF0B7") + "</w:abstractNum>"
                        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
                        + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>"
                        + "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num>")
                .styles(
                        "<w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
                                + "<w:style w:type=\"paragraph\" w:styleId=\"Num\"><w:basedOn w:val=\"Base\"/></w:style>");

        assertThat(texts(read(docx).get(0)).stream().map(row -> row.get(0)))
                .containsExactly("№", "1.", "1.1.", "1.2.", "а)", "б)", "2.", "2.1.", "1.", "I. внутри", "Маркер");
    }

    private static String level(int level, String format, String text) {
        return "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/></w:lvl>"
                .formatted(level, format, text);
    }

    @Test
    void numbersOfEveryFormat() {
        assertThat(NumberFormats.format(4, "lowerRoman")).isEqualTo("iv");
        assertThat(NumberFormats.format(49, "upperRoman")).isEqualTo("XLIX");
        assertThat(NumberFormats.format(28, "lowerLetter")).isEqualTo("bb");
        assertThat(NumberFormats.format(10, "russianLower")).isEqualTo("к");
        assertThat(NumberFormats.format(3, "russianUpper")).isEqualTo("В");
        assertThat(NumberFormats.format(7, "decimalZero")).isEqualTo("07");
        assertThat(NumberFormats.format(7, "bullet")).isEmpty();
    }

    @Test
    void nestedTablesBecomeLinesAndFramesGiveTheirTable() throws IOException {
        assertThat(cell(p(r("Итоги:")) + tbl(row("приказ", "май"), row("отчёт", "июнь")) + p()))
                .isEqualTo("Итоги:\nприказ май\nотчёт июнь");

        RawTable framed = read(Docx.of(tbl(tr(tc(p(r("План работы"))
                        + tbl(row("№", "Дело", "Срок"), row("1", "Курсы", "май"))
                        + p(r("Директор")))))))
                .get(0);
        assertThat(framed.before()).containsExactly("План работы");
        assertThat(framed.after()).containsExactly("Директор");
        assertThat(texts(framed)).containsExactly(List.of("№", "Дело", "Срок"), List.of("1", "Курсы", "май"));
    }

    @Test
    void approvalBlocksInTablesAreTextAndBigTablesAreAChoice() throws IOException {
        List<RawTable> tables = read(Docx.of(tbl(row("СОГЛАСОВАНО", "УТВЕРЖДАЮ"))
                + p(r("План"))
                + tbl(row("№", "Дело", "Срок"), row("1", "Курсы", "май"))
                + p(r("Показатели"))
                + tbl(row("№", "Показатель", "Доля"), row("1", "Охват", "60 %"))
                + tbl(row("Директор", "Иванова А.Б."))));

        assertThat(tables).hasSize(2);
        assertThat(tables.get(0).before()).containsExactly("СОГЛАСОВАНО", "УТВЕРЖДАЮ", "План");
        assertThat(tables.get(1).before()).containsExactly("Показатели");
        assertThat(tables.get(1).after()).containsExactly("Директор", "Иванова А.Б.");
    }

    @Test
    void tableCutInTwoByAPageIsOne() throws IOException {
        List<RawTable> tables = read(Docx.of(tbl(row("№", "Дело", "Срок"), row("1", "Курсы", "май"))
                + p()
                + tbl(row("2", "Форум", "июнь"), row("3", "Слёт", "июль"))
                + p()
                + tbl(row("№", "Дело", "Срок"), row("4", "Съезд", "май"))));

        assertThat(tables).hasSize(1);
        assertThat(tables.get(0).rows()).hasSize(6);
    }

    @Test
    void headerRowsAreMarked() throws IOException {
        RawTable table = read(Docx.of(tbl(
                        "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + tc("№") + tc("Дело") + "</w:tr>",
                        "<w:tr><w:trPr><w:tblHeader w:val=\"0\"/></w:trPr>" + tc("1") + tc("Курсы") + "</w:tr>")))
                .get(0);
        assertThat(table.rows().stream().map(RawRow::header)).containsExactly(true, false);
    }
}
