package ru.metodkarta.execution;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Deadline of execution and deadline of the report are two dates: an event needs days to be written up. */
@Component
class ReportLag {

    static final int EVENT_WORKING_DAYS = 5;
    private static final String EVENT = "EVENT";

    LocalDate reportDue(LocalDate due, String resultKind) {
        return due == null || !EVENT.equals(resultKind) ? due : plusWorkingDays(due, EVENT_WORKING_DAYS);
    }

    private static LocalDate plusWorkingDays(LocalDate day, int days) {
        LocalDate result = day;
        for (int left = days; left > 0; ) {
            result = result.plusDays(1);
            if (result.getDayOfWeek() != DayOfWeek.SATURDAY && result.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return result;
    }
}
