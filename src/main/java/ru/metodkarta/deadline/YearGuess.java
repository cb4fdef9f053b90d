package ru.metodkarta.deadline;

import java.util.List;

/** Proposes years that are then confirmed by a person, never taken in silence. */
final class YearGuess {

    private YearGuess() {}

    /** How many years a yearless window could mean; -1 when the period is not known. */
    static int count(MonthDayWindow window, PlanPeriod period) {
        return period.isBounded() ? Windows.possibleYears(window, period).size() : -1;
    }

    static Integer firstPossible(MonthDayWindow window, PlanPeriod period) {
        if (!period.isBounded()) {
            if (period.from() == null) {
                return null;
            }
            int year = period.from().getYear();
            boolean past = Windows.in(window, year).due().isBefore(period.from());
            return past ? year + 1 : year;
        }
        List<Integer> years = Windows.possibleYears(window, period);
        return years.isEmpty() ? null : years.get(0);
    }

    /** The first possible year that is one slip away from the printed digits. */
    static Integer misprinted(String subject, MonthDayWindow window, PlanPeriod period) {
        StringBuilder digits = new StringBuilder();
        subject.chars().filter(c -> c >= '0' && c <= '9').limit(6).forEach(c -> digits.append((char) c));
        if (!period.isBounded()) {
            return firstPossible(window, period);
        }
        List<Integer> years = Windows.possibleYears(window, period);
        for (int year : years) {
            if (isNear(digits.toString(), Integer.toString(year))) {
                return year;
            }
        }
        return years.isEmpty() ? null : years.get(0);
    }

    /** One digit missing, extra, wrong or two swapped. */
    private static boolean isNear(String printed, String year) {
        int start = 0;
        int shorter = Math.min(printed.length(), year.length());
        while (start < shorter && printed.charAt(start) == year.charAt(start)) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start
                && printed.charAt(printed.length() - 1 - tail) == year.charAt(year.length() - 1 - tail)) {
            tail++;
        }
        int restPrinted = printed.length() - start - tail;
        int restYear = year.length() - start - tail;
        return (restPrinted <= 1 && restYear <= 1) || (restPrinted == 2 && restYear == 2);
    }
}
