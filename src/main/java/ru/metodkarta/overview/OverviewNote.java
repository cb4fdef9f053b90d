package ru.metodkarta.overview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import ru.metodkarta.execution.FollowedTerritory;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PaperStyle;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.web.Dates;

/**
 * «Информация о ходе выполнения»: what an official signs. Sentences, the table of towns (or organizations, when they are
 * few), sections, months, and those who have not reported.
 */
@Component
class OverviewNote {

    /** organizations a table of the note may have; a longer one is for Excel */
    static final int MOST_ROWS = 60;

    private static final double LETTERS = 10;
    private static final double[] ROWS = {0.14, 0.125, 0.115, 0.115, 0.08, 0.115, 0.12, 0.095, 0.095};
    private static final double ROW_LETTERS = 9;
    private static final double[] SECTIONS = {0.46, 0.14, 0.13, 0.13, 0.14};
    private static final double[] MONTHS = {0.19, 0.145, 0.115, 0.115, 0.18, 0.115, 0.14};
    private static final double[] SILENT = {0.08, 0.36, 0.24, 0.16, 0.16};

    private final OverviewWords words;
    private final Dates dates = new Dates();

    OverviewNote(OverviewWords words) {
        this.words = words;
    }

    Paper.Settings settings(Overview overview) {
        return new Paper.Settings(
                say("title") + ": " + overview.place(),
                say("footer", dates.day(overview.today())),
                Paper.Orientation.PORTRAIT);
    }

    void write(Paper paper, OverviewPages.Note note, Actor signatory) throws IOException {
        Overview overview = note.overview();
        paper.paragraph(PaperStyle.TITLE, say("title"));
        paper.paragraph(
                PaperStyle.UNDER_TITLE,
                note.plan() == null ? say("of-all") : say("of-plan", note.plan().title()));
        paper.paragraph(
                PaperStyle.UNDER_TITLE,
                Stream.of(overview.place(), overview.period(), say("as-of", dates.day(overview.today())))
                        .collect(Collectors.joining(", ")));
        for (String filter : overview.choices().chosen()) {
            paper.paragraph(PaperStyle.UNDER_TITLE, filter);
        }
        for (String sentence : sentences(overview)) {
            paper.paragraph(PaperStyle.BODY, sentence);
        }
        if (!overview.columns().isEmpty()) {
            paper.paragraph(PaperStyle.SUBJECT, say("sections"));
            sections(paper, overview);
        }
        paper.paragraph(PaperStyle.SUBJECT, say(overview.organizations() ? "organizations" : "towns"));
        if (overview.rows().total() > MOST_ROWS && overview.organizations()) {
            paper.paragraph(
                    PaperStyle.BODY,
                    say("rows-in-excel", String.valueOf(overview.rows().total())));
        } else {
            rows(paper, overview);
        }
        if (overview.trend().any()) {
            paper.paragraph(PaperStyle.SUBJECT, say("months"));
            months(paper, overview.trend());
        }
        paper.paragraph(PaperStyle.SUBJECT, say("silent"));
        silent(paper, note);
        paper.paragraph(PaperStyle.NOTE, words.say(OverviewWords.RUSSIAN, "how.note"));
        paper.paragraph(PaperStyle.SIGNATURE, position(signatory) + "\t" + signatory.name());
    }

    private List<String> sentences(Overview overview) {
        Overview.Row total = overview.total();
        Figures all = total.figures();
        List<String> sentences = new ArrayList<>();
        if (all.due() == 0) {
            sentences.add(say("nothing-due", overview.period()));
        } else {
            sentences.add(say(
                    "done",
                    overview.period(),
                    text(all.due()),
                    text(all.done()),
                    text(all.donePercent()),
                    text(all.onTime()),
                    percent(all.onTimePercent())));
            if (all.doneLate() + all.partial() + all.notDone() > 0) {
                sentences.add(say("otherwise", text(all.doneLate()), text(all.partial()), text(all.notDone())));
            }
            if (total.change() != null) {
                String code = total.change() > 0 ? "up" : total.change() < 0 ? "down" : "same";
                sentences.add(say(
                        code,
                        overview.before(),
                        text(Math.abs(total.change())),
                        text(total.shareBefore()),
                        text(all.onTimePercent())));
            }
        }
        if (all.early() > 0) {
            sentences.add(say(
                    "early",
                    text(all.early()),
                    text(all.earlyDone()),
                    text(all.earlyPartial()),
                    text(all.earlyNotDone())));
        }
        Settled settled = total.settled();
        if (settled.total() > 0) {
            sentences.add(say(
                    "settled",
                    text(settled.total()),
                    text(settled.done()),
                    text(settled.partial()),
                    text(settled.notDone()),
                    text(settled.released())));
        }
        sentences.add(all.late() == 0 ? say("none-late") : say("late", text(all.late()), text(total.silent())));
        sentences.add(say("waiting", text(all.waiting()), text(total.stale())));
        if (all.alone() > 0) {
            sentences.add(say("alone", text(all.alone())));
        }
        return sentences;
    }

    private void rows(Paper paper, Overview overview) throws IOException {
        paper.beginTable(new Paper.Table(
                say("towns"),
                headings(
                        overview.organizations() ? "organization" : "town",
                        "due",
                        "done",
                        "done-share",
                        "on-time-share",
                        "not-done",
                        "late",
                        "waiting",
                        "stale"),
                ROWS,
                List.of(1, 2, 3, 4, 5, 6, 7, 8),
                ROW_LETTERS));
        for (Overview.Row row : overview.rows().rows()) {
            paper.row(cells(row, together(row.name())));
        }
        paper.row(cells(overview.total(), words.say(OverviewWords.RUSSIAN, "row.total")));
        paper.endTable();
    }

    private static List<String> cells(Overview.Row row, String name) {
        Figures all = row.figures();
        return List.of(
                name,
                text(all.due()),
                text(all.done()),
                percent(all.donePercent()),
                percent(all.onTimePercent()),
                text(all.notDone()),
                text(all.late()),
                text(all.waiting()),
                text(row.stale()));
    }

    private void sections(Paper paper, Overview overview) throws IOException {
        paper.beginTable(new Paper.Table(
                say("sections"),
                headings("section", "due", "done", "done-share", "late"),
                SECTIONS,
                List.of(1, 2, 3, 4),
                LETTERS));
        for (int n = 0; n < overview.columns().size(); n++) {
            Figures figures = overview.total().cells().get(n).figures();
            paper.row(List.of(
                    overview.columns().get(n).label(),
                    text(figures.due()),
                    text(figures.done()),
                    percent(figures.donePercent()),
                    text(figures.late())));
        }
        paper.endTable();
    }

    private void months(Paper paper, Trend trend) throws IOException {
        paper.beginTable(new Paper.Table(
                say("months"),
                headings("month", "due", "on-time", "done-late", "unfinished", "on-time-share", "year-before"),
                MONTHS,
                List.of(1, 2, 3, 4, 5, 6),
                LETTERS));
        for (Trend.Month month : trend.months()) {
            Figures figures = month.figures();
            paper.row(List.of(
                    month.name(),
                    text(figures.due()),
                    text(figures.onTime()),
                    text(figures.doneLate()),
                    text(figures.due() - figures.done()),
                    percent(month.share()),
                    percent(month.yearBefore())));
        }
        paper.endTable();
    }

    private void silent(Paper paper, OverviewPages.Note note) throws IOException {
        if (note.silent().isEmpty()) {
            paper.paragraph(PaperStyle.BODY, say("nobody-silent"));
            return;
        }
        paper.beginTable(new Paper.Table(
                say("silent"),
                headings("number", "organization", "town", "late", "since"),
                SILENT,
                List.of(0, 3, 4),
                LETTERS));
        int number = 1;
        for (OverviewQueries.Silent line : note.silent()) {
            paper.row(List.of(
                    text(number++),
                    together(line.organization()),
                    line.town() == null ? words.say(OverviewWords.RUSSIAN, "row.region") : line.town(),
                    text(line.late()),
                    dates.day(line.since())));
        }
        paper.endTable();
        if (note.silent().size() < note.overview().total().silent()) {
            paper.paragraph(
                    PaperStyle.NOTE,
                    say(
                            "silent-cut",
                            text(note.silent().size()),
                            text(note.overview().total().silent())));
        }
    }

    /** Position by which the territory is followed. */
    private static String position(Actor actor) {
        return actor.fitting(grant -> FollowedTerritory.followedBy(grant)).stream()
                .findFirst()
                .map(Grant::position)
                .orElse("");
    }

    private List<String> headings(String... columns) {
        return Stream.of(columns).map(column -> say("column." + column)).toList();
    }

    /** A narrow column does not part a number from its sign. */
    private static String together(String name) {
        return name.replace("№ ", "№\u00a0");
    }

    private static String text(Number number) {
        return String.valueOf(number);
    }

    private static String percent(Integer percent) {
        return percent == null ? "–" : percent + "\u00a0%";
    }

    private String say(String code, Object... arguments) {
        return words.say(OverviewWords.RUSSIAN, "note." + code, arguments);
    }
}
