package ru.metodkarta.execution;

import java.time.LocalDate;
import ru.metodkarta.calendar.WorkingCalendar;

/** Deadline of execution and deadline of the report are two dates: an event needs days to be written up. */
final class ReportLag {

    static final int EVENT_WORKING_DAYS = 5;
    private static final String EVENT = "EVENT";

    private ReportLag() {}

    /** @param calendar working days of the region of the roadmap */
    static LocalDate reportDue(LocalDate due, String resultKind, WorkingCalendar calendar) {
        return due == null || !EVENT.equals(resultKind) ? due : calendar.plusWorkingDays(due, EVENT_WORKING_DAYS);
    }
}
