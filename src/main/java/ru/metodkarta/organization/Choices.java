package ru.metodkarta.organization;

import java.util.Set;
import ru.metodkarta.web.Option;

/** Which organizations a select offers; bodies that can have subordinates, or any. */
enum Choices {
    ANY,
    GOVERNING;

    private static final Set<String> WITHOUT_SUBORDINATES =
            Set.of("SCHOOL", "KINDERGARTEN", "SUPPLEMENTARY", "ASSOCIATION", "NETWORK_SITE");

    boolean fits(OrganizationQueries.Choice choice) {
        return this == ANY || !WITHOUT_SUBORDINATES.contains(choice.kind());
    }

    /** Short name with the town: «СОШ № 1 — город Кунгур». */
    static Option labelled(OrganizationQueries.Choice choice) {
        return new Option(
                choice.id().toString(),
                choice.territoryName() == null ? choice.label() : choice.label() + " — " + choice.territoryName());
    }
}
