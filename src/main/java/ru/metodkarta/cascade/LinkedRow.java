package ru.metodkarta.cascade;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import ru.metodkarta.roadmap.LinkedField;

/**
 * A copy in its current text beside the activity above.
 *
 * @param version of the link, {@code rowVersion} of the copy's row
 * @param baseRevision revision above up to which everything is settled, {@code aboveRevision} the one in force
 * @param base texts above as last settled; {@code PRESENT} while the activity was there
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

    Map<LinkedField, ThreeWay> fields() {
        Map<LinkedField, ThreeWay> fields = new EnumMap<>(LinkedField.class);
        if (above != null) {
            Map<LinkedField, String> theirs = above.fields();
            ours.fields()
                    .forEach((field, text) ->
                            fields.put(field, ThreeWay.merge(base.get(field.name()), theirs.get(field), text)));
        }
        return fields;
    }

    /** Taken out above, and nobody has decided what to do with the copy. */
    boolean gone() {
        return above == null && base.get(PRESENT) != null;
    }

    boolean asks() {
        return gone() || fields().values().stream().anyMatch(ThreeWay::asks);
    }
}
