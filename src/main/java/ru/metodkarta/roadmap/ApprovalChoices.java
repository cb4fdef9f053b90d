package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * What the approver decides besides yes.
 *
 * @param controlFrom start of control, null: the day the text names, else the day of approval
 * @param parts changed participation of executors
 * @param start decisions on occurrences already past at the start of control
 * @param otherPast decision on every past occurrence not named in {@code start}; null: all must be named
 * @param seenSha256 hash of the text the approver looked at, null: whatever was submitted
 */
public record ApprovalChoices(
        LocalDate controlFrom,
        Map<ExecutorKey, Part> parts,
        Map<PlannedRoadmap.StartKey, PlannedRoadmap.StartDecision> start,
        PlannedRoadmap.StartDecision otherPast,
        String seenSha256) {

    /** @param position place of the executor in its row, counted from 0 */
    public record ExecutorKey(UUID activityId, int position) {}

    public ApprovalChoices {
        parts = Map.copyOf(parts);
        start = Map.copyOf(start);
    }

    /** The text as submitted, control from the given day (null: today), nothing past to decide on. */
    public static ApprovalChoices from(LocalDate controlFrom) {
        return new ApprovalChoices(controlFrom, Map.of(), Map.of(), null, null);
    }

    /** The same, all that is past decided alike. */
    public ApprovalChoices pastAs(PlannedRoadmap.StartVerdict verdict, String proof) {
        return new ApprovalChoices(
                controlFrom, parts, start, new PlannedRoadmap.StartDecision(verdict, proof), seenSha256);
    }
}
