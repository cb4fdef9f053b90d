package ru.metodkarta.cascade;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.shared.Ids;

/** What is ticked on a copying page, rows that its filter hides included. */
final class AdoptionTicks {

    private AdoptionTicks() {}

    /** What was ticked and has been copied meanwhile is among them, so that its author is told. */
    static Set<UUID> of(AdoptionForm form, AdoptionPage page) {
        Set<UUID> ticked = new LinkedHashSet<>(form.picked());
        page.blocks().stream()
                .flatMap(block -> block.rows().stream())
                .filter(AdoptionPage.Row::picked)
                .forEach(row -> ticked.add(row.text().activityId()));
        Arrays.stream(page.kept().split(","))
                .map(Ids::parse)
                .filter(Objects::nonNull)
                .forEach(ticked::add);
        return ticked;
    }
}
