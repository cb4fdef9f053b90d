package ru.metodkarta.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ru.metodkarta.calendar.WorkingCalendar;

/** On which days a date is spoken of, and after how long a silence is a matter for the head. */
class RemindersTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.russian();

    @Test
    void aDueDayIsSpokenOfFourteenAndThreeDaysBeforeAndOnTheDay() {
        assertThat(Reminders.of(day("2026-11-27"), CALENDAR))
                .isEqualTo(Map.of(
                        Told.DUE_14,
                        day("2026-11-13"),
                        Told.DUE_3,
                        day("2026-11-24"),
                        Told.DUE_TODAY,
                        day("2026-11-27")));
    }

    @Test
    void onADayOffItIsTheWorkingDayBefore() {
        // Sunday; 14 days before is a Sunday too, 3 days before a Thursday
        assertThat(Reminders.of(day("2026-11-29"), CALENDAR))
                .isEqualTo(Map.of(
                        Told.DUE_14,
                        day("2026-11-13"),
                        Told.DUE_3,
                        day("2026-11-26"),
                        Told.DUE_TODAY,
                        day("2026-11-27")));
    }

    @Test
    void theReminderOfTheDayDoesNotLeaveTheReportingPeriod() {
        assertThat(Reminders.of(day("2026-11-01"), CALENDAR)).containsEntry(Told.DUE_TODAY, day("2026-11-02"));
    }

    @Test
    void whatFellIntoASilenceIsToldOnceByItsNearestReminder() {
        Map<LocalDate, Told> toTell = Reminders.toTell(day("2027-06-30"), day("2027-08-16"), CALENDAR);

        assertThat(toTell)
                .containsEntry(day("2027-07-20"), Told.DUE_TODAY)
                .containsEntry(day("2027-08-18"), Told.DUE_3)
                .containsEntry(day("2027-08-30"), Told.DUE_14)
                .doesNotContainKey(day("2027-08-31"));
    }

    @Test
    void noReminderOfAYearIsLostOrToldTwiceWhateverDaysArePlanned() {
        List<LocalDate> planned = day("2026-09-01")
                .datesUntil(day("2027-09-01"))
                .filter(day -> !CALENDAR.isDayOff(day) && day.getDayOfMonth() % 5 != 0)
                .toList();
        Map<LocalDate, Integer> told = new HashMap<>();
        for (int n = 1; n < planned.size(); n++) {
            Reminders.toTell(planned.get(n - 1), planned.get(n), CALENDAR)
                    .keySet()
                    .forEach(due -> told.merge(due, 1, Integer::sum));
        }
        for (LocalDate due = day("2026-10-01"); due.isBefore(day("2027-07-01")); due = due.plusDays(1)) {
            long expected = Reminders.of(due, CALENDAR).values().stream()
                    .map(reminder -> planned.stream()
                            .filter(day -> !day.isBefore(reminder))
                            .findFirst())
                    .distinct()
                    .count();
            assertThat((long) told.get(due)).as("due on %s", due).isEqualTo(expected);
        }
    }

    @Test
    void theHeadIsToldAfterFiveWorkingDaysOnWhichTheExecutorWasTold() {
        // late since Monday the 16th: Tuesday the 24th is the seventh working day, Monday the 23rd the sixth
        assertThat(Reminders.escalatedUpTo(day("2026-11-23"), 5, CALENDAR, day -> true))
                .isEqualTo(day("2026-11-15"));
        assertThat(Reminders.escalatedUpTo(day("2027-08-17"), 5, CALENDAR, day -> !QuietPeriods.USUAL.contains(day)))
                .as("two days after the silence count, four before it")
                .isEqualTo(day("2027-06-24"));
    }

    @Test
    void quietPeriodsAreReadAsTypedAndKeptAsTheyAre() {
        QuietPeriods typed = QuietPeriods.typed("01.07 – 15.08\n\n25.12-08.01").orElseThrow();

        assertThat(typed.contains(day("2027-07-01"))).isTrue();
        assertThat(typed.contains(day("2027-08-15"))).isTrue();
        assertThat(typed.contains(day("2027-08-16"))).isFalse();
        assertThat(typed.contains(day("2026-12-31"))).isTrue();
        assertThat(typed.contains(day("2027-01-08"))).isTrue();
        assertThat(typed.contains(day("2027-01-09"))).isFalse();
        assertThat(QuietPeriods.read(typed.stored())).isEqualTo(typed);
        assertThat(QuietPeriods.typed(typed.lines())).contains(typed);
        assertThat(QuietPeriods.typed("")).contains(new QuietPeriods(List.of()));
        assertThat(QuietPeriods.typed("31.02-01.03")).isEmpty();
        assertThat(QuietPeriods.typed("летом")).isEmpty();
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
