package ru.metodkarta.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import ru.metodkarta.document.Exports.Export;
import ru.metodkarta.office.ColumnWidths;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PaperStyle;
import ru.metodkarta.roadmap.ColumnKind;
import ru.metodkarta.roadmap.OfficialWords;
import ru.metodkarta.roadmap.PrintedRoadmap;

/** A roadmap on paper as the region prints it: block of approval, title, the table with its own columns. */
@Component
class RoadmapSheet {

    private static final double LETTERS = 12;
    private static final double SMALLER = 11;
    private static final double SMALLEST = 10;

    private final DocumentWords words;
    private final MarkWords marks;

    RoadmapSheet(DocumentWords words, MarkWords marks) {
        this.words = words;
        this.marks = marks;
    }

    Paper.Settings settings(Export export) {
        return new Paper.Settings(title(export).replace('\n', ' '), footer(export.plan()), Paper.Orientation.LANDSCAPE);
    }

    /** «Сформировано в системе; подлинник хранится в …»: under copies of what was signed on paper. */
    private String footer(PrintedRoadmap plan) {
        if (!plan.approved() || plan.act() == null) {
            return null;
        }
        String keeper = OfficialWords.person(plan.act().issuer())
                ? plan.owner()
                : plan.act().issuer();
        return OfficialWords.prepositional(keeper)
                .map(place -> words.say("footer", place))
                .orElseGet(() -> words.say("footer.issuer"));
    }

    private String title(Export export) {
        String title = export.plan().title();
        if (!export.withMarks()) {
            return title;
        }
        return OfficialWords.genitive(OfficialWords.inSentence(title))
                .map(plan -> words.say("execution.title-of", plan))
                .orElseGet(() -> words.say("execution.title") + "\n" + title);
    }

    void write(Paper paper, Export export) throws IOException {
        PrintedRoadmap plan = export.plan();
        if (export.withMarks()) {
            paper.paragraph(PaperStyle.TITLE, title(export));
            if (plan.approved()) {
                paper.paragraph(PaperStyle.UNDER_TITLE, "(" + inline(plan.stamp()) + ")");
            }
            paper.paragraph(PaperStyle.UNDER_TITLE, words.say("execution.as-of", words.day(export.today())));
        } else {
            for (String line : plan.stamp()) {
                paper.paragraph(PaperStyle.STAMP, line);
            }
            heading(paper, plan);
        }
        table(paper, export);
    }

    /** «утвержден приказом … от … № …» */
    private static String inline(List<String> stamp) {
        String first = stamp.get(0);
        boolean capitals = first.equals(first.toUpperCase(DocumentWords.RUSSIAN));
        String start = capitals
                ? first.toLowerCase(DocumentWords.RUSSIAN)
                : first.substring(0, 1).toLowerCase(DocumentWords.RUSSIAN) + first.substring(1);
        List<String> rest = stamp.subList(1, stamp.size()).stream()
                .map(line -> line.startsWith("(") && line.endsWith(")") ? line.substring(1, line.length() - 1) : line)
                .toList();
        return start + " " + String.join(" ", rest);
    }

    /** The title, and the period where the title does not say it. */
    void heading(Paper paper, PrintedRoadmap plan) throws IOException {
        paper.paragraph(PaperStyle.TITLE, plan.title());
        if (plan.periodText() != null && !squeezed(plan.title()).contains(squeezed(plan.periodText()))) {
            paper.paragraph(PaperStyle.UNDER_TITLE, plan.periodText());
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00A0]+", "").replace('–', '-').toLowerCase(DocumentWords.RUSSIAN);
    }

    void table(Paper paper, Export export) throws IOException {
        PrintedRoadmap plan = export.plan();
        List<String> headings = new ArrayList<>(
                plan.columns().stream().map(PrintedRoadmap.Column::title).toList());
        if (export.withMarks()) {
            headings.add(words.say("column.mark"));
        }
        List<List<List<String>>> sections = plan.sections().stream()
                .map(section ->
                        section.rows().stream().map(row -> cells(export, row)).toList())
                .toList();
        double size = headings.size() <= 6 ? LETTERS : headings.size() <= 8 ? SMALLER : SMALLEST;
        paper.beginTable(new Paper.Table(
                words.say("table.caption", plan.title()),
                headings,
                ColumnWidths.shares(
                        headings, sections.stream().flatMap(List::stream).toList(), Paper.Orientation.LANDSCAPE, size),
                IntStream.range(0, plan.columns().size())
                        .filter(c -> plan.columns().get(c).kind() == ColumnKind.NUMBER)
                        .boxed()
                        .toList(),
                size));
        for (int s = 0; s < sections.size(); s++) {
            if (plan.sections().get(s).heading() != null) {
                paper.wideRow(plan.sections().get(s).heading());
            }
            for (List<String> row : sections.get(s)) {
                paper.row(row);
            }
        }
        paper.endTable();
    }

    private List<String> cells(Export export, PrintedRoadmap.Row row) {
        List<String> cells = new ArrayList<>();
        export.plan().columns().forEach(column -> cells.add(row.cell(column)));
        if (export.withMarks()) {
            cells.add(marks.of(export.marks(), row.activityId(), export.today()));
        }
        return cells;
    }
}
