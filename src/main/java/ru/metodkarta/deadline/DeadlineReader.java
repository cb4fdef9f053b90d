package ru.metodkarta.deadline;

/** Placeholder until the reader lands. */
public final class DeadlineReader {
    public Reading read(String text, ReadingContext context) {
        return Reading.unspecified(text);
    }

    Reading read(String text, ReadingContext context, Integer year) {
        return Reading.unspecified(text);
    }
}
