package ru.metodkarta.papers;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PaperStyle;

/** «Перечень не представивших» on paper: organizations in order, under each what it owes. */
@Component
class MissingPaper {

    private static final double[] WIDTHS = {0.07, 0.47, 0.2, 0.12, 0.14};
    private static final double LETTERS = 11;

    private final PaperWords words;

    MissingPaper(PaperWords words) {
        this.words = words;
    }

    Paper.Settings settings(LocalDate until) {
        return new Paper.Settings(title(until), null, Paper.Orientation.LANDSCAPE);
    }

    String title(LocalDate until) {
        return words.say("missing.paper", words.day(until));
    }

    void write(Paper paper, Missing.Found found, LocalDate until, String territory) throws IOException {
        List<Missing.Row> rows = found.rows().rows();
        paper.paragraph(PaperStyle.TITLE, title(until));
        paper.paragraph(PaperStyle.UNDER_TITLE, territory);
        long roadmaps = rows.stream().map(Missing.Row::roadmapId).distinct().count();
        if (roadmaps == 1) {
            paper.paragraph(PaperStyle.UNDER_TITLE, rows.get(0).roadmap());
        }
        if (rows.isEmpty()) {
            paper.paragraph(PaperStyle.BODY, words.say("missing.none"));
            return;
        }
        paper.paragraph(
                PaperStyle.NOTE,
                words.say(
                        "missing.sum",
                        String.valueOf(found.organizations()),
                        String.valueOf(found.rows().total())));
        table(paper, rows, roadmaps > 1, true);
        if (rows.size() < found.rows().total()) {
            paper.paragraph(PaperStyle.NOTE, words.say("missing.cut", String.valueOf(rows.size())));
        }
    }

    /**
     * @param roadmaps name the roadmap in each row
     * @param organizations a heading for each organization
     */
    void table(Paper paper, List<Missing.Row> rows, boolean roadmaps, boolean organizations) throws IOException {
        paper.beginTable(new Paper.Table(
                words.say("missing.caption"),
                words.all("missing.column.", "number", "activity", "deadline", "report-due", "state"),
                WIDTHS,
                List.of(0, 3),
                LETTERS));
        UUID organization = null;
        for (Missing.Row row : rows) {
            if (organizations && !row.organizationId().equals(organization)) {
                paper.wideRow(row.town() == null ? row.fullName() : row.fullName() + " (" + row.town() + ")");
                organization = row.organizationId();
            }
            paper.row(Arrays.asList(
                    row.number() == null ? "" : row.number(),
                    roadmaps ? row.title() + "\n" + words.say("of-roadmap", row.roadmap()) : row.title(),
                    row.deadline(),
                    words.day(row.reportDue()),
                    words.state(row.badge().key()) + (row.daysLate() > 0 ? "\n" + words.late(row.daysLate()) : "")));
        }
        paper.endTable();
    }
}
