package ru.metodkarta.reuse;

/**
 * What becomes of the years of a text.
 *
 * @param shift how many years later (or earlier) the new plan is
 * @param first year the new plan begins in, for blanks («20… - 20… учебный год»); null: blanks stay
 * @param last year it ends in
 * @param misprinted the year a misprinted one stands for, moved already («202 г.»); null: unknown
 * @param was years of the old period, null when it has none: where a text names just these, it names the new ones
 * @param becomes years of the new period
 */
record NewYears(int shift, Integer first, Integer last, Integer misprinted, Span was, Span becomes) {

    /** Calendar years of a period. */
    record Span(int first, int last) {}

    NewYears(int shift, Integer first, Integer last, Integer misprinted) {
        this(shift, first, last, misprinted, null, null);
    }

    NewYears reading(Integer year) {
        return new NewYears(shift, first, last, year == null ? null : year + shift, was, becomes);
    }
}
