package ru.metodkarta.roadmap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Two revisions of a roadmap side by side: every section and every activity of either, in one order; what is gone stands
 * where it stood. Exchanging {@code from} and {@code to} gives the mirror image.
 *
 * @param requisites of the head that differ
 */
public record RevisionComparison(UUID roadmapId, Side from, Side to, List<TextChange> requisites, List<Block> blocks) {

    public enum Kind {
        SAME,
        ADDED,
        REMOVED,
        CHANGED,
        /** the same words in another place */
        MOVED,
        /** the same words in the same place under another number */
        RENUMBERED
    }

    /**
     * One of the texts.
     *
     * @param effective it is being carried out
     * @param actKind null while it is not approved; date and number of the act may be blank, too
     * @param basis acts it rests on, in order
     */
    public record Side(
            UUID revisionId,
            int no,
            boolean approved,
            boolean effective,
            Instant approvedAt,
            ActKind actKind,
            LocalDate actDate,
            String actNumber,
            String title,
            String coordinator,
            String coordinatorText,
            List<PrintedRoadmap.Basis> basis,
            List<PrintedRoadmap.Column> columns) {}

    /** @param heading number and title as printed; null for rows before all sections */
    public record Section(String number, String title, Integer year, String heading) {}

    /** @param before null when the old text did not have it, {@code after} when the new one does not */
    public record Block(UUID sectionId, Kind kind, boolean moved, Section before, Section after, List<Line> lines) {

        /** Without what came from another part of the order; with what went there, gone from where it stood. */
        private Block apart(List<Line> gone) {
            List<Line> own = new ArrayList<>(lines.stream()
                    .map(line -> line.changedPart() ? line.asAdded() : line)
                    .toList());
            for (Line line : gone) {
                if (Objects.equals(line.stood().block(), sectionId)) {
                    int place = 0;
                    while (place < own.size() && !own.get(place).stoodBelow(line)) {
                        place++;
                    }
                    own.add(place, line.asRemoved());
                }
            }
            return new Block(sectionId, kind, moved, before, after, List.copyOf(own));
        }

        public boolean changed() {
            return kind != Kind.SAME;
        }

        /** Not of the table: clauses of the order that are carried out with it. */
        public boolean clauses() {
            return RevisionText.CLAUSES.equals(sectionId);
        }

        public String heading() {
            return after == null ? before.heading() : after.heading();
        }
    }

    /** Where an activity stood: in which block, as which row of the whole text. */
    public record Spot(UUID block, int row) {}

    /**
     * One activity.
     *
     * @param moved it stands in another place, whatever else differs
     * @param before null for an added one
     * @param after null for a removed one
     * @param fields what differs; empty unless both texts have it
     * @param stood in the old text, null for an added one
     */
    public record Line(
            UUID activityId,
            Kind kind,
            boolean moved,
            PrintedRoadmap.Row before,
            PrintedRoadmap.Row after,
            List<TextChange> fields,
            Spot stood) {

        public boolean changed() {
            return kind != Kind.SAME;
        }

        /** It went from the table to the clauses of the order, or back. */
        public boolean changedPart() {
            return field("CLAUSE") != null;
        }

        private Line asAdded() {
            return new Line(activityId, Kind.ADDED, false, null, after, List.of(), null);
        }

        private Line asRemoved() {
            return new Line(activityId, Kind.REMOVED, false, before, null, List.of(), stood);
        }

        private boolean stoodBelow(Line other) {
            return stood != null
                    && !moved
                    && Objects.equals(stood.block(), other.stood.block())
                    && stood.row() > other.stood.row();
        }

        /** As it is now, of a removed one as it was. */
        public PrintedRoadmap.Row row() {
            return after == null ? before : after;
        }

        public TextChange field(String code) {
            return fields.stream()
                    .filter(field -> field.code().equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The printed table alone: what became a clause of the order is removed from it, what was one is added to it. */
    public RevisionComparison printed() {
        List<Block> table = blocks.stream().filter(block -> !block.clauses()).toList();
        return new RevisionComparison(roadmapId, from, to, requisites, apart(table));
    }

    /** The clauses of the order alone, likewise. */
    public List<Line> clauses() {
        List<Block> order = blocks.stream().filter(Block::clauses).toList();
        return apart(order).stream().flatMap(block -> block.lines().stream()).toList();
    }

    private List<Block> apart(List<Block> part) {
        List<Line> gone = blocks.stream()
                .filter(block -> !part.contains(block))
                .flatMap(block -> block.lines().stream())
                .filter(Line::changedPart)
                .toList();
        return part.stream().map(block -> block.apart(gone)).toList();
    }

    public List<Line> lines() {
        return blocks.stream().flatMap(block -> block.lines().stream()).toList();
    }

    public long count(Kind kind) {
        return blocks.stream()
                .flatMap(block -> block.lines().stream())
                .filter(line -> line.kind() == kind)
                .count();
    }

    /** «изменено с утверждения: N»: activities, headings of sections and requisites that are not as they were. */
    public long total() {
        return requisites.size()
                + blocks.stream().filter(Block::changed).count()
                + blocks.stream()
                        .flatMap(block -> block.lines().stream())
                        .filter(Line::changed)
                        .count();
    }
}
