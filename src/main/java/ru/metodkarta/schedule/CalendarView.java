package ru.metodkarta.schedule;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import ru.metodkarta.calendar.Quarter;

/** How much the page shows at once. */
enum CalendarView {
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
            case MONTH -> on.withDayOfMonth(1);
            case QUARTER -> Quarter.of(on).firstDay();
            case YEAR -> on.withDayOfYear(1);
        };
    }

    LocalDate to(LocalDate on) {
        return following(on).minusDays(1);
    }

    LocalDate following(LocalDate on) {
        return from(on).plusMonths(months());
    }

    LocalDate preceding(LocalDate on) {
        return from(on).minusMonths(months());
    }

    private int months() {
        return switch (this) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
        };
    }
}
