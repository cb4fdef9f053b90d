package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Map;
import ru.metodkarta.deadline.YearKind;

/**
 * A row of the table.
 *
 * @param number printed number, null when the row has none
 * @param deadlineText the printed words, verbatim
 * @param yearKind this row's own kind of year, null: the roadmap's
 * @param extra cells of the roadmap's own columns by their keys
 * @param executorsText the cell of the executors as printed, with its separators; null: the row was not printed so
 */
public record ActivityContent(
        String number,
        String title,
        List<ExecutorContent> executors,
        String deadlineText,
        String result,
        ResultKind resultKind,
        String precondition,
        YearKind yearKind,
        Map<String, String> extra,
        String executorsText) {

    public ActivityContent {
        executors = List.copyOf(executors);
        deadlineText = deadlineText == null ? "" : deadlineText;
        extra = extra == null ? Map.of() : Map.copyOf(extra);
    }

    public ActivityContent(
            String number,
            String title,
            List<ExecutorContent> executors,
            String deadlineText,
            String result,
            ResultKind resultKind,
            String precondition,
            YearKind yearKind,
            Map<String, String> extra) {
        this(number, title, executors, deadlineText, result, resultKind, precondition, yearKind, extra, null);
    }

    public ActivityContent(
            String number,
            String title,
            List<ExecutorContent> executors,
            String deadlineText,
            String result,
            ResultKind resultKind,
            String precondition) {
        this(number, title, executors, deadlineText, result, resultKind, precondition, null, null, null);
    }

    /** The same row with its executors resolved; printed words that no longer list them are gone. */
    ActivityContent withExecutors(List<ExecutorContent> resolved, String printedCell) {
        return new ActivityContent(
                number, title, resolved, deadlineText, result, resultKind, precondition, yearKind, extra, printedCell);
    }
}
