package ru.metodkarta.amending;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.PrintedRoadmaps;
import ru.metodkarta.roadmap.RevisionComparison;
import ru.metodkarta.roadmap.RevisionComparisons;
import ru.metodkarta.shared.Actor;

/** What leaves the system is entered in the journal before the first byte is sent. */
@Component
class ComparisonExports {

    private final RevisionComparisons comparisons;
    private final PrintedRoadmaps printed;
    private final Journal journal;

    ComparisonExports(RevisionComparisons comparisons, PrintedRoadmaps printed, Journal journal) {
        this.comparisons = comparisons;
        this.printed = printed;
        this.journal = journal;
    }

    @Transactional
    RevisionComparison read(Actor viewer, UUID id, Integer from, Integer to, String format) {
        RevisionComparison comparison =
                comparisons.read(viewer, id, from, to, AmendingWords.RUSSIAN).comparison();
        PrintedRoadmap plan = printed.read(viewer, id, comparison.to().no());
        boolean published = comparison.from().approved() && comparison.to().approved();
        journal.record(
                viewer,
                viewer.usualCapacity(),
                published ? "COMPARISON_EXPORTED" : "COMPARISON_OF_DRAFT_EXPORTED",
                plan.subject(),
                Map.of(
                        "format",
                        format,
                        "from",
                        comparison.from().no(),
                        "to",
                        comparison.to().no()));
        return comparison;
    }
}
