package ru.metodkarta.cascade;

import java.util.List;
import java.util.UUID;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.Segment;

/**
 * Who below carries out the activities of a roadmap, and how far.
 *
 * @param units municipalities (of a town's roadmap: its schools that carry it out)
 * @param rows those that pass the filter
 */
record Coverage(
        RoadmapSight.Sight roadmap,
        List<Option> sections,
        List<Option> units,
        List<Line> rows,
        int activities,
        int covered,
        int total,
        int accepted) {

    /** @param missing those who have not taken it over, with their reason if they gave one */
    record Line(
            SourceRow text,
            String heading,
            boolean mandatory,
            List<Child> children,
            List<Missing> missing,
            int carriers) {

        public int total() {
            return children.stream().mapToInt(Child::total).sum();
        }

        public int accepted() {
            return children.stream().mapToInt(Child::accepted).sum();
        }

        public List<Segment> segments() {
            return Coverage.segments(accepted(), total());
        }

        /** As many names as fit into a cell. */
        public List<Missing> first(int most) {
            return missing.subList(0, Math.min(most, missing.size()));
        }
    }

    /** A copy in a text in force. */
    record Child(
            UUID parentId,
            UUID unitId,
            String unit,
            UUID roadmapId,
            String roadmapTitle,
            UUID activityId,
            String number,
            String title,
            int total,
            int accepted) {

        public List<Segment> segments() {
            return Coverage.segments(accepted, total);
        }
    }

    /** @param reason null: it has said nothing */
    record Missing(UUID unitId, String unit, String reason) {}

    public List<Segment> segments() {
        return segments(accepted, total);
    }

    private static List<Segment> segments(int accepted, int total) {
        return List.of(new Segment("ok", 0, accepted), new Segment("none", accepted, total - (long) accepted));
    }
}
