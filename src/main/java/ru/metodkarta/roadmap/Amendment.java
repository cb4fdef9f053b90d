package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a text changes in the one in force, by the identity of activities.
 *
 * @param requisites title, period, coordinator and the like, only those that differ
 * @param changes by activity of the new text; an activity not named stays as it is
 * @param removed activities of the text in force that the new one does not have
 * @param reordered activities of both texts stand in another order
 */
record Amendment(List<Field> requisites, Map<UUID, Change> changes, List<RevisionText.Row> removed, boolean reordered) {

    enum Kind {
        ADDED,
        CHANGED,
        /** the same words in another section, or under another number */
        MOVED
    }

    /** @param fields what differs, empty for an added activity */
    record Change(Kind kind, List<Field> fields) {}

    /** One thing in the old and in the new wording, the words of its own marked in each. */
    record Field(String label, List<WordDiff.Piece> before, List<WordDiff.Piece> after) {

        static Field of(String label, String before, String after) {
            return new Field(label, WordDiff.marked(before, after), WordDiff.marked(after, before));
        }
    }

    /** Nothing differs. */
    boolean isEmpty() {
        return requisites.isEmpty() && changes.isEmpty() && removed.isEmpty() && !reordered;
    }

    public long count(Kind kind) {
        return changes.values().stream().filter(change -> change.kind() == kind).count();
    }

    public long added() {
        return count(Kind.ADDED);
    }

    public long changed() {
        return count(Kind.CHANGED);
    }

    public long moved() {
        return count(Kind.MOVED);
    }
}
