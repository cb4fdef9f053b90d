package ru.metodkarta.execution;

import java.util.UUID;
import ru.metodkarta.shared.Ids;

/**
 * In what capacity a verdict is given, and on what: the report as the decider saw it.
 *
 * @param capacity role id chosen in «в качестве кого», null for the first that fits
 * @param report mark of the report on the page ({@link AssignmentPage#seen}), empty when none had been sent; null takes the
 *     report that waits (programs)
 */
record Sight(String capacity, String report) {

    static final Sight ANY = new Sight(null, null);

    /** One line of the queue: {@code assignment:report:version}. */
    record Chosen(UUID assignmentId, String report) {

        /** Null when misspelt. */
        static Chosen parse(String text) {
            String[] parts = text == null ? new String[0] : text.split(":", 2);
            UUID assignment = Ids.parse(parts.length == 2 ? parts[0] : null);
            return assignment == null ? null : new Chosen(assignment, parts[1]);
        }
    }
}
