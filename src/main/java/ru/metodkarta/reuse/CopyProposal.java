package ru.metodkarta.reuse;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.RoadmapCopies;
import ru.metodkarta.roadmap.RoadmapDrafts;

/**
 * A copy as it is shown for confirmation: every cell with a year before and after, every deadline with its days.
 *
 */
record CopyProposal(CopyPeriod period, Cell title, Cell periodText, List<Section> sections) {

    /**
     * @param name of its control
     * @param value what is proposed, or what was typed instead
     * @param typed somebody wrote something else than was proposed
     */
    record Cell(String name, Rewriting rewriting, String value, boolean typed) {

        /** Shown as a control: a year in it is moved or asked about. */
        public boolean open() {
            return typed || rewriting.concerns();
        }
    }

    /** @param year of a section that is a year, moved */
    record Section(UUID id, String number, Cell title, Integer year, boolean clauses, List<Row> rows) {}

    /** @param heading of the column the cell stands in */
    record Extra(String key, String heading, Cell cell) {}

    /**
     * @param oneOff was to be done once and is done: proposed to be left out
     * @param kept goes into the new plan
     * @param before control days in the original
     * @param after control days in the new plan
     * @param moved control days of the original, so many years later, where the new words are read otherwise; else null
     * @param keepsDays of the two, the moved ones are chosen
     */
    record Row(
            RoadmapCopies.Row original,
            Cell title,
            Cell deadline,
            Cell result,
            Cell precondition,
            List<Extra> extra,
            boolean oneOff,
            boolean kept,
            List<LocalDate> before,
            List<LocalDate> after,
            List<LocalDate> moved,
            boolean keepsDays,
            RoadmapDrafts.Dating dating) {

        public UUID id() {
            return original.activityId();
        }

        public String number() {
            return original.content().number();
        }

        public List<ExecutorContent> executors() {
            return original.content().executors();
        }

        public boolean notDone() {
            return original.work() == RoadmapCopies.Work.OPEN;
        }
    }

    private List<Row> all() {
        return sections.stream().flatMap(section -> section.rows().stream()).toList();
    }

    public int activities() {
        return all().size();
    }

    public int kept() {
        return (int) all().stream().filter(Row::kept).count();
    }

    public int oneOffs() {
        return (int) all().stream().filter(Row::oneOff).count();
    }

    /** Cells whose years are moved or asked about. */
    public int rewritten() {
        return (int) all().stream()
                .flatMap(row -> Stream.of(row.title(), row.deadline(), row.result()))
                .filter(Cell::open)
                .count();
    }

    public int asked() {
        return (int) all().stream()
                .filter(row -> row.moved() != null
                        || Stream.of(row.title(), row.deadline(), row.result())
                                .anyMatch(cell -> cell.rewriting().asks()))
                .count();
    }
}
