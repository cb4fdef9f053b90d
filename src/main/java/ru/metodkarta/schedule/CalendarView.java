package ru.metodkarta.schedule;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import ru.metodkarta.calendar.Quarter;

/** How much the page shows at once. */
enum CalendarView {
    DAY,
    MONTH,
    QUARTER,
    YEAR;

    static CalendarView of(String code) {
        return Stream.of(values())
                .filter(view -> view.code().equals(code))
                .findFirst()
                .orElse(MONTH);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    LocalDate from(LocalDate on) {
        return switch (this) {
            case DAY -> on;
            case MONTH -> on.withDayOfMonth(1);
            case QUARTER -> Quarter.of(on).firstDay();
            case YEAR -> on.withDayOfYear(1);
        };
    }

    LocalDate to(LocalDate on) {
        return following(on).minusDays(1);
    }

    LocalDate following(LocalDate on) {
        return this == DAY ? on.plusDays(1) : from(on).plusMonths(months());
    }

    LocalDate preceding(LocalDate on) {
        return this == DAY ? on.minusDays(1) : from(on).minusMonths(months());
    }

    /** How many entries of a day are listed; the rest are a click away, in the view of the day, by pages of so many. */
    int listedOfADay() {
        return switch (this) {
            case DAY -> 100;
            case MONTH -> 20;
            case QUARTER -> 5;
            case YEAR -> 0;
        };
    }

    private int months() {
        return switch (this) {
            case DAY -> 0;
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
        };
    }
}
