package ru.metodkarta.execution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import ru.metodkarta.evidence.Evidence;

/**
 * An entry made on the way: an instance of work done as needed, or interim information. Nothing is closed by it.
 *
 * @param participants people who took part, null when not told
 * @param struckAt a mistake was struck out then, null otherwise
 */
record WorkNote(
        UUID id,
        Kind kind,
        LocalDate on,
        String text,
        Integer participants,
        String byName,
        String capacity,
        Instant at,
        Instant struckAt,
        String struckName,
        List<Evidence> proofs) {

    enum Kind {
        INSTANCE,
        INTERIM
    }

    public boolean struck() {
        return struckAt != null;
    }
}
