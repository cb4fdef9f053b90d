package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A text of a roadmap beside the text of a document: what differs, and what comes of it when some of it is chosen. */
final class MergePlan {

    private final RevisionText base;
    private final ProposedText proposed;
    private final Set<UUID> reportedOn;
    private final RowDifference difference;
    private final TextMatching matching;
    private final List<SectionContent> newSections = new ArrayList<>();
    private final List<ActivityContent> newRows = new ArrayList<>();
    /** Index of the new row's section, {@link TextMatching#NONE}: before all. */
    private final List<Integer> sectionOfNew = new ArrayList<>();

    private final boolean[] moved;

    MergePlan(RevisionText base, ProposedText proposed, Set<UUID> reportedOn) {
        this.base = base;
        this.proposed = proposed;
        this.reportedOn = reportedOn;
        difference = new RowDifference(base, proposed.columns());
        for (SectionContent section : proposed.sections()) {
            int index = TextMatching.NONE;
            if (!section.isFlat()) {
                index = newSections.size();
                newSections.add(section);
            }
            for (ActivityContent row : section.activities()) {
                newRows.add(row);
                sectionOfNew.add(index);
            }
        }
        matching = TextMatching.of(
                base.sections().stream()
                        .map(section -> new TextMatching.Section(section.number(), section.title()))
                        .toList(),
                base.rows().stream()
                        .map(row -> new TextMatching.Row(oldSection(row.sectionId()), row.number(), row.title()))
                        .toList(),
                newSections.stream()
                        .map(section -> new TextMatching.Section(section.number(), section.title()))
                        .toList(),
                rows());
        moved = moved();
    }

    private List<TextMatching.Row> rows() {
        List<TextMatching.Row> rows = new ArrayList<>();
        for (int n = 0; n < newRows.size(); n++) {
            rows.add(new TextMatching.Row(
                    sectionOfNew.get(n), newRows.get(n).number(), newRows.get(n).title()));
        }
        return rows;
    }

    private int oldSection(UUID sectionId) {
        for (int i = 0; i < base.sections().size(); i++) {
            if (base.sections().get(i).id().equals(sectionId)) {
                return i;
            }
        }
        return TextMatching.NONE;
    }

    /** Into another section, or past others of its section; the fewest rows that explain the new order. */
    private boolean[] moved() {
        boolean[] result = new boolean[newRows.size()];
        Integer[] sections = sectionOfNew.stream().distinct().toArray(Integer[]::new);
        for (Integer section : sections) {
            List<Integer> stayed = new ArrayList<>();
            for (int n = 0; n < newRows.size(); n++) {
                if (!sectionOfNew.get(n).equals(section) || matching.row(n) == TextMatching.NONE) {
                    continue;
                }
                boolean here = staysInSection(n);
                result[n] = !here;
                if (here) {
                    stayed.add(n);
                }
            }
            stayed.forEach(n -> result[n] = true);
            longestRun(stayed).forEach(n -> result[n] = false);
        }
        return result;
    }

    private boolean staysInSection(int n) {
        int old = oldSection(base.rows().get(matching.row(n)).sectionId());
        return sectionOfNew.get(n) == TextMatching.NONE
                ? old == TextMatching.NONE
                : matching.section(sectionOfNew.get(n)) == old && old != TextMatching.NONE;
    }

    /** The longest part of the rows that stands in the old order. */
    private List<Integer> longestRun(List<Integer> rows) {
        int[] ends = new int[rows.size()];
        int[] before = new int[rows.size()];
        int length = 0;
        for (int i = 0; i < rows.size(); i++) {
            int position = matching.row(rows.get(i));
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) / 2;
                if (matching.row(rows.get(ends[middle])) < position) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        List<Integer> run = new ArrayList<>();
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i]) {
            run.add(rows.get(i));
        }
        return run;
    }

    PlanDifference difference(String seen, boolean opensRevision) {
        List<PlanDifference.Change> changes = new ArrayList<>();
        headChanges(changes);
        sectionChanges(changes);
        int unchanged = 0;
        boolean[] found = new boolean[base.rows().size()];
        for (int n = 0; n < newRows.size(); n++) {
            int old = matching.row(n);
            if (old == TextMatching.NONE) {
                changes.add(added(n));
                continue;
            }
            found[old] = true;
            PlanDifference.Change change = changed(n, base.rows().get(old));
            if (change == null) {
                unchanged++;
            } else {
                changes.add(change);
            }
        }
        for (int o = 0; o < base.rows().size(); o++) {
            if (!found[o]) {
                changes.add(removed(base.rows().get(o)));
            }
        }
        return new PlanDifference(seen, base.head().no(), opensRevision, changes, unchanged);
    }

    private void headChanges(List<PlanDifference.Change> changes) {
        RevisionText.Head head = base.head();
        if (proposed.title() != null
                && !TextMatching.plain(proposed.title()).equals(TextMatching.plain(head.title()))) {
            changes.add(head(
                    PlanDifference.Kind.TITLE, PlanDifference.Field.of("title", null, head.title(), proposed.title())));
        }
        if (otherPeriod()) {
            changes.add(head(
                    PlanDifference.Kind.PERIOD,
                    PlanDifference.Field.of(
                            "period",
                            null,
                            Periods.words(head.periodFrom(), head.periodTo(), head.periodText()),
                            Periods.words(proposed.periodFrom(), proposed.periodTo(), proposed.periodText()))));
        }
    }

    private boolean otherPeriod() {
        RevisionText.Head head = base.head();
        boolean said = proposed.periodFrom() != null || proposed.periodTo() != null;
        return said
                && (!Objects.equals(proposed.periodFrom(), head.periodFrom())
                        || !Objects.equals(proposed.periodTo(), head.periodTo()));
    }

    private static PlanDifference.Change head(PlanDifference.Kind kind, PlanDifference.Field field) {
        return new PlanDifference.Change(
                kind.name(), kind, null, null, null, null, null, false, false, false, List.of(field));
    }

    private void sectionChanges(List<PlanDifference.Change> changes) {
        for (int n = 0; n < newSections.size(); n++) {
            int old = matching.section(n);
            if (old == TextMatching.NONE) {
                continue;
            }
            RevisionText.Section before = base.sections().get(old);
            SectionContent after = newSections.get(n);
            List<PlanDifference.Field> fields = new ArrayList<>();
            String was = heading(before.number(), before.title());
            String is = heading(after.number(), after.title());
            // a stop behind the number is set by whoever prints it
            boolean otherNumber = !TextMatching.number(before.number()).equals(TextMatching.number(after.number()));
            if (otherNumber || !RowDifference.flat(before.title()).equals(RowDifference.flat(after.title()))) {
                fields.add(PlanDifference.Field.of("title", null, was, is));
            }
            if (!Objects.equals(before.year(), after.year())) {
                fields.add(PlanDifference.Field.of("year", null, year(before.year()), year(after.year())));
            }
            if (!fields.isEmpty()) {
                changes.add(new PlanDifference.Change(
                        MergeChoice.section(before.id()),
                        PlanDifference.Kind.SECTION,
                        null,
                        before.number(),
                        before.title(),
                        null,
                        null,
                        false,
                        false,
                        false,
                        fields));
            }
        }
    }

    private static String year(Integer year) {
        return year == null ? "" : String.valueOf(year);
    }

    private PlanDifference.Change added(int n) {
        ActivityContent row = newRows.get(n);
        return new PlanDifference.Change(
                MergeChoice.added(n),
                PlanDifference.Kind.ADDED,
                null,
                row.number(),
                row.title(),
                newHeading(n),
                null,
                false,
                false,
                false,
                List.of());
    }

    private PlanDifference.Change changed(int n, RevisionText.Row old) {
        List<PlanDifference.Field> fields = difference.fields(old, newRows.get(n));
        if (fields.isEmpty() && !moved[n]) {
            return null;
        }
        boolean otherSection = !staysInSection(n);
        return new PlanDifference.Change(
                MergeChoice.row(old.activityId()),
                fields.isEmpty() ? PlanDifference.Kind.MOVED : PlanDifference.Kind.CHANGED,
                old.activityId(),
                old.number(),
                old.title(),
                newHeading(n),
                otherSection ? oldHeading(old) : null,
                moved[n],
                matching.byNumberOnly(n),
                reportedOn.contains(old.activityId()),
                fields);
    }

    private PlanDifference.Change removed(RevisionText.Row old) {
        return new PlanDifference.Change(
                MergeChoice.row(old.activityId()),
                PlanDifference.Kind.REMOVED,
                old.activityId(),
                old.number(),
                old.title(),
                oldHeading(old),
                null,
                false,
                false,
                reportedOn.contains(old.activityId()),
                List.of());
    }

    private String newHeading(int n) {
        int section = sectionOfNew.get(n);
        return section == TextMatching.NONE
                ? null
                : heading(
                        newSections.get(section).number(),
                        newSections.get(section).title());
    }

    private String oldHeading(RevisionText.Row row) {
        return PlanTables.heading(base, row.sectionId());
    }

    private static String heading(String number, String title) {
        return number == null || number.isBlank() ? title : number.strip() + " " + title;
    }

    /** What comes of it when only the changes with these keys are made. */
    MergeTarget target(Set<String> chosen) {
        return new MergeTarget.Builder(base, newSections, newRows, sectionOfNew, matching, difference, moved)
                .build(chosen::contains, reportedOn);
    }

    boolean takesTitle(Set<String> chosen) {
        return proposed.title() != null && chosen.contains(PlanDifference.Kind.TITLE.name());
    }

    boolean takesPeriod(Set<String> chosen) {
        return otherPeriod() && chosen.contains(PlanDifference.Kind.PERIOD.name());
    }

    List<ColumnContent> newColumns() {
        return difference.newColumns();
    }
}
