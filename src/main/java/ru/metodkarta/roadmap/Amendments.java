package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Compares two texts of one roadmap; both are read already. */
@Component
class Amendments {

    private final MessageSource messages;

    Amendments(MessageSource messages) {
        this.messages = messages;
    }

    Amendment between(RevisionText old, RevisionText now, LocalDate today, Locale locale) {
        TextComparison comparison =
                new TextComparison(old, now, today, code -> messages.getMessage(code, null, locale));
        List<Alignment.Block> blocks = blocks(old, now);
        Set<UUID> moved = blocks.stream()
                .flatMap(block -> block.rows().stream())
                .filter(Alignment.Slot::moved)
                .map(Alignment.Slot::id)
                .collect(Collectors.toSet());
        Map<UUID, RevisionText.Row> before = new LinkedHashMap<>();
        old.allRows().forEach(row -> before.put(row.activityId(), row));
        Map<UUID, Amendment.Change> changes = new LinkedHashMap<>();
        for (RevisionText.Row row : now.allRows()) {
            RevisionText.Row former = before.remove(row.activityId());
            Amendment.Change change = former == null
                    ? new Amendment.Change(Amendment.Kind.ADDED, false, row, List.of())
                    : comparison.change(former, row, moved.contains(row.activityId()));
            if (change != null) {
                changes.put(row.activityId(), change);
            }
        }
        return new Amendment(
                comparison.requisites(),
                changes,
                List.copyOf(before.values()),
                !order(old, now).equals(order(now, old)),
                blocks);
    }

    private static List<Alignment.Block> blocks(RevisionText old, RevisionText now) {
        boolean clauses = !old.clauses().isEmpty() || !now.clauses().isEmpty();
        return Alignment.of(sectionIds(old, clauses), spots(old), sectionIds(now, clauses), spots(now));
    }

    /** @param clauses either text has clauses of the order: they stand below all sections of both */
    private static List<UUID> sectionIds(RevisionText text, boolean clauses) {
        List<UUID> ids = new ArrayList<>(
                text.sections().stream().map(RevisionText.Section::id).toList());
        if (clauses) {
            ids.add(RevisionText.CLAUSES);
        }
        return ids;
    }

    private static List<Alignment.Spot> spots(RevisionText text) {
        return text.allRows().stream()
                .map(row -> new Alignment.Spot(row.block(), row.activityId()))
                .toList();
    }

    /** Activities of one text that the other has, too, in its order. */
    private static List<UUID> order(RevisionText text, RevisionText other) {
        Set<UUID> shared =
                other.allRows().stream().map(RevisionText.Row::activityId).collect(Collectors.toSet());
        return text.allRows().stream()
                .map(RevisionText.Row::activityId)
                .filter(shared::contains)
                .toList();
    }
}
