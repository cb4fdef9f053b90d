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
 * @param orderClause a duty of the order outside the table: carried out alike, never printed in it, in no section
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
        String executorsText,
        boolean orderClause) {

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
            Map<String, String> extra,
            String executorsText) {
        this(
                number,
                title,
                executors,
                deadlineText,
                result,
                resultKind,
                precondition,
                yearKind,
                extra,
                executorsText,
                false);
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
                number,
                title,
                resolved,
                deadlineText,
                result,
                resultKind,
                precondition,
                yearKind,
                extra,
                printedCell,
                orderClause);
    }

    /** The same row with other cells of the roadmap's own columns. */
    ActivityContent withExtra(Map<String, String> cells) {
        return new ActivityContent(
                number,
                title,
                executors,
                deadlineText,
                result,
                resultKind,
                precondition,
                yearKind,
                cells,
                executorsText,
                orderClause);
    }

    /** The same words as a clause of the order, or in the table again. */
    public ActivityContent asOrderClause(boolean clause) {
        return new ActivityContent(
                number,
                title,
                executors,
                deadlineText,
                result,
                resultKind,
                precondition,
                yearKind,
                extra,
                executorsText,
                clause);
    }
}
