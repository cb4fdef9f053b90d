package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ru.metodkarta.web.Paged;

/**
 * The table of a roadmap as one page shows it: everything decided, nothing left for the template but to print.
 *
 * @param blocks the rows of this page under their section headings
 * @param executors printed names to filter by
 * @param years years to filter by
 * @param contents sections and the page each begins on; empty when all stands on one page
 * @param clauses of the order, under the table on every page of it
 * @param total progress of the whole roadmap, null without assignments
 */
record PlanTable(
        List<RevisionText.Column> columns,
        List<Block> blocks,
        Paged<RowView> paged,
        int activities,
        int late,
        ProgressLine total,
        boolean withProgress,
        List<String> executors,
        List<Integer> years,
        List<Contents> contents,
        List<RowView> clauses) {

    /** @param heading null for rows without a section */
    record Block(UUID sectionId, String heading, ProgressLine sum, List<RowView> rows) {}

    record Contents(UUID sectionId, String heading, int page) {}

    record RowView(
            UUID activityId,
            UUID sectionId,
            String number,
            String title,
            List<RevisionText.Executor> executors,
            String deadlineText,
            DeadlineLine line,
            String result,
            String precondition,
            Map<String, String> extra,
            ProgressLine progress) {}

    /** The table, and the clauses of the order as one block more. */
    List<Block> everything(String clausesHeading) {
        List<Block> all = new ArrayList<>(blocks);
        if (!clauses.isEmpty()) {
            all.add(new Block(null, clausesHeading, null, clauses));
        }
        return all;
    }

    /** Columns of the table, the one of progress included. */
    public int width() {
        return columns.size() + (withProgress ? 1 : 0);
    }
}
