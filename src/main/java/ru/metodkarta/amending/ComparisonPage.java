package ru.metodkarta.amending;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.RevisionComparison;
import ru.metodkarta.roadmap.RevisionComparison.Block;
import ru.metodkarta.roadmap.RevisionComparison.Kind;
import ru.metodkarta.roadmap.RevisionComparison.Line;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/**
 * The comparison as it is shown: only what differs, or the whole text; a long one in pages.
 *
 * @param sections with the activities of this page
 * @param folded activities that are the same and not shown
 */
record ComparisonPage(
        RevisionComparison comparison, boolean all, List<Section> sections, Paged<Line> paged, long folded) {

    static final int LINES = 100;

    private static final Map<Kind, Mark> MARKS = Map.of(
            Kind.ADDED, new Mark("ok", "plus"),
            Kind.REMOVED, new Mark("gone", "trash"),
            Kind.CHANGED, new Mark("work", "pencil"),
            Kind.MOVED, new Mark("work", "arrow-down"),
            Kind.RENUMBERED, new Mark("none", "list-numbers"));

    record Mark(String tone, String icon) {}

    record Section(Block block, List<Line> lines) {

        public Mark mark() {
            return MARKS.get(block.kind());
        }
    }

    static ComparisonPage of(RevisionComparison comparison, boolean all, PageRequestParams wanted) {
        List<Line> lines = comparison.lines().stream()
                .filter(line -> all || line.changed())
                .toList();
        int last = Math.max(1, (lines.size() + LINES - 1) / LINES);
        PageRequestParams request = new PageRequestParams(Math.min(wanted.page(), last), LINES);
        int from = request.offset();
        int to = Math.min(from + LINES, lines.size());
        List<Section> sections = new ArrayList<>();
        int place = 0;
        for (Block block : comparison.blocks()) {
            List<Line> shown = new ArrayList<>();
            int began = place;
            for (Line line : block.lines()) {
                if (all || line.changed()) {
                    if (place >= from && place < to) {
                        shown.add(line);
                    }
                    place++;
                }
            }
            // a heading without activities stands where they would
            boolean here = began >= from && (began < to || (began == to && to == lines.size()));
            if (!shown.isEmpty() || (here && (block.changed() || (all && block.sectionId() != null)))) {
                sections.add(new Section(block, shown));
            }
        }
        return new ComparisonPage(
                comparison,
                all,
                sections,
                Paged.of(lines.subList(from, to), request, lines.size()),
                comparison.lines().size() - (long) lines.size());
    }

    public Mark mark(Line line) {
        return MARKS.get(line.kind());
    }

    public boolean same() {
        return comparison.total() == 0;
    }

    /** Where to look back from: columns of an activity only one text has. */
    public List<PrintedRoadmap.Column> columns(Line line) {
        List<PrintedRoadmap.Column> columns = line.after() == null
                ? comparison.from().columns()
                : comparison.to().columns();
        return columns.stream()
                .filter(column -> line.row().cell(column) != null
                        && !line.row().cell(column).isBlank())
                .toList();
    }
}
