package ru.metodkarta.cascade;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import ru.metodkarta.roadmap.LinkedField;

/**
 * A copy in its current text beside the activity above.
 *
 * @param version of the link, {@code rowVersion} of the copy's row
 * @param baseRevision revision above up to which everything is settled, {@code aboveRevision} the one in force
 * @param base texts above as last settled, by codes of fields; {@code READING} beside the words of the deadline,
 *     {@code PRESENT} while the activity was there
 * @param above null: the activity is no longer there
 */
record LinkedRow(
        UUID activityId,
        int version,
        int rowVersion,
        UUID upperId,
        String upperTitle,
        UUID baseRevision,
        UUID aboveRevision,
        Map<String, String> base,
        SourceRow ours,
        SourceRow above,
        boolean mandatory) {

    static final String PRESENT = "PRESENT";

    /**
     * By codes of {@link SourceRow#fields}. Cells are compared only under columns that both roadmaps have, by title; a
     * column that was renamed above is another one, of which the base knows nothing.
     */
    Map<String, ThreeWay> fields() {
        Map<String, ThreeWay> fields = new LinkedHashMap<>();
        if (above != null) {
            Map<String, String> theirs = above.fields();
            ours.fields().forEach((code, text) -> {
                if (theirs.containsKey(code)) {
                    fields.put(code, ThreeWay.merge(baseOf(code), theirs.get(code), text));
                }
            });
        }
        return fields;
    }

    private String baseOf(String code) {
        return LinkedField.DEADLINE.name().equals(code)
                ? SourceRow.deadline(base.get(code), base.get(SourceRow.READING))
                : base.get(code);
    }

    /** What the base remembers once the text above is settled in a field. */
    Map<String, String> settledBase(String code) {
        Map<String, String> patch = new HashMap<>();
        if (LinkedField.DEADLINE.name().equals(code)) {
            patch.put(code, above.deadlineText());
            patch.put(SourceRow.READING, above.reading());
        } else {
            patch.put(code, above.fields().get(code));
        }
        return patch;
    }

    /** Taken out above, and nobody has decided what to do with the copy. */
    boolean gone() {
        return above == null && base.get(PRESENT) != null;
    }

    boolean asks() {
        return asked() > 0;
    }

    /** How many decisions it waits for. */
    int asked() {
        return gone()
                ? 1
                : (int) fields().values().stream().filter(ThreeWay::asks).count();
    }
}
