package ru.metodkarta.papers;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PaperStyle;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.papers.LetterForm.Kind;
import ru.metodkarta.papers.LetterForm.Letter;

/**
 * Letters to the heads of those who have not reported. Number and date stay blank lines: the letter gets them where it is
 * registered.
 */
@Component
class LetterPaper {

    /** one letter at a time is read, signed and sent: more are narrowed by the filter first */
    static final int MOST_LETTERS = 500;

    private final PaperWords words;
    private final MissingPaper table;

    LetterPaper(PaperWords words, MissingPaper table) {
        this.words = words;
        this.table = table;
    }

    Paper.Settings settings() {
        return new Paper.Settings(words.say("letter.file"), null, Paper.Orientation.PORTRAIT);
    }

    /** What the page proposes; whoever signs may word it anew. */
    LetterForm proposed(Missing.Found found, LocalDate until, LocalDate answerBy, String position) {
        List<String> roadmaps = found.rows().rows().stream()
                .map(Missing.Row::roadmap)
                .distinct()
                .toList();
        String plan = roadmaps.size() == 1
                ? words.say("letter.of-one", roadmaps.get(0).replace('\n', ' '))
                : words.say("letter.of-several");
        return new LetterForm(
                Kind.ONE.name(),
                answerBy.toString(),
                words.say("letter.opening", words.longDay(until), plan),
                words.say("letter.request", words.longDay(answerBy)),
                position,
                null,
                null);
    }

    void write(WordPaper paper, List<Missing.Row> rows, Letter letter) throws IOException {
        boolean roadmaps = rows.stream().map(Missing.Row::roadmapId).distinct().count() > 1;
        if (letter.kind() == Kind.ONE) {
            head(paper, words.say("letter.to-all"), letter);
            table.table(paper, rows, roadmaps, true);
            foot(paper, letter);
            return;
        }
        Map<UUID, List<Missing.Row>> byOrganization = new LinkedHashMap<>();
        rows.forEach(row -> byOrganization
                .computeIfAbsent(row.organizationId(), key -> new java.util.ArrayList<>())
                .add(row));
        boolean first = true;
        for (List<Missing.Row> own : byOrganization.values()) {
            if (!first) {
                paper.newSection(Paper.Orientation.PORTRAIT);
            }
            first = false;
            head(paper, words.say("letter.to", own.get(0).fullName()), letter);
            table.table(paper, own, roadmaps, false);
            foot(paper, letter);
        }
    }

    private void head(Paper paper, String to, Letter letter) throws IOException {
        paper.paragraph(PaperStyle.STAMP, to);
        paper.paragraph(PaperStyle.REQUISITES, words.say("letter.requisites"));
        paper.paragraph(PaperStyle.SUBJECT, words.say("letter.subject"));
        paper.paragraph(PaperStyle.PLACE, words.say("letter.greeting"));
        for (String line : letter.opening().split("\n")) {
            paper.paragraph(PaperStyle.BODY, line.strip());
        }
    }

    private void foot(Paper paper, Letter letter) throws IOException {
        for (String line : letter.request().split("\n")) {
            paper.paragraph(PaperStyle.BODY, line.strip());
        }
        paper.paragraph(PaperStyle.SIGNATURE, letter.position() + "\t" + (letter.name() == null ? "" : letter.name()));
        if (letter.performer() != null) {
            paper.paragraph(PaperStyle.NOTE, letter.performer());
        }
    }
}
