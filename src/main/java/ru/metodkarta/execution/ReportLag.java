package ru.metodkarta.execution;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import ru.metodkarta.calendar.WorkingCalendar;

/** Deadline of execution and deadline of the report are two dates: an event needs days to be written up. */
@Component
class ReportLag {

    static final int EVENT_WORKING_DAYS = 5;
    private static final String EVENT = "EVENT";

    private final WorkingCalendar calendar = WorkingCalendar.russian();

    LocalDate reportDue(LocalDate due, String resultKind) {
        return due == null || !EVENT.equals(resultKind) ? due : calendar.plusWorkingDays(due, EVENT_WORKING_DAYS);
    }
}
