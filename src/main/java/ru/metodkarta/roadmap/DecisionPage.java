package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the approver decides on.
 *
 * @param impact what approval would create, null while nothing executes roadmaps
 * @param removed activities of the text in force that this one drops
 */
record DecisionPage(
        RevisionText text,
        String submittedSha256,
        List<PlanTable.Block> blocks,
        Map<UUID, Change> changes,
        ExecutionView.Impact impact,
        Map<UUID, ExecutionView.RowImpact> impactByActivity,
        List<RevisionText.Row> removed) {

    enum Change {
        ADDED,
        CHANGED
    }

    static DecisionPage of(
            RevisionText text,
            String sha256,
            List<PlanTable.Block> blocks,
            ExecutionView.Impact impact,
            RevisionText effective) {
        Map<UUID, Change> changes = new HashMap<>();
        List<RevisionText.Row> removed = new ArrayList<>();
        if (effective != null) {
            Map<UUID, RevisionText.Row> before = new LinkedHashMap<>();
            effective.rows().forEach(row -> before.put(row.activityId(), row));
            for (RevisionText.Row row : text.rows()) {
                RevisionText.Row old = before.remove(row.activityId());
                if (old == null) {
                    changes.put(row.activityId(), Change.ADDED);
                } else if (!same(old, row)) {
                    changes.put(row.activityId(), Change.CHANGED);
                }
            }
            removed.addAll(before.values());
        }
        Map<UUID, ExecutionView.RowImpact> byActivity = impact == null
                ? Map.of()
                : impact.rows().stream().collect(Collectors.toMap(ExecutionView.RowImpact::activityId, row -> row));
        return new DecisionPage(text, sha256, blocks, changes, impact, byActivity, removed);
    }

    private static boolean same(RevisionText.Row a, RevisionText.Row b) {
        return Objects.equals(a.number(), b.number())
                && Objects.equals(a.title(), b.title())
                && Objects.equals(a.result(), b.result())
                && Objects.equals(a.deadlineText(), b.deadlineText())
                && Objects.equals(a.executors(), b.executors())
                && Objects.equals(a.sectionId(), b.sectionId());
    }

    public long changed() {
        return changes.values().stream()
                .filter(change -> change == Change.CHANGED)
                .count();
    }

    public long added() {
        return changes.values().stream()
                .filter(change -> change == Change.ADDED)
                .count();
    }

    public boolean amends() {
        return text.head().no() > 1;
    }
}
