package ru.metodkarta.workdays;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import ru.metodkarta.office.Clipboard;
import ru.metodkarta.office.CsvFiles;

/** A year out of a table, in both shapes; what is wrong is named by its cell and nothing is taken. */
class YearTableTest {

    private static final String MONTHS =
            "Год/Месяц,Январь,Февраль,Март,Апрель,Май,Июнь,Июль,Август,Сентябрь,Октябрь,Ноябрь,Декабрь,Всего рабочих дней\n";
    private static final String OF_2025 = "2025,\"1,2,3,4,5,6,7,8,11,12,18,19,25,26\",\"1,2,8,9,15,16,22,23\","
            + "\"1,2,7*,8,9,15,16,22,23,29,30\",\"5,6,12,13,19,20,26,27,30*\",\"1,2+,3,4,8+,9,10,11,17,18,24,25,31\","
            + "\"1,7,8,11*,12,13+,14,15,21,22,28,29\",\"5,6,12,13,19,20,26,27\",\"2,3,9,10,16,17,23,24,30,31\","
            + "\"6,7,13,14,20,21,27,28\",\"4,5,11,12,18,19,25,26\",\"1*,2,3+,4,8,9,15,16,22,23,29,30\","
            + "\"6,7,13,14,20,21,27,28,31+\",247\n";

    @Test
    void readsTheOpenDataAsTheProgramKnowsTheYear() {
        YearTable.Result read = csv(MONTHS + OF_2025, 2025);
        assertThat(read.problems()).isEmpty();
        OfficialYear known = OfficialYear.of(ru.metodkarta.calendar.WorkingCalendar.russian(), 2025);
        assertThat(read.official()).isEqualTo(known);
        assertThat(known.workingDays()).containsExactly(LocalDate.of(2025, 11, 1));
    }

    @Test
    void readsADayARowInWhateverEncodingAndWithWhateverSeparator() {
        String list = "Дата;Вид\r\n20.02.2027;Рабочий день (перенос с выходного)\r\n22.02.2027;выходной день\r\n"
                + "2027-03-05;предпраздничный\r\n31.12.2027;Нерабочий день\r\n30.08.2027;выходной день региона\r\n";
        YearTable.Result read = YearTable.read(CsvFiles.read(list.getBytes(Charset.forName("windows-1251"))), 2027);
        assertThat(read.problems()).isEmpty();
        assertThat(read.official().workingDays()).containsExactly(LocalDate.of(2027, 2, 20));
        assertThat(read.official().daysOff())
                .contains(LocalDate.of(2027, 2, 22), LocalDate.of(2027, 12, 31), LocalDate.of(2027, 1, 8))
                .as("the region's own day is no part of it")
                .doesNotContain(LocalDate.of(2027, 8, 30), LocalDate.of(2027, 3, 5));
        assertThat(YearTable.read(Clipboard.fromText(YearTable.text(read.official())), 2027)
                        .official())
                .as("what is shown is what is written")
                .isEqualTo(read.official());
    }

    @Test
    void namesWhatIsWrongByItsCell() {
        assertThat(codes(csv("Дата,Вид\n31.02.2027,выходной\n01.03.2028,выходной\n02.03.2027,четверг\n", 2027)))
                .containsExactly(
                        "A2 workdays.import.no-date", "A3 workdays.import.other-year", "B4 workdays.import.no-kind");
        assertThat(codes(csv("Дата,Вид\n02.03.2027,выходной\n02.03.2027,рабочий\n", 2027)))
                .containsExactly("B3 workdays.import.twice");
        assertThat(codes(csv(MONTHS + OF_2025.replace(",247", ",246"), 2025)))
                .containsExactly("N2 workdays.import.other-total");
        assertThat(codes(csv(MONTHS + OF_2025.replace("\"1,2,8,9,15,16,22,23\"", "\"1,2,8,9,15,16,22,30\""), 2025)))
                .containsExactly("C2 workdays.import.no-date");
        assertThat(codes(csv(MONTHS + OF_2025, 2027))).containsExactly(" workdays.import.no-year");
        assertThat(codes(csv("Организация,Срок\nШкола,май\n", 2027))).containsExactly(" workdays.import.no-table");
    }

    @Test
    void refusesKindsTheWrongWayRound() {
        StringBuilder list = new StringBuilder("Дата,Вид\n");
        LocalDate.of(2027, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .forEach(day -> list.append(day).append(OfficialYear.weekend(day) ? ",рабочий\n" : ",выходной\n"));
        assertThat(codes(csv(list.toString(), 2027))).containsExactly(" workdays.import.unlikely");
    }

    private static YearTable.Result csv(String text, int year) {
        return YearTable.read(CsvFiles.read(text.getBytes(StandardCharsets.UTF_8)), year);
    }

    private static List<String> codes(YearTable.Result read) {
        assertThat(read.official()).isNull();
        return read.problems().stream()
                .map(problem -> problem.place() + " " + problem.code())
                .toList();
    }
}
