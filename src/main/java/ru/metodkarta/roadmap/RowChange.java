package ru.metodkarta.roadmap;

import java.time.LocalDate;
import ru.metodkarta.deadline.DeadlineKind;
import ru.metodkarta.deadline.MonthDayWindow;

/** A row as its author wants it: the text and where its dates come from. */
record RowChange(ActivityContent text, Dating dating) {

    RowChange keepingPlace(ActivityContent stored) {
        return new RowChange(text.asOrderClause(stored.orderClause()), dating);
    }

    /** Where the dates of the deadline come from. */
    sealed interface Dating {

        /** The system reads the words. */
        record Automatic() implements Dating {}

        /** The reading stands; a question for the year was answered. {@code year} null: the question is left aside. */
        record Confirmed(Integer year) implements Dating {}

        /** Set by hand. */
        record Manual(
                DeadlineKind kind,
                LocalDate from,
                LocalDate due,
                MonthDayWindow window,
                Integer firstYear,
                Integer lastYear,
                Integer timesPerYear)
                implements Dating {}
    }
}
