package ru.metodkarta.papers;

import java.time.LocalDate;
import java.util.Arrays;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * The letter as typed.
 *
 * @param kind {@link Kind}
 * @param answerBy the day asked for
 * @param opening what is said before the table, {@code request} what after it
 * @param position of whoever signs, {@code name} theirs; {@code performer} who prepared it, with a telephone
 */
record LetterForm(
        String kind, String answerBy, String opening, String request, String position, String name, String performer) {

    private static final int TEXT = 5_000;
    private static final int LINE = 300;

    enum Kind {
        /** one letter to all, with the list */
        ONE,
        /** each organization its own, on sheets of its own */
        EACH
    }

    record Letter(
            Kind kind,
            LocalDate answerBy,
            String opening,
            String request,
            String position,
            String name,
            String performer) {}

    Letter toCommand(LocalDate today, FormErrors errors) {
        LocalDate by = Dates.parse("answerBy", answerBy, errors);
        if (by == null && errors.of("answerBy") == null) {
            errors.add("answerBy", "papers.letter.error.answer-by");
        } else if (by != null && by.isBefore(today)) {
            errors.add("answerBy", "papers.letter.error.past");
        }
        return new Letter(
                kindOrDefault(),
                by,
                errors.required("opening", opening, TEXT),
                errors.required("request", request, TEXT),
                errors.required("position", position, LINE),
                errors.optional("name", name, LINE),
                errors.optional("performer", performer, LINE));
    }

    public Kind kindOrDefault() {
        return Arrays.stream(Kind.values())
                .filter(value -> value.name().equals(kind))
                .findFirst()
                .orElse(Kind.ONE);
    }
}
