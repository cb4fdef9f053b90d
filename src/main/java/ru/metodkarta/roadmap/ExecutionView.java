package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.shared.Actor;

/** What roadmap needs to know of execution; the execution module implements it. */
public interface ExecutionView {

    /**
     * Counts of assignments by state, as far as the viewer may see them.
     *
     * @param late open, not waiting for acceptance, and past the due date in force
     * @param awaitingReport past the due date but before the report's date: «срок прошёл, ждём отчёт»
     * @param other closed otherwise: partial, not done, not needed, withdrawn, not applicable
     * @param nearestDue earliest due date among the open ones, null when none has a date
     */
    record Progress(
            int total,
            int accepted,
            int submitted,
            int returned,
            int inProgress,
            int notStarted,
            int other,
            int late,
            int awaitingReport,
            LocalDate nearestDue) {

        public static Progress none() {
            return new Progress(0, 0, 0, 0, 0, 0, 0, 0, 0, null);
        }
    }

    /** Progress of every activity of a roadmap that has assignments the viewer may see. One statement. */
    Map<UUID, Progress> byActivity(UUID roadmapId, Actor viewer, LocalDate today);

    /** Progress of whole roadmaps, for lists. One statement. */
    Map<UUID, Progress> byRoadmap(Collection<UUID> roadmapIds, Actor viewer, LocalDate today);

    /** Progress of one roadmap whoever may see it: whether anything is open. One statement. */
    Progress whole(UUID roadmapId, LocalDate today);

    /** Activities of the roadmap that anybody has reported on: they cannot be deleted. */
    Set<UUID> reportedOn(UUID roadmapId);

    /** What taking effect would create, move, withdraw and leave, without doing it. Counts are those of {@link #reconcile}. */
    Impact preview(PlannedRoadmap planned, LocalDate today);

    /** Makes assignments what the planned revision wants; idempotent. Joins the caller's transaction. */
    default Reconciled reconcile(PlannedRoadmap planned, LocalDate today, Actor actor, String capacity) {
        return reconcile(planned, today, actor, capacity, SoFar.UNWATCHED);
    }

    /** The same, telling how far it has come. */
    Reconciled reconcile(PlannedRoadmap planned, LocalDate today, Actor actor, String capacity, SoFar soFar);

    /** Is told after every few thousand new assignments; must not join the transaction that creates them. */
    @FunctionalInterface
    interface SoFar {

        SoFar UNWATCHED = (done, total) -> {};

        /** @param total assignments wanted, those that exist already included */
        void created(int done, int total);
    }

    /**
     * What becomes of assignments when a text takes effect. Beside the first text of a roadmap there is only what it creates.
     *
     * @param assignments how many would be created, or come back after a revision that had taken them out
     * @param organizations how many organizations would get them
     * @param moved unfinished ones whose date changes
     * @param withdrawn not begun or in work, and no longer wanted by the plan
     * @param kept all others: unchanged, or reported on and kept as they are
     * @param rows per activity, in the order of the plan; then activities the plan no longer has
     * @param past occurrences due before the start of control, to be decided on
     */
    record Impact(
            int assignments,
            int organizations,
            int moved,
            int withdrawn,
            int kept,
            List<RowImpact> rows,
            List<PastOccurrence> past) {}

    /**
     * @param occurrences dates of the reading
     * @param organizations who reports
     */
    record RowImpact(
            UUID activityId,
            int occurrences,
            int organizations,
            int created,
            int moved,
            int withdrawn,
            int kept,
            LocalDate nearestDue) {

        public boolean changes() {
            return created + moved + withdrawn > 0;
        }
    }

    record PastOccurrence(
            UUID activityId, String number, String title, String occurrenceKey, int forYear, LocalDate due) {}

    record Reconciled(int created, int moved, int withdrawn, int kept) {}
}
