package ru.metodkarta.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClipboardTest {

    private static List<List<String>> texts(RawTable table) {
        return table.rows().stream()
                .map(row -> row.cells().stream().map(RawCell::text).toList())
                .toList();
    }

    @Test
    void excelQuotesCellsWithLineBreaks() {
        RawTable table = Clipboard.fromText(
                        "№\tДело\tКто\r\n1\t\"Курсы\r\n\"\"Старт\"\"\"\tЦРО\r\n2\t\"Форум\" молодых\tОО\r\n")
                .get(0);

        assertThat(texts(table))
                .containsExactly(
                        List.of("№", "Дело", "Кто"),
                        List.of("1", "Курсы\n\"Старт\"", "ЦРО"),
                        List.of("2", "\"Форум\" молодых", "ОО"));
    }

    @Test
    void linesOfACellOfWordBreakTheRowAndArePutTogether() {
        RawTable table = Clipboard.fromText(
                        "План работы\n№\tДело\tКто\tСрок\n1. Кадры\n1\tКурсы\nдля молодых\tЦРО\nОО\tмай\n2\tФорум\tЦРО\tиюнь\nи июль\nДиректор")
                .get(0);

        assertThat(table.before()).containsExactly("План работы");
        assertThat(texts(table).subList(1, 4))
                .containsExactly(
                        List.of("1. Кадры", "", "", ""),
                        List.of("1", "Курсы\nдля молодых", "ЦРО\nОО", "май"),
                        List.of("2", "Форум", "ЦРО", "июнь"));
        assertThat(table.after()).containsExactly("и июль", "Директор");
    }

    @Test
    void htmlOfWordAndExcel() {
        List<RawTable> tables = Clipboard.fromHtml("""
                <html><head><style>td {color: red}</style><script>alert(1)</script></head><body>
                <p class=MsoNormal>План&nbsp;работы<o:p></o:p></p>
                <table border=1><thead><tr><th rowspan=2>№</th><th rowspan=2>Дело</th><th colspan=2>Срок</th></tr>
                <tr><th>начало</th><th>конец</th></tr></thead>
                <tr><td><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span></p></td>
                  <td>Курсы<br>для
                     молодых<p>и опытных</p></td><td rowspan=2>май</td><td onclick="alert(2)">июнь<img src="http://localhost:1/x"></td></tr>
                <tr><td>2</td><td><ol><li>план</li><li>от&shy;чёт</li></ol><span style='mso-list:Ignore'>·&nbsp;</span><del>нет</del>
                  <table><tr><td>а</td><td>б</td></tr></table></td><td>июль</td></tr>
                </table><p>Директор</p></body></html>
                """);

        assertThat(tables).hasSize(1);
        RawTable table = tables.get(0);
        assertThat(table.before()).containsExactly("План работы");
        assertThat(table.after()).containsExactly("Директор");
        assertThat(table.width()).isEqualTo(4);
        assertThat(table.rows().get(0).header()).isTrue();
        assertThat(table.rows().get(1).cells())
                .containsExactly(
                        new RawCell(0, 1, "", true),
                        new RawCell(1, 1, "", true),
                        new RawCell(2, 1, "начало"),
                        new RawCell(3, 1, "конец"));
        assertThat(texts(table).get(2)).containsExactly("1.", "Курсы\nдля молодых\nи опытных", "май", "июнь");
        assertThat(texts(table).get(3)).containsExactly("2", "1. план\n2. отчёт\nа б", "", "июль");
    }

    @Test
    void frameOfAPageGivesTheTableInIt() {
        RawTable table = Clipboard.fromHtml(
                        "<table><tr><td><p>План</p><table><tr><td>№</td><td>Дело</td></tr><tr><td>1</td><td>Курсы</td></tr></table></td></tr></table>")
                .get(0);
        assertThat(texts(table)).containsExactly(List.of("№", "Дело"), List.of("1", "Курсы"));
        assertThat(table.before()).containsExactly("План");
    }

    @Test
    void noTableIsSaid() {
        assertThatThrownBy(() -> Clipboard.fromText("просто текст\nв две строки"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("office.refused.no-table");
        assertThatThrownBy(() -> Clipboard.fromHtml("<p>текст</p>"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("office.refused.no-table");
        assertThatThrownBy(() -> Clipboard.fromText(" "))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("office.refused.empty");
        assertThatThrownBy(() ->
                        Clipboard.fromHtml("<table>" + "<tr><td>а</td><td>б</td></tr>".repeat(5_001) + "</table>"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("office.refused.rows");
    }

    @Test
    void deepNestingEndsInASentence() {
        assertThatThrownBy(() -> Clipboard.fromHtml(
                        "<table><tr><td>б</td><td>".repeat(3_000) + "<table><tr><td>в<td>г<tr><td>а"))
                .isInstanceOf(UnreadableFile.class);
        assertThat(Clipboard.fromHtml("<div>".repeat(300) + "<table><tr><td>а</td><td>б</td></tr></table>"))
                .isNotEmpty();
    }
}
