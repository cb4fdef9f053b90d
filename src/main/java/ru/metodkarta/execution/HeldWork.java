package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.UUID;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Level;

/**
 * One assignment among many that something is decided about: where it stands, its dates (null without one), its last
 * report and its open request for more time (null without one).
 */
record HeldWork(
        UUID id,
        int version,
        AssignmentState state,
        Part part,
        int forYear,
        UUID occurrenceId,
        UUID activityId,
        LocalDate scheduledDue,
        LocalDate agreedDue,
        LocalDate due,
        LocalDate reportDue,
        LocalDate doneOn,
        Integer doneCount,
        UUID entryId,
        UUID regionId,
        UUID municipalityId,
        UUID organizationId,
        UUID reporterId,
        OrganizationKind kind,
        Level level,
        UUID ownerId,
        UUID coordinatorId,
        UUID roadmapId,
        String number,
        String title,
        String resultKind,
        String organizationName,
        String leadName,
        OccurrenceKind occurrenceKind,
        UUID reportId,
        ExecutionReport.State reportState,
        Outcome reportOutcome,
        LocalDate reportDoneOn,
        Integer reportCount,
        UUID reportBy,
        UUID reportActingFor,
        UUID requestBy,
        UUID requestActingFor,
        LocalDate requestUntil) {

    AssignmentPlace place() {
        return new AssignmentPlace(
                regionId, municipalityId, organizationId, reporterId, kind, level, ownerId, coordinatorId);
    }

    /** What a page shows is this very state: {@code assignment:version}, see {@link Sight.Chosen}. */
    public String mark() {
        return id + ":" + version;
    }

    boolean seenAs(Sight.Chosen seen) {
        return seen.report().equals(String.valueOf(version));
    }

    /** In what capacity the actor decides on it; null when not at all, as on what they have written themselves. */
    Grant decider(Actor actor, String capacity) {
        return actor.capacity(
                        capacity,
                        grant -> AssignmentPermissions.mayDecide(grant, place())
                                && (reportBy == null
                                        || !ExecutionReport.concerns(reportBy, reportActingFor, actor, grant)))
                .orElse(null);
    }

    /** More time for oneself is somebody else's word: who has asked for it, or works in that body, does not give it. */
    boolean givesTime(Actor actor, Grant grant) {
        return (requestBy == null || !ExecutionReport.concerns(requestBy, requestActingFor, actor, grant))
                && !ofBody(actor);
    }

    /** Of a body the person works in, or that this body reports for. */
    boolean ofBody(Actor actor) {
        return actor.grants().stream()
                .anyMatch(own -> own.employerId().equals(organizationId)
                        || own.employerId().equals(reporterId));
    }

    public boolean waits() {
        return state == AssignmentState.SUBMITTED && reportId != null;
    }

    /** As the journal names it. */
    String label() {
        return (number == null ? "" : number + " ") + title + " — " + organizationName;
    }

    public Badge badge() {
        return Badge.of(state);
    }
}
