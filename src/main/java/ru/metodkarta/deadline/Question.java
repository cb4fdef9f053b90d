package ru.metodkarta.deadline;

import java.util.Objects;

/**
 * Something a person must confirm. Text: bundle key {@code deadline.question.<code>} with {0} = subject and
 * {1} = proposed year as a string (empty when there is none).
 *
 * @param subject the words in doubt, cut verbatim from the cell
 * @param proposedYear the likeliest year, null when there is nothing to propose
 */
public record Question(Code code, String subject, Integer proposedYear) {

    public enum Code {
        /** «202 г.»: a year printed with too few, too many or unlikely digits. */
        YEAR_MISPRINTED,
        /** A month or date without a year in a plan where it could fall on several years. */
        YEAR_MISSING,
        /** «07.12-19.20.», «31.09.2021», a range that runs backwards. */
        IMPOSSIBLE_DATE,
        /** «ежегодно», «в течение года» while the plan does not say whether it counts calendar or school years. */
        KIND_OF_YEAR,
        /** A full date outside the plan's period; a manual reading answers it, the printed year is never replaced. */
        OUTSIDE_PERIOD,
        /** «2 раза в год» without months. */
        DATES_MISSING,
        /** Words of another language that are not read. */
        SECOND_LANGUAGE,
        /** A text in which no deadline was found. */
        NOT_UNDERSTOOD
    }

    public Question {
        Objects.requireNonNull(code);
        subject = subject == null ? "" : subject;
    }

    /** True when {@link Reading#withConfirmedYear} answers it. */
    public boolean asksForYear() {
        return code == Code.YEAR_MISPRINTED || code == Code.YEAR_MISSING;
    }

    public String messageCode() {
        return "deadline.question." + code;
    }
}
