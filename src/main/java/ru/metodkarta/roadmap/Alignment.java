package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Two orders of the same things laid side by side: what is gone stands where it stood, what is new where it stands now.
 * As few things as possible count as moved; of several ways to say so the same one is found from either side.
 */
final class Alignment {

    private Alignment() {}

    /** Where an activity stands. @param sectionId null: before all sections */
    record Spot(UUID sectionId, UUID activityId) {}

    /**
     * @param before the old text has it
     * @param after the new text has it
     * @param moved both have it, in another order or another section
     */
    record Slot(UUID id, boolean before, boolean after, boolean moved) {}

    /** @param section its id is null for rows before all sections */
    record Block(Slot section, List<Slot> rows) {}

    static List<Block> of(List<UUID> oldSections, List<Spot> oldRows, List<UUID> newSections, List<Spot> newRows) {
        Map<UUID, List<UUID>> before = bySection(oldRows);
        Map<UUID, List<UUID>> after = bySection(newRows);
        Set<UUID> known = new HashSet<>();
        oldRows.forEach(row -> known.add(row.activityId()));
        Set<UUID> kept = new HashSet<>();
        newRows.forEach(row -> kept.add(row.activityId()));
        List<Slot> sections = new ArrayList<>();
        if (before.containsKey(null) || after.containsKey(null)) {
            sections.add(new Slot(null, true, true, false));
        }
        sections.addAll(merged(oldSections, newSections, new HashSet<>(oldSections), new HashSet<>(newSections)));
        return sections.stream()
                .map(section -> new Block(
                        section,
                        merged(
                                before.getOrDefault(section.id(), List.of()),
                                after.getOrDefault(section.id(), List.of()),
                                known,
                                kept)))
                .toList();
    }

    private static Map<UUID, List<UUID>> bySection(List<Spot> rows) {
        Map<UUID, List<UUID>> sections = new LinkedHashMap<>();
        rows.forEach(row -> sections.computeIfAbsent(row.sectionId(), key -> new ArrayList<>())
                .add(row.activityId()));
        return sections;
    }

    /** What moved away is not listed; it stands where it went. */
    private static List<Slot> merged(List<UUID> before, List<UUID> after, Set<UUID> known, Set<UUID> kept) {
        Set<UUID> shared = new LinkedHashSet<>(before);
        shared.retainAll(new HashSet<>(after));
        List<UUID> steady = common(
                before.stream().filter(shared::contains).toList(),
                after.stream().filter(shared::contains).toList());
        List<Slot> slots = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (int s = 0; s <= steady.size(); s++) {
            UUID anchor = s < steady.size() ? steady.get(s) : null;
            for (; i < before.size() && !before.get(i).equals(anchor); i++) {
                if (!kept.contains(before.get(i))) {
                    slots.add(new Slot(before.get(i), true, false, false));
                }
            }
            for (; j < after.size() && !after.get(j).equals(anchor); j++) {
                boolean moved = known.contains(after.get(j));
                slots.add(new Slot(after.get(j), moved, true, moved));
            }
            if (anchor != null) {
                slots.add(new Slot(anchor, true, true, false));
                i++;
                j++;
            }
        }
        return slots;
    }

    /** The longest run in the order of both; of several the one whose first, second … is the least. */
    private static List<UUID> common(List<UUID> a, List<UUID> b) {
        if (a.equals(b)) {
            return a;
        }
        Map<UUID, Integer> places = new HashMap<>();
        for (int j = 0; j < b.size(); j++) {
            places.put(b.get(j), j);
        }
        int[] place = a.stream().mapToInt(places::get).toArray();
        int[] length = new int[place.length];
        int longest = 0;
        for (int i = place.length - 1; i >= 0; i--) {
            int rest = 0;
            for (int k = i + 1; k < place.length; k++) {
                if (place[k] > place[i]) {
                    rest = Math.max(rest, length[k]);
                }
            }
            length[i] = rest + 1;
            longest = Math.max(longest, length[i]);
        }
        List<UUID> chosen = new ArrayList<>();
        int last = -1;
        for (int wanted = longest; wanted > 0; wanted--) {
            int next = -1;
            for (int i = last + 1; i < place.length; i++) {
                boolean follows = length[i] == wanted && (last < 0 || place[i] > place[last]);
                if (follows && (next < 0 || a.get(i).compareTo(a.get(next)) < 0)) {
                    next = i;
                }
            }
            chosen.add(a.get(next));
            last = next;
        }
        return chosen;
    }
}
