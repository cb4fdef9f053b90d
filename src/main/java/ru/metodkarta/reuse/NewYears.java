package ru.metodkarta.reuse;

import java.time.LocalDate;
import ru.metodkarta.deadline.YearKind;

/**
 * What becomes of the years of a text.
 *
 * @param shift how many years later (or earlier) the new plan is
 * @param first year the new plan begins in, for blanks («20… - 20… учебный год»); null: blanks stay
 * @param last year it ends in
 * @param misprinted the year a misprinted one stands for, moved already («202 г.»); null: unknown
 */
record NewYears(int shift, Integer first, Integer last, Integer misprinted) {

    static NewYears of(int shift, LocalDate from, LocalDate to) {
        return new NewYears(shift, from == null ? null : from.getYear(), to == null ? null : to.getYear(), null);
    }

    NewYears reading(Integer year) {
        return new NewYears(shift, first, last, year == null ? null : year + shift);
    }

    /** The year of a kind a plan of these days begins in. */
    static int firstYear(YearKind kind, LocalDate from) {
        return kind.yearOf(from);
    }
}
