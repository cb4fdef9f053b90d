package ru.metodkarta.calendar;

import java.time.LocalDate;

/**
 * 1 September N – 31 August N+1.
 *
 * @param start the year it starts in
 */
public record SchoolYear(int start) implements Comparable<SchoolYear> {

    public static SchoolYear of(LocalDate day) {
        return new SchoolYear(day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1);
    }

    public LocalDate firstDay() {
        return LocalDate.of(start, 9, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(start + 1, 8, 31);
    }

    public boolean contains(LocalDate day) {
        return of(day).equals(this);
    }

    public SchoolYear next() {
        return new SchoolYear(start + 1);
    }

    public SchoolYear previous() {
        return new SchoolYear(start - 1);
    }

    /** 2022/2023. */
    @Override
    public String toString() {
        return start + "/" + (start + 1);
    }

    @Override
    public int compareTo(SchoolYear other) {
        return Integer.compare(start, other.start);
    }
}
