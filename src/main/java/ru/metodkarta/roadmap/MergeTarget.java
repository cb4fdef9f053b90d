package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The text a draft becomes.
 *
 * @param sections in order
 * @param rows in order, those of one section together
 * @param removed activities taken out
 * @param emptied sections that lose their last row and are not in the document
 * @param difference how rows are rewritten
 */
record MergeTarget(
        List<Section> sections, List<Row> rows, List<UUID> removed, List<UUID> emptied, RowDifference difference) {

    /**
     * @param id null: a new one
     * @param rewritten its heading is the document's
     */
    record Section(UUID id, String number, String title, Integer year, boolean rewritten) {}

    /**
     * @param section index in {@link #sections}, {@link TextMatching#NONE}: before all
     * @param old null: a new row
     * @param fresh words of the document, null: the row stays as it is
     */
    record Row(int section, RevisionText.Row old, ActivityContent fresh) {}

    /** Puts the chosen rows into the order of the document and keeps the others behind those they stood behind. */
    static final class Builder {

        private final RevisionText base;
        private final List<SectionContent> newSections;
        private final List<ActivityContent> newRows;
        private final List<Integer> sectionOfNew;
        private final TextMatching matching;
        private final RowDifference difference;
        private final boolean[] moved;

        /** Rows by section: {@code o<index>} an old section, {@code n<index>} a new one, {@code o-1} before all. */
        private final Map<String, List<Placed>> placed = new LinkedHashMap<>();

        private record Placed(int oldRow, int newRow) {}

        Builder(
                RevisionText base,
                List<SectionContent> newSections,
                List<ActivityContent> newRows,
                List<Integer> sectionOfNew,
                TextMatching matching,
                RowDifference difference,
                boolean[] moved) {
            this.base = base;
            this.newSections = newSections;
            this.newRows = newRows;
            this.sectionOfNew = sectionOfNew;
            this.matching = matching;
            this.difference = difference;
            this.moved = moved;
        }

        MergeTarget build(Predicate<String> chosen, Set<UUID> reportedOn) {
            boolean[] settled = new boolean[base.rows().size()];
            Map<Integer, Integer> partner = new HashMap<>();
            for (int n = 0; n < newRows.size(); n++) {
                int old = matching.row(n);
                if (old != TextMatching.NONE) {
                    partner.put(old, n);
                }
                boolean here = old == TextMatching.NONE
                        ? chosen.test(MergeChoice.added(n))
                        : !moved[n] || chosen.test(key(old));
                if (here) {
                    rowsOf(newSectionKey(sectionOfNew.get(n))).add(new Placed(old, n));
                    if (old != TextMatching.NONE) {
                        settled[old] = true;
                    }
                }
            }
            List<UUID> removed = keepOthers(settled, partner, chosen, reportedOn);
            return assemble(chosen, removed);
        }

        private List<UUID> keepOthers(
                boolean[] settled, Map<Integer, Integer> partner, Predicate<String> chosen, Set<UUID> reportedOn) {
            List<UUID> removed = new ArrayList<>();
            for (int o = 0; o < base.rows().size(); o++) {
                if (settled[o]) {
                    continue;
                }
                UUID activity = base.rows().get(o).activityId();
                Integer twin = partner.get(o);
                if (twin == null && chosen.test(key(o)) && !reportedOn.contains(activity)) {
                    removed.add(activity);
                    continue;
                }
                keepBehindPredecessor(o);
            }
            return removed;
        }

        private void keepBehindPredecessor(int o) {
            String section = oldSectionKey(base.rows().get(o).sectionId());
            List<Placed> rows = rowsOf(section);
            int at = 0;
            for (int before = o - 1; before >= 0 && at == 0; before--) {
                for (int i = 0; i < rows.size(); i++) {
                    if (rows.get(i).oldRow() == before) {
                        at = i + 1;
                    }
                }
            }
            rows.add(at, new Placed(o, TextMatching.NONE));
        }

        private MergeTarget assemble(Predicate<String> chosen, List<UUID> removed) {
            List<UUID> emptied = new ArrayList<>();
            List<String> order = sectionOrder(emptied);
            List<Section> sections = new ArrayList<>();
            List<Row> rows = new ArrayList<>();
            addRows(rows, TextMatching.NONE, oldSectionKey(null), chosen);
            for (String key : order) {
                sections.add(section(key, chosen));
                addRows(rows, sections.size() - 1, key, chosen);
            }
            return new MergeTarget(sections, rows, removed, emptied, difference);
        }

        /** As in the document; sections it does not have stand behind those they stood behind. */
        private List<String> sectionOrder(List<UUID> emptied) {
            List<String> order = new ArrayList<>();
            for (int n = 0; n < newSections.size(); n++) {
                String key = newSectionKey(n);
                boolean known = matching.section(n) != TextMatching.NONE;
                boolean empty = placed.getOrDefault(key, List.of()).isEmpty();
                if (known || !empty || newSections.get(n).activities().isEmpty()) {
                    order.add(key);
                }
            }
            for (int o = 0; o < base.sections().size(); o++) {
                String key = "o" + o;
                UUID id = base.sections().get(o).id();
                if (order.contains(key)) {
                    continue;
                }
                boolean hadRows = base.rows().stream().anyMatch(row -> id.equals(row.sectionId()));
                if (hadRows && placed.getOrDefault(key, List.of()).isEmpty()) {
                    emptied.add(id);
                    continue;
                }
                int at = 0;
                for (int before = o - 1; before >= 0 && at == 0; before--) {
                    at = order.indexOf("o" + before) + 1;
                }
                order.add(at, key);
            }
            return order;
        }

        private Section section(String key, Predicate<String> chosen) {
            int index = Integer.parseInt(key.substring(1));
            if (key.startsWith("n")) {
                SectionContent fresh = newSections.get(index);
                return new Section(null, fresh.number(), fresh.title(), fresh.year(), true);
            }
            RevisionText.Section old = base.sections().get(index);
            for (int n = 0; n < newSections.size(); n++) {
                if (matching.section(n) == index && chosen.test(MergeChoice.section(old.id()))) {
                    SectionContent fresh = newSections.get(n);
                    return new Section(old.id(), fresh.number(), fresh.title(), fresh.year(), true);
                }
            }
            return new Section(old.id(), old.number(), old.title(), old.year(), false);
        }

        private void addRows(List<Row> rows, int section, String key, Predicate<String> chosen) {
            for (Placed place : placed.getOrDefault(key, List.of())) {
                if (place.oldRow() == TextMatching.NONE) {
                    rows.add(new Row(section, null, difference.added(newRows.get(place.newRow()))));
                    continue;
                }
                RevisionText.Row old = base.rows().get(place.oldRow());
                int twin = place.newRow();
                boolean rewritten = twin != TextMatching.NONE
                        && chosen.test(key(place.oldRow()))
                        && !difference.fields(old, newRows.get(twin)).isEmpty();
                rows.add(new Row(section, old, rewritten ? newRows.get(twin) : null));
            }
        }

        private String key(int oldRow) {
            return MergeChoice.row(base.rows().get(oldRow).activityId());
        }

        private List<Placed> rowsOf(String sectionKey) {
            return placed.computeIfAbsent(sectionKey, key -> new ArrayList<>());
        }

        private String newSectionKey(int newSection) {
            if (newSection == TextMatching.NONE) {
                return oldSectionKey(null);
            }
            int old = matching.section(newSection);
            return old == TextMatching.NONE ? "n" + newSection : "o" + old;
        }

        private String oldSectionKey(UUID sectionId) {
            for (int i = 0; i < base.sections().size(); i++) {
                if (base.sections().get(i).id().equals(sectionId)) {
                    return "o" + i;
                }
            }
            return "o" + TextMatching.NONE;
        }
    }
}
