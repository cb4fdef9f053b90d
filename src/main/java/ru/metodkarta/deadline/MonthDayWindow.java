package ru.metodkarta.deadline;

import java.time.Month;
import java.time.MonthDay;
import java.util.Objects;

/**
 * Days inside a year, both inclusive. A window whose start is later in the year than its end runs over New Year
 * («сентябрь – май»). The end of February is 29 and falls on the 28th of a common year.
 *
 * @param from null when only the last day is known («до 15 августа», a bare date)
 * @param to the control day
 * @param printed false when the words give no month and custom supplies the window
 */
public record MonthDayWindow(MonthDay from, MonthDay to, boolean printed) {

    public MonthDayWindow {
        Objects.requireNonNull(to);
    }

    static MonthDayWindow printed(MonthDay from, MonthDay to) {
        return new MonthDayWindow(from, to, true);
    }

    static MonthDayWindow assumed(MonthDay from, MonthDay to) {
        return new MonthDayWindow(from, to, false);
    }

    static MonthDay firstOf(int month) {
        return MonthDay.of(month, 1);
    }

    static MonthDay lastOf(int month) {
        return MonthDay.of(month, Month.of(month).maxLength());
    }

    boolean runsOverNewYear() {
        return from != null && from.isAfter(to);
    }

    /** True for one or several whole months. */
    boolean isWholeMonths() {
        return from != null && from.getDayOfMonth() == 1 && to.equals(lastOf(to.getMonthValue()));
    }
}
