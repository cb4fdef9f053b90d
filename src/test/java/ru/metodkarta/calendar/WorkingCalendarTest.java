package ru.metodkarta.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = WorkingCalendar.russian();

    @ParameterizedTest
    @CsvSource({"2020, 248", "2021, 247", "2022, 247", "2023, 247", "2024, 248", "2025, 247", "2026, 247"})
    void countsTheOfficialNumberOfWorkingDays(int year, int workingDays) {
        assertThat(calendar.workingDaysBetween(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .isEqualTo(workingDays);
        assertThat(calendar.isKnown(year)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-05-04",
                "2020-05-05",
                "2021-12-31",
                "2021-02-22",
                "2022-05-10",
                "2023-02-24",
                "2024-04-29",
                "2024-12-31",
                "2025-05-08",
                "2025-12-31",
                "2026-01-09",
                "2026-03-09",
                "2026-12-31",
                "2026-11-04",
                "2026-11-21",
                "2026-11-22"
            })
    void hasDaysOff(LocalDate day) {
        assertThat(calendar.isDayOff(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2021-02-20", "2022-03-05", "2024-04-27", "2024-11-02", "2024-12-28", "2025-11-01", "2026-01-12"
            })
    void hasWorkingDaysSomeOfThemSaturdays(LocalDate day) {
        assertThat(calendar.isDayOff(day)).isFalse();
    }

    @Test
    void fallsBackToWeekendsAndFixedHolidaysInYearsNotKnown() {
        assertThat(calendar.isKnown(2027)).isFalse();
        assertThat(calendar.isDayOff(LocalDate.of(2027, 1, 8))).isTrue();
        assertThat(calendar.isDayOff(LocalDate.of(2027, 2, 23))).isTrue();
        assertThat(calendar.isDayOff(LocalDate.of(2027, 12, 31))).isFalse();
        assertThat(calendar.isDayOff(LocalDate.of(2027, 1, 11))).isFalse();
        assertThat(calendar.knownYears()).containsExactly(2020, 2021, 2022, 2023, 2024, 2025, 2026);
    }

    @Test
    void addsWorkingDaysOverWeekendsAndHolidays() {
        LocalDate tuesday = LocalDate.of(2026, 12, 29);
        assertThat(calendar.plusWorkingDays(tuesday, 0)).isEqualTo(tuesday);
        assertThat(calendar.plusWorkingDays(tuesday, 1)).isEqualTo("2026-12-30");
        assertThat(calendar.plusWorkingDays(tuesday, 2)).isEqualTo("2027-01-11");
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 5, 12), -1)).isEqualTo("2026-05-08");
    }

    @Test
    void remindsOnTheWorkingDayBeforeADayOff() {
        assertThat(calendar.controlReminderDay(LocalDate.of(2026, 12, 31))).isEqualTo("2026-12-30");
        assertThat(calendar.controlReminderDay(LocalDate.of(2026, 11, 30))).isEqualTo("2026-11-30");
        assertThat(calendar.controlReminderDay(LocalDate.of(2024, 8, 31))).isEqualTo("2024-08-30");
    }

    @Test
    void neverRemindsBeforeTheReportingPeriodBegins() {
        // 1 May – 3 May 2026 are days off: 30 April is another month
        assertThat(calendar.controlReminderDay(LocalDate.of(2026, 5, 2))).isEqualTo("2026-05-04");
        assertThat(calendar.controlReminderDay(LocalDate.of(2026, 5, 2), LocalDate.of(2026, 4, 1)))
                .isEqualTo("2026-04-30");
        assertThat(calendar.controlReminderDay(LocalDate.of(2026, 5, 3), LocalDate.of(2026, 5, 2)))
                .as("a window inside the month does not narrow the period")
                .isEqualTo("2026-05-04");
        assertThat(calendar.controlReminderDay(LocalDate.of(2026, 11, 29), LocalDate.of(2026, 11, 28)))
                .isEqualTo("2026-11-27");
        assertThat(calendar.controlReminderDay(LocalDate.of(2026, 1, 5)))
                .as("not into the year before")
                .isEqualTo("2026-01-12");
    }

    @Test
    void knowsTheDaysOfARegion() {
        LocalDate regional = LocalDate.of(2026, 8, 28);
        WorkingCalendar withRegion = calendar.with(List.of(regional), List.of(LocalDate.of(2026, 8, 29)));
        assertThat(withRegion.isDayOff(regional)).isTrue();
        assertThat(withRegion.isDayOff(LocalDate.of(2026, 8, 29))).isFalse();
        assertThat(calendar.isDayOff(regional)).isFalse();
    }

    @Test
    void aYearGivenInFullReplacesWhatWasKnownOfIt() {
        WorkingCalendar other = calendar.withYear(2026, List.of(LocalDate.of(2026, 7, 1)), List.of())
                .withYear(2027, List.of(LocalDate.of(2027, 2, 22)), List.of(LocalDate.of(2027, 2, 20)));
        assertThat(other.isDayOff(LocalDate.of(2026, 7, 1))).isTrue();
        assertThat(other.isDayOff(LocalDate.of(2026, 1, 9)))
                .as("transferred before")
                .isFalse();
        assertThat(other.isDayOff(LocalDate.of(2026, 1, 7)))
                .as("a public holiday")
                .isTrue();
        assertThat(other.isKnown(2027)).isTrue();
        assertThat(other.plusWorkingDays(LocalDate.of(2027, 2, 19), 2)).isEqualTo("2027-02-24");
        assertThat(calendar.isKnown(2027)).isFalse();
        assertThat(other.isDayOff(LocalDate.of(2025, 12, 31)))
                .as("other years stay")
                .isTrue();
    }

    @Test
    void aDayOfTheRegionHoldsOverAnyYear() {
        WorkingCalendar own = calendar.withYear(2027, List.of(), List.of(LocalDate.of(2027, 2, 20)))
                .with(List.of(LocalDate.of(2027, 2, 20), LocalDate.of(2027, 8, 30)), List.of());
        assertThat(own.isDayOff(LocalDate.of(2027, 2, 20))).isTrue();
        assertThat(own.controlReminderDay(LocalDate.of(2027, 8, 30))).isEqualTo("2027-08-27");
    }

    @Test
    void controlReminderDayIsAlwaysAWorkingDayNear() {
        LocalDate.of(2021, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)).forEach(due -> {
            LocalDate reminder = calendar.controlReminderDay(due);
            assertThat(calendar.isDayOff(reminder)).isFalse();
            assertThat(reminder).isBetween(due.withDayOfMonth(1), due.plusDays(12));
        });
    }
}
