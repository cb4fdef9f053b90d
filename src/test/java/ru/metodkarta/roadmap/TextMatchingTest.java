package ru.metodkarta.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ru.metodkarta.roadmap.TextMatching.Row;
import ru.metodkarta.roadmap.TextMatching.Section;

class TextMatchingTest {

    private static final List<Section> ONE = List.of(new Section("1.", "Нормативное обеспечение"));

    @Test
    void findsTheSameRowsBehindOneThatWasPutIn() {
        assertThat(match(
                        List.of(row("1.1.", "Разработка положения"), row("1.2.", "Совещание руководителей")),
                        List.of(
                                row("1.1", "Создание рабочей группы педагогов"),
                                row("1.2", "Разработка положения"),
                                row("1.3", "Совещание руководителей"))))
                .containsExactly(-1, 0, 1);
    }

    @Test
    void findsARowWhoseWordsWereMended() {
        assertThat(match(
                        List.of(row("1", "Проведение совещания с руководителями методических объединений школ")),
                        List.of(row(
                                "7", "Проведение совещаний с руководителями методических объединений школ города"))))
                .containsExactly(0);
    }

    @Test
    void quotationMarksAndDashesMakeNoOtherRow() {
        assertThat(match(
                        List.of(row(null, "Конкурс «Учитель года – 2026»")),
                        List.of(row(null, "Конкурс \"Учитель  года - 2026\""))))
                .containsExactly(0);
    }

    @Test
    void takesTheNumberForTheRowWhenAllWordsAreOther() {
        TextMatching matching = TextMatching.of(
                ONE, List.of(row("1.2.", "Издание приказа")), ONE, List.of(row("1.2.", "Обучение наставников")));

        assertThat(matching.row(0)).isZero();
        assertThat(matching.byNumberOnly(0)).isTrue();
    }

    @Test
    void numbersOfAnotherSectionSayNothing() {
        TextMatching matching = TextMatching.of(
                List.of(new Section("1", "Нормы"), new Section("2", "Кадры")),
                List.of(new Row(0, "1", "Издание приказа")),
                List.of(new Section("1", "Нормы"), new Section("2", "Кадры")),
                List.of(new Row(1, "1", "Обучение наставников")));

        assertThat(matching.row(0)).isEqualTo(TextMatching.NONE);
    }

    @Test
    void rowsOfOneNameStayApart() {
        assertThat(match(
                        List.of(row("1", "Семинар"), row("2", "Семинар"), row("3", "Семинар")),
                        List.of(row("3", "Семинар"), row("1", "Семинар"))))
                .containsExactly(2, 0);
    }

    private static List<Integer> match(List<Row> olds, List<Row> news) {
        TextMatching matching = TextMatching.of(ONE, olds, ONE, news);
        return IntStream.range(0, news.size()).mapToObj(matching::row).toList();
    }

    private static Row row(String number, String title) {
        return new Row(0, number, title);
    }
}
