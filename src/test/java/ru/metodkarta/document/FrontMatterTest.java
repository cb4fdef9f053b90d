package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.metodkarta.document.PlanReading.Found;
import ru.metodkarta.document.PlanReading.Unplaced;

/** Title, period and approval block out of the text round the table; all else stays to be shown. */
class FrontMatterTest {

    private static PlanReading read(String... before) {
        return PlanReader.read(
                Tables.table(List.of(before), List.of(), "№ | Мероприятие | Срок", "1 | Курсы | май"),
                ReadingChoices.none());
    }

    @Test
    void annexToAnOrder() {
        PlanReading reading = read(
                "Приложение № 2",
                "к приказу Управления образования",
                "администрации города Светлый",
                "от 12.05.2022 № 345-од",
                "(в редакции приказа от 01.09.2022 № 500)",
                "ПЛАН МЕРОПРИЯТИЙ",
                "(«дорожная карта»)",
                "по развитию системы на 2022/2023 учебный год",
                "Цель: развитие");

        assertThat(reading.found())
                .isEqualTo(new Found(
                        "ПЛАН МЕРОПРИЯТИЙ («дорожная карта») по развитию системы на 2022/2023 учебный год",
                        "на 2022/2023 учебный год",
                        LocalDate.of(2022, 9, 1),
                        LocalDate.of(2023, 8, 31),
                        "Приложение № 2\nк приказу Управления образования\nадминистрации города Светлый\nот 12.05.2022 № 345-од",
                        "ORDER",
                        "Управления образования администрации города Светлый",
                        LocalDate.of(2022, 5, 12),
                        "345-од",
                        "2",
                        "(в редакции приказа от 01.09.2022 № 500)"));
        assertThat(reading.unplaced()).containsExactly(new Unplaced(null, "Цель: развитие"));
    }

    @Test
    void approvedByAnOrderWithBlanks() {
        Found found = read(
                        "УТВЕРЖДЕН приказом начальника Управления образования от «___» июня 2021 года №____________________",
                        "Муниципальный план мероприятий («дорожная карта») на 2021-2024гг.")
                .found();

        assertThat(found.actKind()).isEqualTo("ORDER");
        assertThat(found.actIssuer()).isEqualTo("начальника Управления образования");
        assertThat(found.actDate()).isNull();
        assertThat(found.actNumber()).isNull();
        assertThat(found.periodText()).isEqualTo("на 2021-2024гг.");
        assertThat(found.periodTo()).isEqualTo(LocalDate.of(2024, 12, 31));
    }

    @Test
    void directiveWithTheDateInWords() {
        Found found = read(
                        "УТВЕРЖДЕН",
                        "распоряжением министерства образования Энской области",
                        "от 30 июля 2021 № 1014",
                        "КОМПЛЕКС МЕР",
                        "(«дорожная карта»)",
                        "по созданию региональной системы")
                .found();

        assertThat(found.actKind()).isEqualTo("DIRECTIVE");
        assertThat(found.actIssuer()).isEqualTo("министерства образования Энской области");
        assertThat(found.actDate()).isEqualTo(LocalDate.of(2021, 7, 30));
        assertThat(found.actNumber()).isEqualTo("1014");
        assertThat(found.title()).isEqualTo("КОМПЛЕКС МЕР («дорожная карта») по созданию региональной системы");
    }

    @Test
    void dateInQuotesAndSpaces() {
        Found found = read("Приложение 2 к приказу ДО администрации города от «09» 08 2021 № 360-0", "Комплекс мер")
                .found();

        assertThat(found.actDate()).isEqualTo(LocalDate.of(2021, 8, 9));
        assertThat(found.actNumber()).isEqualTo("360-0");
        assertThat(found.annexNumber()).isEqualTo("2");
    }

    @Test
    void approvedByAPerson() {
        PlanReading reading = read(
                "СОГЛАСОВАНО",
                "Председатель профсоюза",
                "УТВЕРЖДАЮ",
                "Директор МБУ «ЦРО»",
                "__________ А.Б. Иванова",
                "«15» сентября 2022 г.",
                "План-график работы на период до 2024 года");

        assertThat(reading.found().actIssuer()).isEqualTo("Директор МБУ «ЦРО»");
        assertThat(reading.found().actKind()).isNull();
        assertThat(reading.found().actDate()).isEqualTo(LocalDate.of(2022, 9, 15));
        assertThat(reading.found().title()).isEqualTo("План-график работы на период до 2024 года");
        assertThat(reading.unplaced().stream().map(Unplaced::text))
                .containsExactly("СОГЛАСОВАНО", "Председатель профсоюза");
    }

    @Test
    void requisitesOfTheOrderAtTheHeadOfTheFile() {
        PlanReading reading = read(
                "АДМИНИСТРАЦИЯ ГОРОДА",
                "ПРИКАЗ",
                "от 05.04.2023 г.",
                "№ 17/1-о",
                "Об утверждении дорожной карты",
                "1. Утвердить прилагаемую дорожную карту.",
                "УТВЕРЖДЕНА",
                "приказом управления образования",
                "Дорожная карта",
                "внедрения целевой модели наставничества (сентябрь 2022 – май 2024)");

        assertThat(reading.found().actDate()).isEqualTo(LocalDate.of(2023, 4, 5));
        assertThat(reading.found().actNumber()).isEqualTo("17/1-о");
        assertThat(reading.found().periodFrom()).isEqualTo(LocalDate.of(2022, 9, 1));
        assertThat(reading.found().periodTo()).isEqualTo(LocalDate.of(2024, 5, 31));
        assertThat(reading.unplaced()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "План на 2021-2024гг. | на 2021-2024гг. | 2021-01-01 | 2024-12-31",
                "План на 2021 – 2024 г.г. | на 2021 – 2024 г.г. | 2021-01-01 | 2024-12-31",
                "План (2022—2025 годы) | 2022—2025 годы | 2022-01-01 | 2025-12-31",
                "План на 2022/2023 учебный год | на 2022/2023 учебный год | 2022-09-01 | 2023-08-31",
                "План на 2022-23 уч. год | на 2022-23 уч. год | 2022-09-01 | 2023-08-31",
                "План на 2022 год | на 2022 год | 2022-01-01 | 2022-12-31",
                "План на период до 2024 года | на период до 2024 года | - | 2024-12-31",
                "План на 20... - 20...учебный год | на 20... - 20...учебный год | - | -",
                "План с сентября 2022 г. по май 2024 г. | с сентября 2022 г. по май 2024 г. | 2022-09-01 | 2024-05-31",
                "План работы | - | - | -"
            })
    void periodIsReadInTheWordsOfTheTitle(String title, String text, LocalDate from, LocalDate to) {
        Found found = read(title).found();
        assertThat(found.title()).isEqualTo(title);
        assertThat(found.periodText()).isEqualTo(text);
        assertThat(found.periodFrom()).isEqualTo(from);
        assertThat(found.periodTo()).isEqualTo(to);
    }

    @Test
    void titleAndApprovalWithinTheTableItself() {
        PlanReading reading = Tables.read(
                "Приложение к приказу от 12.03.2022 № 15>>3",
                "План мероприятий по наставничеству>>3",
                "№ | Мероприятие | Срок",
                "1 | Семинар | март");

        assertThat(reading.found().title()).isEqualTo("План мероприятий по наставничеству");
        assertThat(reading.found().actNumber()).isEqualTo("15");
        assertThat(reading.unplaced()).isEmpty();
        assertThat(Tables.plan(reading)).containsExactly("1 | Семинар | [] | март | ");
    }
}
