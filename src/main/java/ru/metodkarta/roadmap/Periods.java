package ru.metodkarta.roadmap;

import java.time.LocalDate;
import ru.metodkarta.web.Dates;

/** A period in one line: «01.01.2026 – 31.12.2028 (на 2026-2028 гг.)». */
final class Periods {

    private static final Dates DATES = new Dates();

    private Periods() {}

    static String words(LocalDate from, LocalDate to, String printed) {
        String days = from == null && to == null ? "" : DATES.day(from) + " – " + DATES.day(to);
        return printed == null ? days : (days + " (" + printed + ")").strip();
    }
}
