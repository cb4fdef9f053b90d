package ru.metodkarta.amending;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import ru.metodkarta.office.ColumnWidths;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PaperStyle;
import ru.metodkarta.roadmap.ColumnKind;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.RevisionComparison;
import ru.metodkarta.roadmap.RevisionComparison.Block;
import ru.metodkarta.roadmap.RevisionComparison.Kind;
import ru.metodkarta.roadmap.RevisionComparison.Line;
import ru.metodkarta.roadmap.TextChange;

/** «Сравнительная таблица»: what is printed and differs, old wording beside the new one. */
@Component
class ComparisonSheet {

    private static final double LETTERS = 11;
    private static final Set<String> NOT_PRINTED =
            Set.of("PARTS", "DAYS", "YEAR_KIND", "RESULT_KIND", "PRECONDITION", "SECTION", "PLACE", "NUMBER");

    private final AmendingWords words;

    ComparisonSheet(AmendingWords words) {
        this.words = words;
    }

    /** A row of the sheet, or a heading over all columns. */
    private record Entry(String heading, List<String> cells) {}

    Paper.Settings settings(RevisionComparison comparison) {
        return new Paper.Settings(
                say("title") + ": " + comparison.to().title().replace('\n', ' '), null, Paper.Orientation.LANDSCAPE);
    }

    String name(RevisionComparison comparison) {
        return say(
                "file",
                String.valueOf(comparison.from().no()),
                String.valueOf(comparison.to().no()));
    }

    void write(Paper paper, RevisionComparison comparison, LocalDate today) throws IOException {
        paper.paragraph(PaperStyle.TITLE, say("title"));
        paper.paragraph(PaperStyle.UNDER_TITLE, comparison.to().title());
        paper.paragraph(
                PaperStyle.UNDER_TITLE,
                say("sides", words.side(comparison.from()), words.side(comparison.to()), words.day(today)));
        List<Entry> entries = entries(comparison);
        if (entries.isEmpty()) {
            paper.paragraph(PaperStyle.UNDER_TITLE, say("same"));
            return;
        }
        List<String> headings = List.of(say("column.number"), say("column.old"), say("column.new"), say("column.note"));
        paper.beginTable(new Paper.Table(
                say("title"),
                headings,
                ColumnWidths.shares(
                        headings,
                        entries.stream()
                                .filter(entry -> entry.heading() == null)
                                .map(Entry::cells)
                                .toList(),
                        Paper.Orientation.LANDSCAPE,
                        LETTERS),
                List.of(0),
                LETTERS));
        for (Entry entry : entries) {
            if (entry.heading() == null) {
                paper.row(entry.cells());
            } else {
                paper.wideRow(entry.heading());
            }
        }
        paper.endTable();
    }

    private List<Entry> entries(RevisionComparison comparison) {
        List<Entry> entries = new ArrayList<>();
        for (TextChange field : comparison.requisites()) {
            entries.add(row("", label(field, field.textBefore()), label(field, field.textAfter()), note(Kind.CHANGED)));
        }
        for (Block block : comparison.printed().blocks()) {
            List<Entry> rows = new ArrayList<>();
            block.lines().stream()
                    .filter(line -> line.changed() && printed(line))
                    .forEach(line -> rows.add(row(comparison, line)));
            if (block.changed()) {
                entries.add(row(
                        "",
                        block.before() == null ? "" : block.before().heading(),
                        block.after() == null ? "" : block.after().heading(),
                        note(block.kind())));
            } else if (!rows.isEmpty() && block.heading() != null) {
                entries.add(new Entry(block.heading(), List.of()));
            }
            entries.addAll(rows);
        }
        clauses(entries, comparison);
        return entries;
    }

    /** Not of the plan's table: they stand in the text of the order. */
    private void clauses(List<Entry> entries, RevisionComparison comparison) {
        List<Entry> rows = comparison.clauses().stream()
                .filter(line -> line.changed() && printed(line))
                .map(line -> row(comparison, line))
                .toList();
        if (!rows.isEmpty()) {
            entries.add(new Entry(words.word("clause.title"), List.of()));
            entries.addAll(rows);
        }
    }

    /** «теперь: пункт приказа на контроле» of what is gone from the table, and the like; null for what stays where it is. */
    private String otherPart(RevisionComparison comparison, Line line) {
        if (line.before() != null && line.after() != null) {
            return null;
        }
        return comparison.lines().stream()
                .filter(whole -> whole.activityId().equals(line.activityId()) && whole.changedPart())
                .map(whole -> whole.field("CLAUSE"))
                .map(part ->
                        line.after() == null ? say("note.now", part.textAfter()) : say("note.from", part.textBefore()))
                .findFirst()
                .orElse(null);
    }

    private static boolean printed(Line line) {
        return line.fields().isEmpty()
                || line.moved()
                || line.field("NUMBER") != null
                || line.fields().stream().anyMatch(field -> !NOT_PRINTED.contains(field.code()));
    }

    private Entry row(RevisionComparison comparison, Line line) {
        List<String> notes = new ArrayList<>();
        notes.add(note(line.kind()));
        if (line.moved()) {
            if (line.kind() != Kind.MOVED) {
                notes.add(note(Kind.MOVED));
            }
            line.fields().stream()
                    .filter(field -> Set.of("SECTION", "PLACE").contains(field.code()))
                    .forEach(field -> notes.add(say("note.from", field.textBefore())));
        }
        String other = otherPart(comparison, line);
        if (other != null) {
            notes.add(other);
        }
        TextChange number = line.field("NUMBER");
        if (number != null && !number.before().isEmpty()) {
            notes.add(say("note.number", number.textBefore()));
        }
        return row(
                line.row().number(),
                line.before() == null ? "" : cells(comparison.from().columns(), line.before(), line),
                line.after() == null ? "" : cells(comparison.to().columns(), line.after(), line),
                String.join("; ", notes));
    }

    private static Entry row(String number, String before, String after, String note) {
        return new Entry(null, List.of(number == null ? "" : number, before, after, note));
    }

    /** What the activity is, and of one both texts have only the columns that differ. */
    private static String cells(List<PrintedRoadmap.Column> columns, PrintedRoadmap.Row row, Line line) {
        List<String> lines = new ArrayList<>();
        for (PrintedRoadmap.Column column : columns) {
            String code = column.key() == null ? column.kind().name() : "EXTRA:" + column.key();
            String cell = row.cell(column);
            if (column.kind() == ColumnKind.NUMBER || cell == null || cell.isBlank()) {
                continue;
            }
            if (column.kind() == ColumnKind.TITLE) {
                lines.add(0, cell);
            } else if (line.fields().isEmpty() || line.field(code) != null) {
                lines.add(column.title() + ": " + cell);
            }
        }
        return String.join("\n", lines);
    }

    private static String label(TextChange field, String text) {
        return text.isEmpty() ? "" : field.label() + ": " + text;
    }

    private String note(Kind kind) {
        return say("note." + kind);
    }

    private String say(String code, Object... arguments) {
        return words.say("sheet." + code, arguments);
    }
}
