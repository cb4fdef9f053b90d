package ru.metodkarta.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenessTest {

    private static final LocalDate DUE = LocalDate.of(2026, 10, 30);
    private static final LocalDate REPORT_DUE = LocalDate.of(2026, 11, 6);

    @ParameterizedTest(name = "{0} on {1}: {2} {3}")
    @CsvSource({
        "NOT_STARTED, 2026-10-18, DUE_IN, 12",
        "IN_PROGRESS, 2026-10-30, DUE_IN, 0",
        "IN_PROGRESS, 2026-10-31, AWAITING_REPORT, 1",
        "NOT_STARTED, 2026-11-06, AWAITING_REPORT, 7",
        "NOT_STARTED, 2026-11-07, LATE, 8",
        "RETURNED,    2026-11-07, LATE, 8",
        "SUBMITTED,   2027-05-01, UNDER_REVIEW, 0",
        "NOT_NEEDED,  2027-05-01, NONE, 0",
        "WITHDRAWN,   2027-05-01, NONE, 0"
    })
    void followsTheClockWhileItIsTheExecutorsTurn(
            AssignmentState state, LocalDate today, Lateness.Mark mark, long days) {
        assertThat(Lateness.of(state, OccurrenceKind.DATED, DUE, DUE, REPORT_DUE, null, today))
                .isEqualTo(new Lateness(mark, days));
    }

    @Test
    void judgesByTheDayOfTheFactHoweverLongTheReportWaited() {
        LocalDate longAfter = DUE.plusYears(1);

        assertThat(accepted(DUE, longAfter).mark()).isEqualTo(Lateness.Mark.ON_TIME);
        assertThat(accepted(DUE.plusDays(3), longAfter)).isEqualTo(new Lateness(Lateness.Mark.DONE_LATE, 3));
    }

    @Test
    void neverCallsWorkWithoutADateLate() {
        assertThat(undated(OccurrenceKind.AS_NEEDED)).isEqualTo(Lateness.Mark.AS_NEEDED);
        assertThat(undated(OccurrenceKind.EXTERNAL_PLAN)).isEqualTo(Lateness.Mark.AWAITING_DATE);
    }

    private static Lateness accepted(LocalDate doneOn, LocalDate today) {
        return Lateness.of(AssignmentState.ACCEPTED, OccurrenceKind.DATED, DUE, DUE, REPORT_DUE, doneOn, today);
    }

    private static Lateness.Mark undated(OccurrenceKind kind) {
        return Lateness.of(
                        AssignmentState.NOT_STARTED,
                        kind,
                        Assignment.NO_DATE,
                        Assignment.NO_DATE,
                        Assignment.NO_DATE,
                        null,
                        LocalDate.of(2099, 1, 1))
                .mark();
    }
}
