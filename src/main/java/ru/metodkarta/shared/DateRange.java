package ru.metodkarta.shared;

import java.time.LocalDate;

/** Days from..to, both inclusive; either may be null for an open end. */
public record DateRange(LocalDate from, LocalDate to) {

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
