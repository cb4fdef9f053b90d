package ru.metodkarta.calendar;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A quarter of a calendar year.
 *
 * @param number 1–4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {

    private static final Comparator<Quarter> ORDER =
            Comparator.comparingInt(Quarter::year).thenComparingInt(Quarter::number);

    public Quarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("no quarter " + number);
        }
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, 3 * number - 2, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(3).minusDays(1);
    }

    public boolean contains(LocalDate day) {
        return of(day).equals(this);
    }

    public Quarter next() {
        return of(lastDay().plusDays(1));
    }

    public Quarter previous() {
        return of(firstDay().minusDays(1));
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }

    @Override
    public int compareTo(Quarter other) {
        return ORDER.compare(this, other);
    }
}
