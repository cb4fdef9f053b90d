package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An assignment as other modules name it.
 *
 * @param number printed number of the activity, null when it has none
 * @param occurrenceKey the period it is for
 * @param due date in force, null without a date
 * @param asNeeded «по мере необходимости»: closed with a count
 */
public record AssignmentRef(
        UUID id,
        UUID organizationId,
        UUID activityId,
        String number,
        String occurrenceKey,
        int forYear,
        LocalDate due,
        AssignmentState state,
        boolean asNeeded) {

    public boolean open() {
        return state.open();
    }
}
