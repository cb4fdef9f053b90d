package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.document.Tables.kinds;
import static ru.metodkarta.document.Tables.plan;
import static ru.metodkarta.document.Tables.read;
import static ru.metodkarta.document.Tables.roles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.metodkarta.document.PlanReading.ReadColumn;

/** Headings in any order, wording and number of levels; tables without any. */
class ColumnsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "№ | NUMBER",
                "№ п/п | NUMBER",
                "№ п.п. | NUMBER",
                "№№ пп | NUMBER",
                "N п/п | NUMBER",
                "п/п | NUMBER",
                "№ пункта | NUMBER",
                "Срок | DEADLINE",
                "Сроки исполнения | DEADLINE",
                "Срок реализации | DEADLINE",
                "Срок исполнения мероприятия | DEADLINE",
                "Сроки проведения мероприятий | DEADLINE",
                "Дата | DEADLINE",
                "Дата и место проведения | DEADLINE",
                "Место и дата проведения | DEADLINE",
                "Период проведения | DEADLINE",
                "Когда | DEADLINE",
                "Месяц | DEADLINE",
                "Ответственный | EXECUTORS",
                "Ответственные исполнители | EXECUTORS",
                "Ответственный за исполнение мероприятия | EXECUTORS",
                "Ответственные за проведение, срок | EXECUTORS",
                "Исполнитель/соисполнитель | EXECUTORS",
                "Отв. | EXECUTORS",
                "Кто проводит | EXECUTORS",
                "Организатор | EXECUTORS",
                "Результат | RESULT",
                "Вид документа | RESULT",
                "Индикатор | RESULT",
                "Ожидаемые результаты | RESULT",
                "Планируемый результат | RESULT",
                "Результат исполнения мероприятия | RESULT",
                "Форма представления результата | RESULT",
                "Отчетный документ | RESULT",
                "Целевой показатель | RESULT",
                "Итоговый документ, подтверждающий исполнение | RESULT",
                "Наименование мероприятия | TITLE",
                "Мероприятие | TITLE",
                "Мероприятия (содержание деятельности) | TITLE",
                "Мероприятия по реализации | TITLE",
                "Содержание деятельности | TITLE",
                "Виды деятельности | TITLE",
                "Название | TITLE",
                "Что сделать | TITLE",
                "Отметка об исполнении | SKIPPED",
                "Отметка о выполнении | SKIPPED",
                "Информация об исполнении | SKIPPED"
            })
    void headingSaysTheRole(String heading, ColumnRole role) {
        assertThat(HeadingWords.guess(heading)).isNotNull().extracting("role").isEqualTo(role);
    }

    @Test
    void dateMayComeFirst() {
        assertThat(plan(
                        "Сроки исполнения | № п/п | Мероприятия | Ответственный",
                        "июнь | 1 | Совещание | ЦРО",
                        "июль | 2 | Семинар | ЦРО, ОО"))
                .containsExactly("1 | Совещание | [ЦРО] | июнь | ", "2 | Семинар | [ЦРО, ОО] | июль | ");
    }

    @Test
    void numberIsTakenOffTheTitleWhereItHasNoColumn() {
        assertThat(plan(
                        "Наименование мероприятия | Срок | Исполнитель/соисполнитель | Индикатор",
                        "1. Провести семинар | май 2022 | ЦРО/ММС | 10 человек",
                        "1.2 Провести вебинар | июнь 2022 | ММС | 20 человек",
                        "15 школ посетить | июль 2022 | ММС | справка"))
                .containsExactly(
                        "1. | Провести семинар | [ЦРО, ММС] | май 2022 | 10 человек",
                        "1.2 | Провести вебинар | [ММС] | июнь 2022 | 20 человек",
                        "– | 15 школ посетить | [ММС] | июль 2022 | справка");
    }

    @Test
    void headingOfTwoLevelsAndRowOfColumnNumbers() {
        PlanReading reading = read(
                "№ | Мероприятие | Срок>>2 | Ответственный",
                "^ | ^ | начало | окончание | ^",
                "1 | 2 | 3 | 4 | 5",
                "1.1 | Разработка плана | 01.02.2022 | 01.03.2022 | ЦРО",
                "1.2 | Утверждение плана | 01.03.2022 |  | МОУО");

        assertThat(reading.columns().stream().map(ReadColumn::heading))
                .containsExactly("№", "Мероприятие", "Срок / начало", "Срок / окончание", "Ответственный");
        assertThat(kinds(reading))
                .containsExactly("1 HEADER", "2 HEADER", "3 COLUMN_NUMBERS", "4 ACTIVITY", "5 ACTIVITY");
        assertThat(plan(reading))
                .containsExactly(
                        "1.1 | Разработка плана | [ЦРО] | 01.02.2022 – 01.03.2022 | ",
                        "1.2 | Утверждение плана | [МОУО] | 01.03.2022 | ");
    }

    @Test
    void headingOfThreeLevels() {
        PlanReading reading = read(
                "№ | Мероприятие | Исполнение>>3 | Итог",
                "^ | ^ | Срок>>2 | Ответственный | ^",
                "^ | ^ | начало | окончание | ^ | ^",
                "1 | Разработка плана | май | июнь | ЦРО | приказ");

        assertThat(reading.columns().stream().map(ReadColumn::heading))
                .containsExactly(
                        "№",
                        "Мероприятие",
                        "Исполнение / Срок / начало",
                        "Исполнение / Срок / окончание",
                        "Исполнение / Ответственный",
                        "Итог");
        assertThat(plan(reading)).containsExactly("1 | Разработка плана | [ЦРО] | май – июнь | приказ");
    }

    @Test
    void headingOfTwoLevelsWithoutMergesAsOnTheClipboard() {
        assertThat(plan(
                        "№ | Мероприятие | Срок |  | Ответственный",
                        " | | начало | окончание | ",
                        "1.1 | Разработка плана | 01.02.2022 | 01.03.2022 | ЦРО"))
                .containsExactly("1.1 | Разработка плана | [ЦРО] | 01.02.2022 – 01.03.2022 | ");
    }

    @Test
    void yearsAsColumnsWithMarks() {
        assertThat(plan(
                        "№ | Мероприятия | Сроки реализации>>3 | Ответственный",
                        "^ | ^ | 2021 | 2022 | 2023 | ^",
                        "1 | Курсы | + | + | | ЦРО",
                        "2 | Стажировка | | март | + | ММС"))
                .containsExactly("1 | Курсы | [ЦРО] | 2021, 2022 | ", "2 | Стажировка | [ММС] | март 2022, 2023 | ");
    }

    @Test
    void headingRepeatedOnEachPageIsNoRow() {
        PlanReading reading = read(
                "№ | Мероприятия | Срок | Ответственный",
                "1 | 2 | 3 | 4",
                "1 | Курсы | май | ЦРО",
                "№ | Мероприятия | Срок | Ответственный",
                "1 | 2 | 3 | 4",
                "2 | Стажировка | июнь | ММС");

        assertThat(kinds(reading))
                .containsExactly(
                        "1 HEADER", "2 COLUMN_NUMBERS", "3 ACTIVITY", "4 HEADER", "5 COLUMN_NUMBERS", "6 ACTIVITY");
    }

    @Test
    void furtherColumnsAreKept() {
        PlanReading reading = read(
                "№ | Мероприятие | Срок | Ответственный исполнитель | Соисполнители | Целевой показатель | Ожидаемые результаты | Отметка об исполнении | Примечание",
                "1 | Курсы | май | ЦРО | ОО, ММС | 80 % | Обучены | | онлайн");

        assertThat(roles(reading))
                .containsExactly(
                        "NUMBER", "TITLE", "DEADLINE", "EXECUTORS", "EXECUTORS", "EXTRA", "RESULT", "SKIPPED", "EXTRA");
        assertThat(plan(reading)).containsExactly("1 | Курсы | [ЦРО, ОО, ММС] | май | Обучены {5=80 %, 8=онлайн}");
    }

    @Test
    void marksOfExecutionThatSayAnythingAreKept() {
        assertThat(roles(read("№ | Мероприятие | Срок | Отметка об исполнении", "1 | Курсы | май | приказ № 5")))
                .containsExactly("NUMBER", "TITLE", "DEADLINE", "EXTRA");
    }

    @Test
    void withoutHeadingTheContentDecides() {
        assertThat(plan(
                        "1 | Совещание руководителей по внедрению системы | май 2022 | МОУО | Протокол совещания",
                        "2 | Семинар для методистов по сопровождению | июнь 2022 | ММС, ОО | Программа семинара"))
                .containsExactly(
                        "1 | Совещание руководителей по внедрению системы | [МОУО] | май 2022 | Протокол совещания",
                        "2 | Семинар для методистов по сопровождению | [ММС, ОО] | июнь 2022 | Программа семинара");
        assertThat(roles(read(
                        "В течение года | Совещание руководителей по внедрению системы | МОУО",
                        "июнь 2022 | Семинар для методистов по сопровождению | ММС, ОО")))
                .containsExactly("DEADLINE", "TITLE", "EXECUTORS");
    }

    @Test
    void cellsThatDoNotMeetTheGridOfTheHeadingGoByTheirOrder() {
        assertThat(plan(
                        "№ | Мероприятие>>2 | Срок | Ответственный>>2",
                        "1 | Курсы | май>>2 | ЦРО>>2",
                        "2>>2 | Семинар | июнь | ММС>>2"))
                .containsExactly("1 | Курсы | [ЦРО] | май | ", "2 | Семинар | [ММС] | июнь | ");
    }
}
