package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ColumnContent;
import ru.metodkarta.roadmap.ColumnKind;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.SectionContent;

/** The reading of a table as the text of a roadmap. */
final class ImportedPlan {

    private static final int LONGEST_HEADING = 200;

    private final PlanReading reading;

    ImportedPlan(PlanReading reading) {
        this.reading = reading;
    }

    PlanReading reading() {
        return reading;
    }

    List<PlanReading.Line> lines(PlanReading.LineKind kind) {
        return reading.lines().stream().filter(line -> line.kind() == kind).toList();
    }

    /** Printed names and how often each stands there, in the order they come. */
    Map<String, Integer> names() {
        Map<String, Integer> names = new LinkedHashMap<>();
        lines(PlanReading.LineKind.ACTIVITY)
                .forEach(line -> line.executors().forEach(name -> names.merge(name, 1, Integer::sum)));
        return names;
    }

    /** Columns that are taken over, under their headings; a title is empty where the file has no heading. */
    List<ColumnContent> columns() {
        List<ColumnContent> columns = new ArrayList<>();
        for (PlanReading.ReadColumn column : reading.columns()) {
            String heading = column.heading().replaceAll("\\s+", " ").strip();
            String title =
                    heading.length() > LONGEST_HEADING ? heading.substring(0, LONGEST_HEADING - 1) + "…" : heading;
            switch (column.role()) {
                case SKIPPED, SECTION -> {
                    // not taken over; a roadmap's sections are rows of their own
                }
                case EXTRA -> columns.add(new ColumnContent(ColumnKind.EXTRA, title, key(column.index())));
                default -> addOrJoin(columns, ColumnKind.valueOf(column.role().name()), title);
            }
        }
        return columns;
    }

    /** Executors and co-executors, the beginning and the end of a deadline become one column under both headings. */
    private static void addOrJoin(List<ColumnContent> columns, ColumnKind kind, String title) {
        for (int i = 0; i < columns.size(); i++) {
            ColumnContent standing = columns.get(i);
            if (standing.kind() == kind) {
                String both = standing.title() + " / " + title;
                columns.set(i, new ColumnContent(kind, both.length() > LONGEST_HEADING ? standing.title() : both));
                return;
            }
        }
        columns.add(new ColumnContent(kind, title));
    }

    private static String key(int column) {
        return "x" + column;
    }

    /** @param executor what a printed name becomes */
    List<SectionContent> sections(Function<String, ExecutorContent> executor) {
        List<SectionContent> sections = new ArrayList<>();
        PlanReading.Line heading = null;
        List<ActivityContent> activities = new ArrayList<>();
        for (PlanReading.Line line : reading.lines()) {
            if (line.kind() == PlanReading.LineKind.SECTION) {
                close(sections, heading, activities);
                heading = line;
                activities = new ArrayList<>();
            } else if (line.kind() == PlanReading.LineKind.ACTIVITY) {
                activities.add(activity(line, executor));
            }
        }
        close(sections, heading, activities);
        return sections;
    }

    private static void close(
            List<SectionContent> sections, PlanReading.Line heading, List<ActivityContent> activities) {
        if (heading != null) {
            sections.add(new SectionContent(
                    heading.number(), present(heading.title(), heading.number()), heading.year(), activities));
        } else if (!activities.isEmpty()) {
            sections.add(SectionContent.flat(activities));
        }
    }

    private static String present(String title, String number) {
        return title != null && !title.isBlank() ? title : number == null ? "—" : number;
    }

    private static ActivityContent activity(PlanReading.Line line, Function<String, ExecutorContent> executor) {
        Map<String, String> extra = new LinkedHashMap<>();
        line.extra().forEach((column, text) -> {
            if (text != null && !text.isBlank()) {
                extra.put(key(column), text);
            }
        });
        String cell = line.executorsText();
        return new ActivityContent(
                line.number(),
                line.title(),
                line.executors().stream().map(executor).toList(),
                line.deadline(),
                line.result() == null || line.result().isBlank() ? null : line.result(),
                null,
                null,
                null,
                extra,
                cell == null || cell.isBlank() ? null : cell);
    }

    /** Text that has no place of its own in a roadmap, null when there is none. */
    String sourceText() {
        String text = Stream.concat(
                        Stream.of(reading.found().actText(), reading.found().edition()),
                        reading.unplaced().stream().map(PlanReading.Unplaced::text))
                .filter(piece -> piece != null && !piece.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }
}
