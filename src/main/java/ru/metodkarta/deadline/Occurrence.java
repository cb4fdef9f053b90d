package ru.metodkarta.deadline;

import java.time.LocalDate;

/**
 * One dated duty made from a reading (R012).
 *
 * @param key the period it is FOR, never its date, so that a moved date keeps its reports: {@code once}, {@code 2026},
 *     {@code 2026-Q2}, {@code 2026-H1}, {@code 2026-05}, {@code 2026#2} (second of several in the year),
 *     {@code then-2023}; school years are keyed by the year they start in
 * @param from first day, null when not known
 * @param due control day, inclusive; null: no date, never late
 * @param forYear the year it is for (R013), may differ from the year it is due in
 */
public record Occurrence(String key, LocalDate from, LocalDate due, int forYear) {

    static final String ONCE = "once";

    /** What follows the first days begins so. */
    public static final String THEN = "then-";

    /**
     * Keys of what comes but once for the whole plan, the first or one of several days. A regular expression that Java and
     * PostgreSQL read alike: whoever keeps occurrences keeps no words beside their keys.
     */
    public static final String ONCE_KEY = "^(" + THEN + ")*" + ONCE + "(#[0-9]+)?$";
}
