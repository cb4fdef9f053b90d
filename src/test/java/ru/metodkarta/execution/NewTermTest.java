package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.metodkarta.web.FormErrors;

class NewTermTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({
        "20.11.2026,",
        "19.11.2026, execution.error.until-past",
        "5.3.20, execution.error.until-past",
        "20.11.2029,",
        "05.03.2030, execution.error.until-far",
        "завтра, error.date",
        "'', error.required"
    })
    void isADayToComeAndNoMisprint(String typed, String problem) {
        FormErrors errors = new FormErrors();

        NewTerm.required("until", typed, TODAY, errors);

        FormErrors.Problem found = errors.of("until");
        assertThat(found == null ? null : found.code()).isEqualTo(problem);
    }
}
