package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.PlannedRoadmap.StartVerdict;

/** What a plan wants: dated duties, and who reports on them. Their product, per activity, are the assignments. */
record Wanted(List<Duty> duties, List<Reporter> reporters) {

    /**
     * @param due null without a date
     * @param verdict what was decided about a duty already past at the start of control, else null
     */
    record Duty(
            UUID id,
            UUID activityId,
            String key,
            OccurrenceKind kind,
            int forYear,
            LocalDate from,
            LocalDate due,
            LocalDate reportDue,
            StartVerdict verdict,
            String proof) {

        boolean dropped() {
            return verdict == StartVerdict.DROPPED;
        }
    }

    /** @param onBehalfOf printed name for whom the organization reports, else null */
    record Reporter(UUID activityId, UUID organizationId, Part part, String onBehalfOf) {}
}
