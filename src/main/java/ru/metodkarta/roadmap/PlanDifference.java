package ru.metodkarta.roadmap;

import java.util.List;
import java.util.UUID;

/**
 * What another text would change in a roadmap.
 *
 * @param seen hash of the text it was compared with: whoever applies it shows what he has looked at
 * @param revisionNo number of that text
 * @param opensRevision it is an approved one: applying opens the next draft
 * @param unchanged activities that are the same
 */
public record PlanDifference(String seen, int revisionNo, boolean opensRevision, List<Change> changes, int unchanged) {

    public PlanDifference {
        changes = List.copyOf(changes);
    }

    public enum Kind {
        TITLE,
        PERIOD,
        SECTION,
        CHANGED,
        MOVED,
        ADDED,
        REMOVED
    }

    /**
     * @param key names it in a choice
     * @param activityId null when it is no activity of the roadmap yet
     * @param number of the activity as it is now, of an added one as it will be
     * @param section heading it will stand under, null: before all sections
     * @param sectionBefore heading it stands under now, when that is another one
     * @param moved it also changes its place
     * @param byNumberOnly the words have nothing in common, only the number is the same
     * @param reportedOn somebody has reported on it: it cannot be removed
     */
    public record Change(
            String key,
            Kind kind,
            UUID activityId,
            String number,
            String title,
            String section,
            String sectionBefore,
            boolean moved,
            boolean byNumberOnly,
            boolean reportedOn,
            List<Field> fields) {

        /** Taken unless the person says otherwise; a row that is missing in the document stays unless ticked. */
        public boolean proposed() {
            return kind != Kind.REMOVED;
        }

        public boolean possible() {
            return kind != Kind.REMOVED || !reportedOn;
        }
    }

    /**
     * @param code {@code number}, {@code title}, {@code executors}, {@code deadline}, {@code result}, {@code period},
     *     {@code year}, or {@code extra}
     * @param heading of an extra column, else null
     */
    public record Field(String code, String heading, List<Piece> before, List<Piece> after) {

        static Field of(String code, String heading, String before, String after) {
            String old = before == null ? "" : before;
            String fresh = after == null ? "" : after;
            return new Field(code, heading, pieces(old, fresh), pieces(fresh, old));
        }

        private static List<Piece> pieces(String text, String other) {
            return WordDiff.marked(text, other).stream()
                    .map(piece -> new Piece(piece.text(), piece.own()))
                    .toList();
        }
    }

    /** @param own only this text has it */
    public record Piece(String text, boolean own) {}

    public long count(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
