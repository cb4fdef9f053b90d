package ru.metodkarta.execution;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import ru.metodkarta.shared.Ids;

/** Rows ticked in a list: misspelt ones are left out, each counts once. */
final class Chosen {

    static final int MOST = 100;

    private Chosen() {}

    /** At most {@link #MOST}, in the order of the list. */
    static List<UUID> of(List<String> ticked) {
        return (ticked == null ? List.<String>of() : ticked)
                .stream()
                        .map(Ids::parse)
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(MOST)
                        .toList();
    }
}
