package ru.metodkarta.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import ru.metodkarta.document.Exports.Export;
import ru.metodkarta.office.SheetWriter;
import ru.metodkarta.office.SheetWriter.Column;
import ru.metodkarta.roadmap.PrintedRoadmap;

/**
 * A roadmap as a spreadsheet: a row an activity, its section in a column so that the table sorts and filters, the
 * roadmap's own columns, then what the system reads from the deadlines as real dates.
 */
@Component
class RoadmapWorkbook {

    private static final int DATE_WIDTH = 13;
    private static final int SECTION_WIDTH = 30;
    private static final int MARK_WIDTH = 50;
    private static final int MOST_DATES = 60;

    private final DocumentWords words;
    private final MarkWords marks;

    RoadmapWorkbook(DocumentWords words, MarkWords marks) {
        this.words = words;
        this.marks = marks;
    }

    /** Headings of the columns that the system adds: an import takes sections from the first and passes over the rest. */
    List<String> addedHeadings() {
        return List.of(
                words.say("column.section"),
                words.say("column.mark"),
                words.say("column.from"),
                words.say("column.until"),
                words.say("column.next"),
                words.say("column.dates"));
    }

    void write(OutputStream out, Export export) throws IOException {
        PrintedRoadmap plan = export.plan();
        boolean sections = plan.sections().stream().anyMatch(section -> section.heading() != null);
        List<Column> columns = new ArrayList<>();
        if (sections) {
            columns.add(new Column(words.say("column.section"), SECTION_WIDTH));
        }
        plan.columns().forEach(column -> columns.add(new Column(column.title(), width(column))));
        if (export.withMarks()) {
            columns.add(new Column(words.say("column.mark"), MARK_WIDTH));
        }
        columns.add(new Column(words.say("column.from"), DATE_WIDTH));
        columns.add(new Column(words.say("column.until"), DATE_WIDTH));
        columns.add(new Column(words.say("column.next"), DATE_WIDTH));
        columns.add(new Column(words.say("column.dates"), SECTION_WIDTH));
        try (SheetWriter sheet = new SheetWriter(out, words.say("sheet.name"), plan.title(), columns)) {
            for (PrintedRoadmap.Section section : plan.sections()) {
                if (section.rows().isEmpty()) {
                    sheet.row(List.of(section.heading()));
                }
                for (PrintedRoadmap.Row row : section.rows()) {
                    List<Object> cells = new ArrayList<>();
                    if (sections) {
                        cells.add(section.heading());
                    }
                    plan.columns().forEach(column -> cells.add(row.cell(column)));
                    if (export.withMarks()) {
                        cells.add(marks.of(export.marks(), row.activityId(), export.today()));
                    }
                    List<LocalDate> dues = row.dues();
                    cells.add(row.from());
                    cells.add(dues.isEmpty() ? null : dues.get(dues.size() - 1));
                    cells.add(row.next());
                    cells.add(dues.stream().limit(MOST_DATES).map(words::day).collect(Collectors.joining("; ")));
                    sheet.row(cells);
                }
            }
        }
    }

    private static int width(PrintedRoadmap.Column column) {
        return switch (column.kind()) {
            case NUMBER -> 8;
            case TITLE -> 60;
            case EXECUTORS -> 32;
            case DEADLINE -> 28;
            case RESULT -> 50;
            case EXTRA -> 24;
        };
    }
}
