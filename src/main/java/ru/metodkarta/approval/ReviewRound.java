package ru.metodkarta.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One round as it is read: the approval sheet (лист согласования).
 *
 * @param state OPEN, APPROVED, RETURNED or WITHDRAWN
 * @param objectionsUntil last day for objections to an editorial correction, null when nothing was carried over
 * @param closed by a withdrawal, null otherwise
 * @param steps in their order
 * @param remarks made in this round, in the order they were made
 */
public record ReviewRound(
        UUID id,
        UUID textId,
        int round,
        String state,
        TextChange change,
        LocalDate objectionsUntil,
        String submittedBy,
        String submittedCapacity,
        Instant submittedAt,
        String note,
        Withdrawal closed,
        List<Line> steps,
        List<Remarks.Remark> remarks) {

    public boolean open() {
        return "OPEN".equals(state);
    }

    /** Somebody before the approver has not decided yet. */
    public boolean endorsing() {
        return open()
                && steps.stream()
                        .anyMatch(line -> line.kind() == StepKind.ENDORSE
                                && (line.turn() == Turn.YOURS
                                        || line.turn() == Turn.OTHERS
                                        || line.turn() == Turn.LATER));
    }

    /** Steps that wait for a decision of their own today. */
    public List<Line> awaited() {
        return steps.stream()
                .filter(line -> line.turn() == Turn.YOURS || line.turn() == Turn.OTHERS)
                .toList();
    }

    public record Withdrawal(String byName, String capacity, Instant at) {}

    /** What a step is to whoever looks. */
    public enum Turn {
        /** waits for the viewer */
        YOURS,
        /** has arrived, waits for somebody else */
        OTHERS,
        /** its stage has not begun */
        LATER,
        DONE_BY_YOU,
        DONE,
        /** the endorsement of the round before stays; the viewer, who gave it, may object */
        CARRIED_YOURS,
        CARRIED,
        /** the round ended before its turn */
        NOT_REACHED
    }

    /** @param at of the decision; for a carried endorsement of the one in the round before */
    public record Decision(
            StepVerdict verdict,
            String remark,
            String byName,
            String capacity,
            Instant at,
            boolean fromOriginal,
            String documentNumber,
            LocalDate documentOn,
            boolean scanned) {}

    /**
     * @param people who could act today, by name, of a step that waits
     * @param late its deadline has passed
     * @param decision null while there is none
     */
    public record Line(
            UUID stepId,
            int stage,
            StepKind kind,
            AddresseeKind addressee,
            String organization,
            String office,
            String body,
            boolean onPaper,
            Instant arrivedAt,
            LocalDate dueOn,
            boolean late,
            Turn turn,
            List<String> people,
            Decision decision) {

        public boolean paper() {
            return onPaper || addressee == AddresseeKind.BODY;
        }
    }
}
