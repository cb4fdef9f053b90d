package ru.metodkarta.notices;

import java.util.Arrays;
import java.util.Optional;

/** What somebody wants by mail; labels are messages {@code notices.preset.<NAME>}. Notices in the application always come. */
enum Preset {
    /** everything, in one letter a day */
    DIGEST,
    LATE_ONLY,
    NONE;

    static Optional<Preset> of(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.name().equals(name))
                .findFirst();
    }

    boolean takes(Told told) {
        return this == DIGEST || (this == LATE_ONLY && told.late());
    }
}
