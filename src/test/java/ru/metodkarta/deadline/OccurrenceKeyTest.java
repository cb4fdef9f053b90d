package ru.metodkarta.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether something comes but once is told by its key alone, also by the database, which keeps nothing else of the words. */
class OccurrenceKeyTest {

    private static final PlanPeriod PERIOD =
            new PlanPeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31), YearKind.CALENDAR);

    private final DeadlineReader reader = new DeadlineReader();

    @ParameterizedTest
    @ValueSource(strings = {"once", "once#2", "then-once", "then-once#3"})
    void ofWhatComesOnce(String key) {
        assertThat(key).matches(Occurrence.ONCE_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026#2", "2026-Q2", "2026-H1", "2026-05", "then-2027", "nonce"})
    void ofWhatComesAgain(String key) {
        assertThat(key).doesNotMatch(Occurrence.ONCE_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "'до 1 ноября 2026', true",
        "'20 мая и 20 сентября 2027 года', true",
        "'по плану МО ПК', true",
        "'ежегодно до 1 сентября', false",
        "'ежеквартально', false",
        "'по мере необходимости', false"
    })
    void asItIsMadeOfWords(String words, boolean once) {
        List<Occurrence> made = Occurrences.of(
                reader.read(words, ReadingContext.of(PERIOD)), PERIOD, Conventions.standard(), PERIOD.from());
        assertThat(made).isNotEmpty().allMatch(one -> one.key().matches(Occurrence.ONCE_KEY) == once);
    }
}
