package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.approval.Routes;
import ru.metodkarta.deadline.Question;

/**
 * What stands in the way of a submission, and what the author should look at.
 *
 * @param problems refuse it
 * @param warnings do not: questions about deadlines that nobody has answered, rows without an executor
 */
record SubmissionCheck(List<Item> problems, List<Item> warnings) {

    /**
     * @param code message code
     * @param activityId row to mend, null when it is the whole
     */
    record Item(String code, List<Object> arguments, UUID activityId, String number) {

        public Object[] args() {
            return arguments.toArray();
        }
    }

    /**
     * @param route steps a submission would go through
     * @param changed how much differs from the text in force, null when there is none or nobody asks
     */
    static SubmissionCheck of(RevisionText text, List<Routes.Staffed> route, Integer changed) {
        List<Item> problems = new ArrayList<>();
        List<Item> warnings = new ArrayList<>();
        if (text.head().title() == null || text.head().title().isBlank()) {
            problems.add(new Item("approval.check.no-title", List.of(), null, null));
        }
        if (text.rows().isEmpty()) {
            problems.add(new Item("approval.check.no-activities", List.of(), null, null));
        }
        if (changed != null && changed == 0) {
            warnings.add(new Item("approval.check.no-changes", List.of(), null, null));
        }
        route.stream()
                .filter(step -> step.refusal() != null)
                .forEach(step -> problems.add(new Item(step.refusal(), List.of(step.args()), null, null)));
        for (RevisionText.Row row : text.allRows()) {
            if (row.title() == null || row.title().isBlank()) {
                problems.add(new Item("approval.check.untitled", List.of(), row.activityId(), row.number()));
            }
            if (!row.readingSettled()) {
                for (Question question : row.reading().questions()) {
                    String year = question.proposedYear() == null ? "" : String.valueOf(question.proposedYear());
                    warnings.add(new Item(
                            question.messageCode(), List.of(question.subject(), year), row.activityId(), row.number()));
                }
            }
            if (row.executors().isEmpty()) {
                warnings.add(new Item("approval.check.no-executor", List.of(), row.activityId(), row.number()));
            }
        }
        return new SubmissionCheck(List.copyOf(problems), List.copyOf(warnings));
    }

    public boolean refuses() {
        return !problems.isEmpty();
    }
}
