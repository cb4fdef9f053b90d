package ru.metodkarta.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"30.11.2027", "30/11/2027", "2027-11-30", " 30.11.2027 ", "30.11.27", "30/11/27"})
    void readsADayAsPeopleAndBrowsersWriteIt(String typed) {
        FormErrors errors = new FormErrors();

        assertThat(Dates.parse("day", typed, errors)).isEqualTo(LocalDate.of(2027, 11, 30));
        assertThat(errors.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "31.02.2026, error.no-such-day",
        "00.00.0000, error.no-such-day",
        "2026-02-30, error.no-such-day",
        "01.01.1026, error.year",
        "99999, error.date",
        "31.02.27, error.no-such-day",
        "30.11.97, error.year-short",
        "30.11.127, error.date",
        "завтра, error.date"
    })
    void tellsADayThatIsNotInTheCalendarFromWhatIsNoDate(String typed, String problem) {
        FormErrors errors = new FormErrors();

        assertThat(Dates.parse("day", typed, errors)).isNull();
        assertThat(errors.of("day").code()).isEqualTo(problem);
    }

    @Test
    void showsADayAlikeWhereverItCameFrom() {
        for (String typed : new String[] {"2027-03-05", "5.3.2027", "05.03.27", "5/3/27"}) {
            assertThat(new Dates().typed(typed)).isEqualTo("05.03.2027");
        }
        assertThat(new Dates().typed("31.02.2026")).isEqualTo("31.02.2026");
    }
}
