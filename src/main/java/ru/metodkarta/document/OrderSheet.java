package ru.metodkarta.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import ru.metodkarta.document.Exports.Export;
import ru.metodkarta.document.Exports.Form;
import ru.metodkarta.office.ColumnWidths;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.Paper.Orientation;
import ru.metodkarta.office.Paper.Settings;
import ru.metodkarta.office.PaperStyle;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.roadmap.OfficialWords;
import ru.metodkarta.roadmap.PrintedRoadmap;

/** The draft of an order in Word, the roadmap as its annex on sheets of its own. */
@Component
public class OrderSheet {

    private static final double ROW_LETTERS = 10;

    private final DocumentWords words;
    private final RoadmapSheet roadmap;

    OrderSheet(DocumentWords words, RoadmapSheet roadmap) {
        this.words = words;
        this.roadmap = roadmap;
    }

    /** @param plan the text the order is about: its columns head the rows that clauses hold, it is the annex */
    public void write(OutputStream out, PrintedRoadmap plan, OrderText order, LocalDate today) throws IOException {
        String kind = order.kind();
        Settings settings =
                new Settings(words.say("order.title." + kind) + ": " + order.subject(), null, Orientation.PORTRAIT);
        try (WordPaper paper = new WordPaper(out, settings)) {
            paper.paragraph(PaperStyle.STAMP, words.word("roadmap.stamp.draft"));
            paper.paragraph(PaperStyle.LETTERHEAD, plain(order.issuer()));
            paper.paragraph(PaperStyle.LETTERHEAD, words.say("order.heading." + kind));
            paper.paragraph(
                    PaperStyle.REQUISITES, words.say("order.blank-date") + "\t№ " + words.say("order.blank-number"));
            if (order.place() != null) {
                paper.paragraph(PaperStyle.PLACE, plain(order.place()));
            }
            paper.paragraph(PaperStyle.SUBJECT, plain(order.subject()));
            lines(paper, plan, order.preamble());
            if (order.command() != null) {
                paper.paragraph(PaperStyle.COMMAND, plain(order.command()));
            }
            int number = 1;
            for (String clause : order.clauses()) {
                lines(paper, plan, number++ + ". " + clause);
            }
            paper.paragraph(
                    PaperStyle.SIGNATURE,
                    plain(order.signatory()) + "\t" + (order.name() == null ? "" : plain(order.name())));
            if (order.annex() != OrderText.Annex.NONE) {
                annex(paper, plan, order, today);
            }
        }
    }

    private void annex(WordPaper paper, PrintedRoadmap plan, OrderText order, LocalDate today) throws IOException {
        boolean withTable = order.annex() == OrderText.Annex.TABLE;
        paper.newSection(withTable ? Orientation.LANDSCAPE : Orientation.PORTRAIT);
        paper.paragraph(PaperStyle.STAMP, words.say("order.annex"));
        String to = words.word("roadmap.stamp.to." + order.kind());
        paper.paragraph(PaperStyle.STAMP, of(order.issuer()).isEmpty() ? to : to + " " + of(order.issuer()));
        paper.paragraph(PaperStyle.STAMP, words.say("order.blank-requisites"));
        roadmap.heading(paper, plan);
        if (withTable) {
            roadmap.table(paper, new Export(plan, Form.PLAN, Map.of(), today));
        }
    }

    /** A letterhead of several lines or in capitals is not put into a sentence. */
    private static String of(String issuer) {
        boolean sentence = !issuer.contains("\n") && !issuer.equals(issuer.toUpperCase(DocumentWords.RUSSIAN));
        return sentence ? OfficialWords.genitive(issuer).orElse("") : "";
    }

    private void lines(WordPaper paper, PrintedRoadmap plan, String text) throws IOException {
        if (text == null) {
            return;
        }
        List<String> rows = new ArrayList<>();
        for (String line : plain(text).split("\n")) {
            if (line.strip().startsWith(ClauseRows.EDGE)) {
                rows.add(line.strip());
                continue;
            }
            table(paper, plan, rows);
            if (!line.isBlank()) {
                paper.paragraph(PaperStyle.BODY, line.strip());
            }
        }
        table(paper, plan, rows);
    }

    private void table(WordPaper paper, PrintedRoadmap plan, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        List<String> headings =
                plan.columns().stream().map(PrintedRoadmap.Column::title).toList();
        List<List<String>> rows = lines.stream()
                .map(line -> ClauseRows.cells(line, headings.size()))
                .toList();
        lines.clear();
        paper.beginTable(new Paper.Table(
                words.say("table.caption", plan.title()),
                headings,
                ColumnWidths.shares(
                        headings,
                        rows.stream()
                                .filter(row -> row.size() == headings.size())
                                .toList(),
                        Orientation.PORTRAIT,
                        ROW_LETTERS),
                List.of(),
                ROW_LETTERS));
        for (List<String> row : rows) {
            if (row.size() == headings.size()) {
                paper.row(row);
            } else {
                paper.wideRow(row.get(0));
            }
        }
        paper.endTable();
    }

    private static String plain(String typed) {
        return typed.replace("\r\n", "\n").replace('\t', ' ').strip();
    }
}
