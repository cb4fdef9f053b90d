package ru.metodkarta.document;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ru.metodkarta.roadmap.PlanDifference;
import ru.metodkarta.roadmap.PlanDifference.Change;
import ru.metodkarta.roadmap.PlanDifference.Kind;

/**
 * The difference of a document with its roadmap, in groups.
 *
 * @param target title of the roadmap
 * @param chosen keys of the changes that are ticked
 */
record DifferencePage(
        UUID id,
        int version,
        String fileName,
        UUID targetId,
        String target,
        PlanDifference difference,
        List<Group> groups,
        Set<String> chosen) {

    record Group(String code, List<Change> changes) {}

    /** @param ticked null: what the system proposes */
    static DifferencePage of(
            PlanImport document, ImportContext.Where where, PlanDifference difference, Set<String> ticked) {
        return new DifferencePage(
                document.id(),
                document.version(),
                document.fileName(),
                where.roadmapId(),
                where.title(),
                difference,
                groups(difference),
                ticked == null ? proposed(difference) : ticked);
    }

    private static Set<String> proposed(PlanDifference difference) {
        return difference.changes().stream()
                .filter(Change::proposed)
                .map(Change::key)
                .collect(Collectors.toSet());
    }

    private static List<Group> groups(PlanDifference difference) {
        return Stream.of(
                        group(difference, "head", Set.of(Kind.TITLE, Kind.PERIOD, Kind.SECTION)),
                        group(difference, "changed", Set.of(Kind.CHANGED)),
                        group(difference, "added", Set.of(Kind.ADDED)),
                        group(difference, "moved", Set.of(Kind.MOVED)),
                        group(difference, "removed", Set.of(Kind.REMOVED)))
                .filter(group -> !group.changes().isEmpty())
                .toList();
    }

    private static Group group(PlanDifference difference, String code, Set<Kind> kinds) {
        return new Group(
                code,
                difference.changes().stream()
                        .filter(change -> kinds.contains(change.kind()))
                        .toList());
    }
}
