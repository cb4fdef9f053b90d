package ru.metodkarta.deadline;

import java.time.LocalDate;

/**
 * A dated stretch, both days inclusive.
 *
 * @param from null when only the control day is known
 * @param due the control day
 */
public record DateSpan(LocalDate from, LocalDate due) {}
