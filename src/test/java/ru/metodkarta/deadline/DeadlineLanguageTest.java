package ru.metodkarta.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The language beyond the five documents, phrase by phrase, and its rules by name. */
class DeadlineLanguageTest {

    private final DeadlineReader reader = new DeadlineReader();

    private Reading read(String text) {
        return reader.read(text, ReadingContext.unknown());
    }

    @TestFactory
    Stream<DynamicTest> readsTheWiderLanguage() throws IOException {
        return LanguageTable.entries().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.phrase() + " | " + entry.context(), () -> {
                    Reading reading = LanguageTable.read(entry.phrase(), entry.context());
                    assertThat(reading.text()).isEqualTo(entry.phrase());
                    assertThat(LanguageTable.describe(reading)).isEqualTo(entry.reading());
                    assertThat(LanguageTable.occurrences(reading, entry.context()))
                            .isEqualTo(entry.occurrences());
                }));
    }

    @Test
    void tableIsWide() throws IOException {
        assertThat(LanguageTable.entries()).hasSizeGreaterThan(180);
    }

    @Test
    void readsQuartersOnlyBesideTheWordQuarter() {
        assertThat(read("III квартал 2022 г.").due()).isEqualTo("2022-09-30");
        assertThat(read("III этап").kind()).isEqualTo(DeadlineKind.UNSPECIFIED);
        assertThat(read("II этап, май 2022 г.").due()).isEqualTo("2022-05-31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22 июня 2022 г., 12.00 ч.", "среда, 22 июня 2022", "22 июня 2022 в 10:00", "22 июня 2022*",
                "22 июня 2022 «День памяти»", "II этап: 22 июня 2022", "22.06.2022 (онлайн)",
                        "22 июня 2022 с 10.00 до 12.00"
            })
    void otherThingsInTheCellDoNotDisturbTheDate(String text) {
        Reading reading = read(text);
        assertThat(reading.kind()).isEqualTo(DeadlineKind.ONE_OFF);
        assertThat(reading.due()).isEqualTo("2022-06-22");
        assertThat(reading.dates()).isEmpty();
        assertThat(reading.questions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "дорожная карта",
                "лечение",
                "парта",
                "в первые 3 года работы",
                "приложение 5",
                "п. 2.4",
                "№ 12",
                "в соответствии с порядком",
                "школа № 2021"
            })
    void doesNotMistakeOtherWordsForDates(String text) {
        assertThat(read(text).kind()).isEqualTo(DeadlineKind.UNSPECIFIED);
        assertThat(read(text).due()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "‐", "‑", "‒", "–", "—", "―", "−", "﹣", "－"})
    void readsEveryDash(String dash) {
        assertThat(read("июль" + dash + "август 2021").from()).isEqualTo("2021-07-01");
        assertThat(read("июль " + dash + " август 2021").due()).isEqualTo("2021-08-31");
    }

    @Test
    void aBareMonthFallsOnOneDateInAShortPlanAndIsAQuestionInALongOne() {
        Reading schoolYear = reader.read("Февраль", ReadingContext.of(PlanPeriod.schoolYear(2022)));
        assertThat(schoolYear.questions()).isEmpty();
        assertThat(schoolYear.due()).isNull();
        Reading fourYears = reader.read("Февраль", ReadingContext.of(PlanPeriod.years(2021, 2024)));
        assertThat(fourYears.questions()).containsExactly(new Question(Question.Code.YEAR_MISSING, "Февраль", 2021));
        // first possible: the plan starts in June, so February is next year's
        PlanPeriod fromJune = new PlanPeriod(LocalDate.of(2021, 6, 18), LocalDate.of(2024, 12, 31), YearKind.CALENDAR);
        assertThat(reader.read("Февраль", ReadingContext.of(fromJune))
                        .questions()
                        .get(0)
                        .proposedYear())
                .isEqualTo(2022);
    }

    @Test
    void theSectionRowGivesTheYear() {
        ReadingContext section = ReadingContext.of(PlanPeriod.years(2021, 2024)).withSectionYear(2023);
        Reading reading = reader.read("до 5 мая", section);
        assertThat(reading.due()).isEqualTo("2023-05-05");
        assertThat(reading.questions()).isEmpty();
        assertThat(reader.read("ежеквартально", section).firstYear()).isEqualTo(2023);
    }

    @Test
    void keepsAMisprintedYearAsAQuestionAndReadsAgainWhenItIsConfirmed() {
        ReadingContext context = ReadingContext.of(PlanPeriod.years(2021, 2024));
        Reading reading = reader.read("ноябрь-декабрь 202 г. (далее – ежегодно)", context);
        assertThat(reading.questions()).containsExactly(new Question(Question.Code.YEAR_MISPRINTED, "202 г.", 2021));
        assertThat(reading.firstYear()).isNull();
        Reading confirmed = reading.withConfirmedYear(2021);
        assertThat(confirmed.questions()).isEmpty();
        assertThat(confirmed.firstYear()).isEqualTo(2021);
        assertThat(confirmed.from()).isEqualTo("2021-11-01");
        assertThat(confirmed.due()).isEqualTo("2021-12-31");
        assertThat(confirmed.confirmedYear()).isEqualTo(2021);
        Reading february = reader.read("Февраль", context).withConfirmedYear(2023);
        assertThat(february.due()).isEqualTo("2023-02-28");
        assertThat(february.questions()).isEmpty();
    }

    @Test
    void asksWhichKindOfYearOnlyWhenThePlanDoesNotSay() {
        assertThat(read("ежегодно").questions())
                .containsExactly(new Question(Question.Code.KIND_OF_YEAR, "ежегодно", null));
        assertThat(reader.read("ежегодно", ReadingContext.of(PlanPeriod.schoolYear(2022)))
                        .questions())
                .isEmpty();
    }

    @Test
    void aManualReadingIsMarkedAndItsDatesStandOutsideThePeriod() {
        LocalDate due = LocalDate.of(2025, 1, 20);
        Reading manual = Reading.manual("скоро", DeadlineKind.ONE_OFF, null, due, null, null, null, null);
        assertThat(manual.manual()).isTrue();
        assertThat(manual.withConfirmedYear(2022)).isEqualTo(manual);
        assertThat(Occurrences.of(manual, PlanPeriod.years(2021, 2024), Conventions.standard(), due))
                .containsExactly(new Occurrence("once", null, due, 2025));
    }

    @Test
    void aPrintedDateOutsideThePeriodWaitsForAPersonAndIsNeverReplaced() {
        PlanPeriod period = PlanPeriod.years(2021, 2024);
        Reading reading = reader.read("15 мая 2019", ReadingContext.of(period));
        assertThat(reading.questions()).extracting(Question::code).containsExactly(Question.Code.OUTSIDE_PERIOD);
        assertThat(Occurrences.of(reading, period, Conventions.standard(), LanguageTable.TODAY))
                .extracting(Occurrence::due)
                .containsOnlyNulls();
        Reading answered = reading.withConfirmedYear(2023);
        assertThat(answered.due()).isEqualTo("2019-05-15");
        assertThat(answered.hasQuestions()).isTrue();
    }

    @Test
    void aReportIsDueInTheMonthAfterAnEventOnTheLastDay() {
        PlanPeriod year = PlanPeriod.years(2022, 2022);
        Reading event = reader.read("ежемесячно", ReadingContext.of(year));
        LocalDate today = LanguageTable.TODAY;
        assertThat(Occurrences.of(event, year, Conventions.standard(), today)
                        .get(0)
                        .due())
                .isEqualTo("2022-01-31");
        assertThat(Occurrences.of(event.asReport(), year, Conventions.standard(), today)
                        .get(0)
                        .due())
                .isEqualTo("2022-02-10");
    }

    @Test
    void withoutAPeriodTheHorizonIsTheEndOfTheNextSchoolYearAndMovesOn() {
        Conventions standard = Conventions.standard();
        assertThat(standard.horizon(LocalDate.of(2026, 8, 31))).isEqualTo("2027-08-31");
        assertThat(standard.horizon(LocalDate.of(2026, 9, 1))).isEqualTo("2028-08-31");
        Reading yearly = read("до 15 августа ежегодно");
        assertThat(Occurrences.of(yearly, null, standard, LocalDate.of(2026, 11, 21)))
                .extracting(Occurrence::key)
                .containsExactly("2027", "2028");
    }
}
