package ru.metodkarta.roadmap;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a text changes in another one, by the identity of activities. It says everything: whoever has the old text and
 * this has the new one.
 *
 * @param requisites title, period, coordinator and the like, only those that differ
 * @param changes by activity of the new text; an activity not named stays as it is
 * @param removed activities of the old text that the new one does not have
 * @param reordered activities of both texts stand in another order
 * @param blocks sections and activities of both texts side by side, in order
 */
record Amendment(
        List<TextChange> requisites,
        Map<UUID, Change> changes,
        List<RevisionText.Row> removed,
        boolean reordered,
        List<Alignment.Block> blocks) {

    enum Kind {
        ADDED,
        CHANGED,
        /** the same words in another place */
        MOVED,
        /** the same words in the same place under another number */
        RENUMBERED
    }

    /**
     * @param moved it stands in another place, whatever else differs
     * @param after the row as it is now
     * @param fields what differs, empty for an added activity
     */
    record Change(Kind kind, boolean moved, RevisionText.Row after, List<TextChange> fields) {}

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

    /** In another place or under another number. */
    public long moved() {
        return count(Kind.MOVED) + count(Kind.RENUMBERED);
    }
}
