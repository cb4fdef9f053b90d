package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.document.Tables.kinds;
import static ru.metodkarta.document.Tables.plan;
import static ru.metodkarta.document.Tables.read;

import org.junit.jupiter.api.Test;

/** Rows that are sections: merged over all columns or filled in one cell, numbered in every way, or years. */
class SectionsTest {

    private static final String HEADING = "№ п/п | Наименование мероприятия | Сроки | Отв.";

    @Test
    void mergedOverAllColumns() {
        assertThat(plan(
                        HEADING,
                        "1. Нормативно-правовое обеспечение>>4",
                        "1.1 | Приказ | май | ЦРО",
                        "Раздел II. Кадры>>4",
                        "2.1 | Курсы | июнь | ММС",
                        "Направление 3: Мониторинг>>4",
                        "3.1 | Отчёт | август | МОУО",
                        "Прочее>>4",
                        "4.1 | Архив | август | МОУО"))
                .containsExactly(
                        "§ 1. Нормативно-правовое обеспечение",
                        "1.1 | Приказ | [ЦРО] | май | ",
                        "§ Раздел II. Кадры",
                        "2.1 | Курсы | [ММС] | июнь | ",
                        "§ Направление 3: Мониторинг",
                        "3.1 | Отчёт | [МОУО] | август | ",
                        "§ Прочее",
                        "4.1 | Архив | [МОУО] | август | ");
    }

    @Test
    void numberBesideTheMergedTitle() {
        assertThat(plan(
                        HEADING,
                        "I | Организация>>3",
                        "1.1 | Приказ | май | ЦРО",
                        "2. | Кадры>>3",
                        "2.1 | Курсы | июнь | ММС"))
                .containsExactly(
                        "§ I Организация",
                        "1.1 | Приказ | [ЦРО] | май | ",
                        "§ 2. Кадры",
                        "2.1 | Курсы | [ММС] | июнь | ");
    }

    @Test
    void filledInOneCellOnly() {
        assertThat(plan(
                        HEADING,
                        "II. Организация | | | ",
                        "1 | Приказ | май | ЦРО",
                        " | Задача 3. Кадры | | ",
                        "2 | Курсы | июнь | ММС",
                        " | Мониторинг | | ",
                        "3 | Отчёт | август | МОУО"))
                .containsExactly(
                        "§ II. Организация",
                        "1 | Приказ | [ЦРО] | май | ",
                        "§ Задача 3. Кадры",
                        "2 | Курсы | [ММС] | июнь | ",
                        "§ Мониторинг !section-guessed",
                        "3 | Отчёт | [МОУО] | август | ");
    }

    @Test
    void numbersCollideWithThoseOfRows() {
        assertThat(plan(
                        HEADING,
                        "1 | Организация | | ",
                        "1 | Совещание | май | ЦРО",
                        "2 | Приказ | июнь | МОУО",
                        "2 | Кадры | | ",
                        "1 | Семинар | май | ММС",
                        "2 | Курсы | июнь | ММС"))
                .containsExactly(
                        "§ 1 Организация",
                        "1 | Совещание | [ЦРО] | май | ",
                        "2 | Приказ | [МОУО] | июнь | ",
                        "§ 2 Кадры",
                        "1 | Семинар | [ММС] | май | ",
                        "2 | Курсы | [ММС] | июнь | ");
    }

    @Test
    void rowsGoOnCountingThroughSections() {
        assertThat(plan(
                        HEADING,
                        "1 | Организация | | ",
                        "1 | Совещание | май | ЦРО",
                        "2 | Приказ | июнь | МОУО",
                        "2 | Кадры | | ",
                        "3 | Семинар | май | ММС"))
                .containsExactly(
                        "§ 1 Организация",
                        "1 | Совещание | [ЦРО] | май | ",
                        "2 | Приказ | [МОУО] | июнь | ",
                        "§ 2 Кадры",
                        "3 | Семинар | [ММС] | май | ");
    }

    @Test
    void rowsWithOnlyATitleStayRowsInTheirSeries() {
        assertThat(plan(
                        "№ | Мероприятие | Срок",
                        "1 | Курсы | ",
                        "2 | Семинар | май",
                        "3 | Форум | ",
                        "4 | Слёт | июнь"))
                .containsExactly(
                        "1 | Курсы | [] |  |  !title-only",
                        "2 | Семинар | [] | май | ",
                        "3 | Форум | [] |  |  !title-only",
                        "4 | Слёт | [] | июнь | ");
    }

    @Test
    void yearsAreSectionsThatDate() {
        PlanReading reading = read(
                HEADING,
                "2021 год>>4",
                "1 | Совещание | май | ЦРО",
                " | 2022 г. | | ",
                "2 | Семинар | июнь | ММС",
                "2. Мероприятия на 2023 год>>4",
                "3 | Семинар | июнь | ММС",
                "2022-2023 учебный год>>4",
                "4 | Семинар | июнь | ММС");

        assertThat(plan(reading))
                .containsExactly(
                        "§ 2021 год (2021)",
                        "1 | Совещание | [ЦРО] | май | ",
                        "§ 2022 г. (2022)",
                        "2 | Семинар | [ММС] | июнь | ",
                        "§ 2. Мероприятия на 2023 год (2023)",
                        "3 | Семинар | [ММС] | июнь | ",
                        "§ 2022-2023 учебный год",
                        "4 | Семинар | [ММС] | июнь | ");
    }

    @Test
    void noColumnOfNumbers() {
        assertThat(plan(
                        "Мероприятия | Сроки | Ответственные",
                        "1. Нормативное обеспечение | | ",
                        "1.1. Приказ о создании | май | ЦРО",
                        "1.2. Приказ об утверждении | май | ЦРО",
                        "КАДРЫ | | ",
                        "Курсы | июнь | ММС"))
                .containsExactly(
                        "§ 1. Нормативное обеспечение",
                        "1.1. | Приказ о создании | [ЦРО] | май | ",
                        "1.2. | Приказ об утверждении | [ЦРО] | май | ",
                        "§ КАДРЫ",
                        "– | Курсы | [ММС] | июнь | ");
    }

    @Test
    void sectionAboveAHeadingThatEverySectionRepeats() {
        PlanReading reading = read(
                "План работы на 2022 год>>3",
                "Блок 1. Организация>>3",
                "Мероприятие | Срок | Ответственный",
                "Совещание | май | ЦРО",
                "Блок 2. Кадры>>3",
                "Мероприятие | Срок | Ответственный",
                "Курсы | июнь | ММС");

        assertThat(reading.found().title()).isEqualTo("План работы на 2022 год");
        assertThat(plan(reading))
                .containsExactly(
                        "§ Блок 1. Организация",
                        "– | Совещание | [ЦРО] | май | ",
                        "§ Блок 2. Кадры",
                        "– | Курсы | [ММС] | июнь | ");
    }

    @Test
    void totalsFootnotesAndSignaturesAreNoSections() {
        PlanReading reading = read(
                HEADING,
                "1 | Курсы | май | ЦРО",
                "Итого | | | 5",
                "* по согласованию>>4",
                "Начальник управления _________ А.Б. Иванова>>4",
                "Исполнитель: Петрова В.Г.>>4");

        assertThat(plan(reading)).containsExactly("1 | Курсы | [ЦРО] | май | ");
        assertThat(reading.unplaced().stream().map(PlanReading.Unplaced::text))
                .contains(
                        "* по согласованию",
                        "Начальник управления _________ А.Б. Иванова",
                        "Исполнитель: Петрова В.Г.");
        assertThat(kinds(reading)).noneMatch(kind -> kind.endsWith("SECTION"));
    }
}
