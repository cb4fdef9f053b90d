package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the approver decides on.
 *
 * @param blocks the rows to read: of an amendment those it changes, unless all are asked for
 * @param folded how many unchanged rows are not shown
 * @param approves the viewer approves: participation may be changed, past occurrences are decided on
 * @param amendment what differs from the text in force, null for the first text
 * @param impact what approval would do to assignments, null while nothing executes roadmaps
 */
record DecisionPage(
        RevisionText text,
        List<PlanTable.Block> blocks,
        int folded,
        boolean approves,
        Amendment amendment,
        ExecutionView.Impact impact,
        Map<UUID, ExecutionView.RowImpact> impactByActivity) {

    static DecisionPage of(
            RevisionText text,
            List<PlanTable.Block> blocks,
            ExecutionView.Impact impact,
            Amendment amendment,
            boolean all,
            boolean approves) {
        Map<UUID, ExecutionView.RowImpact> byActivity = impact == null
                ? Map.of()
                : impact.rows().stream().collect(Collectors.toMap(ExecutionView.RowImpact::activityId, row -> row));
        if (amendment == null || all) {
            return new DecisionPage(text, blocks, 0, approves, amendment, impact, byActivity);
        }
        List<PlanTable.Block> changed = blocks.stream()
                .map(block -> new PlanTable.Block(
                        block.sectionId(),
                        block.heading(),
                        block.sum(),
                        block.rows().stream()
                                .filter(row -> touched(row.activityId(), amendment, byActivity))
                                .toList()))
                .filter(block -> !block.rows().isEmpty())
                .toList();
        int shown = changed.stream().mapToInt(block -> block.rows().size()).sum();
        return new DecisionPage(text, changed, text.allRows().size() - shown, approves, amendment, impact, byActivity);
    }

    /** Its words change, or its assignments do: a group may have gained members, the period may be another. */
    private static boolean touched(
            UUID activity, Amendment amendment, Map<UUID, ExecutionView.RowImpact> impactByActivity) {
        ExecutionView.RowImpact impact = impactByActivity.get(activity);
        return amendment.changes().containsKey(activity) || (impact != null && impact.changes());
    }

    public boolean amends() {
        return amendment != null;
    }

    public int unchanged() {
        return text.allRows().size()
                - (amendment == null ? 0 : amendment.changes().size());
    }
}
