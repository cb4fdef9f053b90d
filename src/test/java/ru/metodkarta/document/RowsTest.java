package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.document.Tables.kinds;
import static ru.metodkarta.document.Tables.plan;
import static ru.metodkarta.document.Tables.read;
import static ru.metodkarta.document.Tables.table;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Activities: sub-rows, measures within a cell, merges, rows broken over pages, hyphens, the user's decisions. */
class RowsTest {

    private static final String HEADING = "№ п/п | Мероприятие | Срок | Исполнитель | Результат";

    @Test
    void subRowsKeepTheirLetters() {
        assertThat(plan(
                        HEADING,
                        "1 | Провести мероприятия: | | | ",
                        "а) | семинар | май | ММС | ",
                        "б) | вебинар | июнь | ММС | ",
                        " | в) форум | июль | ММС | ",
                        "2 | Отчёт | июль | ЦРО | "))
                .containsExactly(
                        "1 | Провести мероприятия: | [] |  |  !title-only",
                        "а) | семинар | [ММС] | май | ",
                        "б) | вебинар | [ММС] | июнь | ",
                        "в) | форум | [ММС] | июль | ",
                        "2 | Отчёт | [ЦРО] | июль | ");
    }

    @Test
    void numbersWithEverySign() {
        assertThat(plan(
                        HEADING,
                        "1.1 | А | май | ММС | ",
                        "1.2. | Б | май | ММС | ",
                        "1.3) | В | май | ММС | ",
                        "п.4 | Г | май | ММС | ",
                        "V | Д | май | ММС | ",
                        "доп. | Е | май | ММС | "))
                .containsExactly(
                        "1.1 | А | [ММС] | май | ",
                        "1.2. | Б | [ММС] | май | ",
                        "1.3) | В | [ММС] | май | ",
                        "п.4 | Г | [ММС] | май | ",
                        "V | Д | [ММС] | май | ",
                        "доп. | Е | [ММС] | май |  !odd-number");
    }

    @Test
    void datesThatMayBelongToSeveralMeasuresAreAskedAbout() {
        PlanReading reading = read(
                HEADING,
                "1 | Школа педагога: а) семинар – сентябрь 2026; б) конференция – май 2027 | сентябрь 2026 | ЦРО | отчёт",
                "2 | Вебинар\nТренинг | 10.02.2027\n03.03.2027 | ЦРО | отчёт",
                "3 | Вебинар\nТренинг | февраль 2027 | ЦРО | отчёт");

        assertThat(plan(reading))
                .satisfiesExactly(
                        row -> assertThat(row).endsWith("!dates-within"),
                        row -> assertThat(row).endsWith("!maybe-several"),
                        row -> assertThat(row).doesNotContain("!"));
    }

    @Test
    void measuresOfOneCellWithTheirOwnDatesAreLines() {
        PlanReading reading = read(
                HEADING,
                "1 | 1) разработать положение;\n2) утвердить план | 1) до 1 мая\n2) до 1 июня | ЦРО | 1) положение\n2) план",
                "2. | Провести:\nа) семинар;\nб) вебинар | до 1 мая\nдо 1 июня | ММС | отчёт",
                "3 | Провести: 1) семинар; 2) вебинар | в течение года | ММС | отчёт");

        assertThat(plan(reading))
                .containsExactly(
                        "1.1) | разработать положение; | [ЦРО] | до 1 мая | положение !measures-split",
                        "1.2) | утвердить план | [ЦРО] | до 1 июня | план !measures-split",
                        "2.а) | Провести: семинар; | [ММС] | до 1 мая | отчёт !measures-split",
                        "2.б) | Провести: вебинар | [ММС] | до 1 июня | отчёт !measures-split",
                        "3 | Провести: 1) семинар; 2) вебинар | [ММС] | в течение года | отчёт");
        assertThat(kinds(reading))
                .containsExactly(
                        "1 HEADER", "2.1 ACTIVITY", "2.2 ACTIVITY", "3.1 ACTIVITY", "3.2 ACTIVITY", "4 ACTIVITY");
    }

    @Test
    void mergedCellsHoldForAllTheirRows() {
        assertThat(plan(
                        HEADING,
                        "1 | Совещание | В течение года | ЦРО | протокол",
                        "2 | Семинар | ^ | ^ | программа",
                        "3 | Форум | ^ | ММС | программа"))
                .containsExactly(
                        "1 | Совещание | [ЦРО] | В течение года | протокол",
                        "2 | Семинар | [ЦРО] | В течение года | программа !from-merge !from-merge",
                        "3 | Форум | [ММС] | В течение года | программа !from-merge");
    }

    @Test
    void oneActivityWithTwoExecutorsInRowsOfTheirOwn() {
        assertThat(plan(
                        HEADING,
                        "1 | Совещание | май | ЦРО | протокол",
                        "^ | ^ | ^ | ОО | ^",
                        "2 | Форум | май | ММС | "))
                .containsExactly("1 | Совещание | [ЦРО, ОО] | май | протокол !joined", "2 | Форум | [ММС] | май | ");
    }

    @Test
    void oneTitleWithTwoDatesMakesTwoLines() {
        assertThat(plan(HEADING, "1 | Совещание | май | ЦРО | протокол", "^ | ^ | июнь | ОО | отчёт"))
                .containsExactly(
                        "1 | Совещание | [ЦРО] | май | протокол",
                        "1 | Совещание | [ОО] | июнь | отчёт !from-merge !number-repeats");
    }

    @Test
    void rowBrokenOverPagesIsJoined() {
        PlanReading reading = read(
                HEADING,
                "1 | Разработка рекомендаций по | в течение | ЦРО | Рекомендации",
                " | сопровождению педагогов | года | | для школ",
                HEADING,
                "2 | Семинар | май | ОО | Протокол",
                " | | | ММС | ");

        assertThat(plan(reading))
                .containsExactly(
                        "1 | Разработка рекомендаций по сопровождению педагогов | [ЦРО] | в течение года | Рекомендации для школ !joined",
                        "2 | Семинар | [ОО, ММС] | май | Протокол !joined");
        assertThat(kinds(reading))
                .containsExactly("1 HEADER", "2 ACTIVITY", "3 MERGED", "4 HEADER", "5 ACTIVITY", "6 MERGED");
    }

    @Test
    void restAfterTheRepeatedHeadingIsJoined() {
        assertThat(plan(HEADING, "1 | Разработка рекомендаций по | май | ЦРО | ", HEADING, " | наставничеству | | | "))
                .containsExactly("1 | Разработка рекомендаций по наставничеству | [ЦРО] | май |  !joined");
    }

    @Test
    void unnumberedRowThatSaysEverythingIsARow() {
        assertThat(plan(
                        HEADING,
                        "4. | Назначение лиц | До 31.08.2021. | МКУ «ЦРО» | Приказ",
                        " | Презентация проекта | До 20.09.2021 | МКУ «ЦРО» | Приказ",
                        "5. | Утверждение руководителей | До 01.10.2021 | МКУ «ЦРО» | Приказ"))
                .containsExactly(
                        "4. | Назначение лиц | [МКУ «ЦРО»] | До 31.08.2021. | Приказ",
                        "– | Презентация проекта | [МКУ «ЦРО»] | До 20.09.2021 | Приказ",
                        "5. | Утверждение руководителей | [МКУ «ЦРО»] | До 01.10.2021 | Приказ");
    }

    @Test
    void doubtfulContinuationIsOnlyNoted() {
        assertThat(plan(
                        HEADING,
                        "1 | Разработка рекомендаций | май | ЦРО | Приказ",
                        " | сопровождение | июнь | | Отчёт"))
                .containsExactly(
                        "1 | Разработка рекомендаций | [ЦРО] | май | Приказ",
                        "– | сопровождение | [] | июнь | Отчёт !maybe-continues");
    }

    @Test
    void wordsHyphenatedByHandBecomeWhole() {
        assertThat(CellText.flowing(CellText.normal("методичес-\nкого сопровож-\nдения")))
                .isEqualTo("методического сопровождения");
        assertThat(CellText.flowing("научно-\nметодического")).isEqualTo("научно-методического");
        assertThat(CellText.flowing("научно- методического")).isEqualTo("научно-методического");
        assertThat(CellText.flowing("информационно- аналитический")).isEqualTo("информационно-аналитический");
        assertThat(CellText.flowing("план-\nграфик")).isEqualTo("план-график");
        assertThat(CellText.flowing("сентябрь-\nдекабрь 2021-\n2022")).isEqualTo("сентябрь-декабрь 2021-2022");
        assertThat(CellText.flowing("видео-\nи фотоматериалы")).isEqualTo("видео- и фотоматериалы");
        assertThat(CellText.flowing("июль –\nавгуст")).isEqualTo("июль – август");
        assertThat(CellText.flowing("Санкт-\nПетербург")).isEqualTo("Санкт-Петербург");
        assertThat(CellText.normal("мето\u00ADди\u00ADка\u00A0 и  \tпрактика \n\n "))
                .isEqualTo("методика и практика");
    }

    @Test
    void lettersOfAListStayOnTheirLines() {
        assertThat(CellText.flowing("Семинар:\n- знакомство;\n- выбор\nтемы"))
                .isEqualTo("Семинар:\n- знакомство;\n- выбор темы");
    }

    @Test
    void userChangesRolesKindsAndRows() {
        ReadingChoices choices = new ReadingChoices(
                Map.of(4, ColumnRole.EXTRA), null, Set.of("3"), Set.of("4"), Map.of("5", true, "6", false));
        PlanReading reading = PlanReader.read(
                table(
                        HEADING,
                        "1 | Совещание | май | ЦРО | протокол",
                        "2 | Лишняя строка | май | ЦРО | протокол",
                        "3 | Продолжение | июнь | | ",
                        "4 | Раздел по мнению пользователя | май | ЦРО | ",
                        "Мероприятие по мнению пользователя>>5"),
                choices);

        assertThat(kinds(reading))
                .containsExactly("1 HEADER", "2 ACTIVITY", "3 DROPPED", "4 MERGED", "5 SECTION", "6 ACTIVITY");
        assertThat(plan(reading))
                .containsExactly(
                        "1 | Совещание 3 Продолжение | [ЦРО] | май июнь |  {4=протокол} !joined",
                        "§ 4 Раздел по мнению пользователя май ЦРО",
                        "– | Мероприятие по мнению пользователя | [] |  |  !title-only");
    }

    @Test
    void userSaysHowManyRowsAreHeading() {
        ReadingChoices none = new ReadingChoices(Map.of(), 0, Set.of(), Set.of(), Map.of());
        ReadingChoices two = new ReadingChoices(Map.of(), 2, Set.of(), Set.of(), Map.of());
        var table = table("№ | Мероприятие | Срок", "1 | Курсы | май", "2 | Форум | июнь");

        assertThat(kinds(PlanReader.read(table, none))).containsExactly("1 ACTIVITY", "2 ACTIVITY", "3 ACTIVITY");
        assertThat(kinds(PlanReader.read(table, two))).containsExactly("1 HEADER", "2 HEADER", "3 ACTIVITY");
    }

    @Test
    void userMayDropOneMeasureOfACell() {
        ReadingChoices choices = new ReadingChoices(Map.of(), null, Set.of("2.2"), Set.of(), Map.of());
        assertThat(kinds(PlanReader.read(
                        table(HEADING, "1 | 1) план;\n2) отчёт | 1) до 1 мая\n2) до 1 июня | ЦРО | "), choices)))
                .containsExactly("1 HEADER", "2.1 ACTIVITY", "2.2 DROPPED");
    }
}
