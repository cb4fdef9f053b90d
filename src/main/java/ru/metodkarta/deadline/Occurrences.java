package ru.metodkarta.deadline;

import java.time.LocalDate;
import java.util.List;

/** Placeholder until the reader lands. */
public final class Occurrences {
    private Occurrences() {}

    public static List<Occurrence> of(Reading reading, PlanPeriod period, Conventions conventions, LocalDate today) {
        return List.of();
    }
}
