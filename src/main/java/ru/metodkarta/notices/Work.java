package ru.metodkarta.notices;

import java.time.LocalDate;
import java.util.UUID;

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
        LocalDate due,
        LocalDate reportDue) {

    String path() {
        return "/assignments/" + id;
    }

    boolean late(LocalDate today) {
        return reportDue != null && reportDue.isBefore(today);
    }
}
