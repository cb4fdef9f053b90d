package ru.metodkarta.roadmap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.deadline.Reading;
import ru.metodkarta.deadline.YearKind;

/**
 * One revision as it is read: head, columns, sections and rows in their order.
 *
 * @param sections in order; rows without a section come first
 * @param rows of the table
 * @param clauses of the order, outside the table: carried out like its rows, not printed in it
 */
record RevisionText(
        Head head, List<Basis> basis, List<Column> columns, List<Section> sections, List<Row> rows, List<Row> clauses) {

    /** @param act null while the text is not approved */
    record Head(
            UUID id,
            UUID roadmapId,
            int no,
            String state,
            String title,
            LocalDate periodFrom,
            LocalDate periodTo,
            String periodText,
            YearKind yearKind,
            LocalDate controlFrom,
            UUID coordinatorId,
            String coordinator,
            String coordinatorText,
            String supervisor,
            Instant approvedAt,
            Act act) {

        PlanPeriod period() {
            return new PlanPeriod(periodFrom, periodTo, yearKind);
        }

        boolean approved() {
            return "APPROVED".equals(state);
        }
    }

    /** Requisites of a paper; date and number may be blank. */
    record Act(
            UUID id,
            String kind,
            String issuer,
            String signatory,
            LocalDate onDate,
            String number,
            String annexNumber,
            boolean fromOriginal,
            boolean scanned) {

        public boolean complete() {
            return onDate != null && number != null;
        }
    }

    record Basis(String relation, String printed, boolean inForce) {}

    /**
     * @param kind what the column holds: NUMBER, TITLE, EXECUTORS, DEADLINE, RESULT or EXTRA
     * @param key of an EXTRA column: names its cells in {@link Row#extra}
     */
    record Column(String kind, String title, String key) {}

    record Section(UUID id, String number, String title, Integer year) {}

    /** @param executorsText the cell of the executors as printed, null when the row was written in the editor */
    record Row(
            UUID id,
            UUID activityId,
            UUID sectionId,
            String number,
            String title,
            String result,
            String resultKind,
            String precondition,
            String deadlineText,
            Reading reading,
            boolean readingSettled,
            YearKind yearKind,
            Map<String, String> extra,
            List<Executor> executors,
            String executorsText,
            boolean orderClause) {

        /** The section it stands in, {@link #CLAUSES} outside the table, null before all sections. */
        UUID block() {
            return orderClause ? CLAUSES : sectionId;
        }
    }

    record Executor(
            int position,
            String printed,
            ExecutorKind kind,
            UUID organizationId,
            String organization,
            String group,
            Part part) {

        public boolean lead() {
            return part == Part.LEAD;
        }
    }

    /** Stands for the clauses of the order where texts are laid side by side by their sections. */
    static final UUID CLAUSES = new UUID(0, 1);

    /** Whatever is to be carried out: the table, then the clauses of the order. */
    List<Row> allRows() {
        return Stream.concat(rows.stream(), clauses.stream()).toList();
    }

    Row row(UUID activityId) {
        return Stream.concat(rows.stream(), clauses.stream())
                .filter(row -> row.activityId().equals(activityId))
                .findFirst()
                .orElse(null);
    }

    Section section(UUID id) {
        return sections.stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
