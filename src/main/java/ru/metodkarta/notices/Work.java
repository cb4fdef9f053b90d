package ru.metodkarta.notices;

import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.execution.AssignmentState;

/**
 * An assignment that is to be spoken of, with the words of its row.
 *
 * @param due date in force, null without one; likewise {@code reportDue}
 * @param path of its page
 */
record Work(
        UUID id,
        UUID organizationId,
        UUID municipalityId,
        UUID assigneeId,
        UUID roadmapId,
        UUID revisionId,
        UUID activityId,
        AssignmentState state,
        LocalDate due,
        LocalDate reportDue) {

    String path() {
        return "/assignments/" + id;
    }

    /** It is the executor's turn. */
    boolean withExecutor() {
        return state.open() && state != AssignmentState.SUBMITTED;
    }

    boolean late(LocalDate today) {
        return withExecutor() && reportDue != null && reportDue.isBefore(today);
    }
}
