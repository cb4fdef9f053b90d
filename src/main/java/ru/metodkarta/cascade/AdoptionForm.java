package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ru.metodkarta.shared.Ids;

/**
 * The copying page as its author left it.
 *
 * @param into id of a roadmap or {@code new:<place>}
 * @param seen revision above that was shown
 * @param pick ticked among the rows shown, {@code kept} among those the filter hides (joined by commas)
 * @param whole sections ticked as a whole
 */
record AdoptionForm(
        String into,
        String title,
        String seen,
        List<String> pick,
        List<String> whole,
        String kept,
        String q,
        String section,
        String show,
        String requestKey) {

    static final int LONGEST_TITLE = 1000;

    AdoptionForm {
        pick = pick == null ? List.of() : pick;
        whole = whole == null ? List.of() : whole;
        q = q == null ? "" : q.strip();
        section = section == null ? "" : section;
        show = show != null && Set.of("free", "mandatory").contains(show) ? show : "";
    }

    AdoptionForm picking(List<UUID> activities) {
        return new AdoptionForm(
                into,
                title,
                seen,
                activities.stream().map(UUID::toString).toList(),
                List.of(),
                null,
                q,
                section,
                show,
                requestKey);
    }

    /** Single rows that are ticked, shown or not. */
    Set<UUID> picked() {
        Stream<String> hidden = kept == null ? Stream.of() : Arrays.stream(kept.split(","));
        return new LinkedHashSet<>(Stream.concat(pick.stream(), hidden)
                .map(Ids::parse)
                .filter(Objects::nonNull)
                .toList());
    }

    List<UUID> wholeSections() {
        List<UUID> ids = new ArrayList<>();
        whole.stream().map(Ids::parse).filter(Objects::nonNull).forEach(ids::add);
        return ids;
    }

    boolean narrows() {
        return !q.isEmpty() || !section.isEmpty() || !show.isEmpty();
    }
}
