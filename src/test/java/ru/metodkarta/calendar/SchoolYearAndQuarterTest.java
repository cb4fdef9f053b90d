package ru.metodkarta.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class SchoolYearAndQuarterTest {

    @Test
    void schoolYearRunsFromSeptemberToAugust() {
        SchoolYear year = SchoolYear.of(LocalDate.of(2023, 8, 31));
        assertThat(year).hasToString("2022/2023");
        assertThat(year.firstDay()).isEqualTo("2022-09-01");
        assertThat(year.lastDay()).isEqualTo("2023-08-31");
        assertThat(SchoolYear.of(LocalDate.of(2023, 9, 1)))
                .isEqualTo(year.next())
                .isGreaterThan(year);
        assertThat(year.next().previous()).isEqualTo(year);
        assertThat(year.contains(LocalDate.of(2023, 1, 10))).isTrue();
    }

    @Test
    void quartersFollowOneAnother() {
        Quarter quarter = Quarter.of(LocalDate.of(2026, 11, 21));
        assertThat(quarter).hasToString("2026-Q4");
        assertThat(quarter.firstDay()).isEqualTo("2026-10-01");
        assertThat(quarter.lastDay()).isEqualTo("2026-12-31");
        assertThat(quarter.next()).isEqualTo(new Quarter(2027, 1)).isGreaterThan(quarter);
        assertThat(quarter.previous().contains(LocalDate.of(2026, 7, 1))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Quarter(2026, 5));
    }

    @Test
    void monthsAndWeeksOfAWallCalendar() {
        assertThat(Months.between(LocalDate.of(2026, 11, 21), LocalDate.of(2027, 1, 1)))
                .containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 12), YearMonth.of(2027, 1));
        assertThat(Months.weeks(YearMonth.of(2026, 11)))
                .hasSize(6)
                .allSatisfy(week -> assertThat(week).hasSize(7))
                .first()
                .satisfies(week -> assertThat(week.get(0)).isEqualTo("2026-10-26"));
    }
}
