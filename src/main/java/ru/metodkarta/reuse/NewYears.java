package ru.metodkarta.reuse;

/**
 * What becomes of the years of a text.
 *
 * @param shift how many years later (or earlier) the new plan is
 * @param first year the new plan begins in, for blanks («20… - 20… учебный год»); null: blanks stay
 * @param last year it ends in
 * @param misprinted the year a misprinted one stands for, moved already («202 г.»); null: unknown
 */
record NewYears(int shift, Integer first, Integer last, Integer misprinted) {

    NewYears reading(Integer year) {
        return new NewYears(shift, first, last, year == null ? null : year + shift);
    }
}
