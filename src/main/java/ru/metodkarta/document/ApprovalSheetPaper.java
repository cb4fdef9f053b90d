package ru.metodkarta.document;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import ru.metodkarta.approval.AddresseeKind;
import ru.metodkarta.approval.Remarks;
import ru.metodkarta.approval.ReviewRound;
import ru.metodkarta.approval.StepKind;
import ru.metodkarta.approval.TextChange;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PaperStyle;
import ru.metodkarta.roadmap.ApprovalSheets;
import ru.metodkarta.web.Dates;

/** «Лист согласования» of one round: who reviews, what they decided, a line to sign on, then the remarks. */
@Component
class ApprovalSheetPaper {

    private static final double[] STEPS = {0.06, 0.27, 0.24, 0.2, 0.11, 0.12};
    private static final double[] REMARKS = {0.22, 0.28, 0.2, 0.18, 0.12};
    private static final double LETTERS = 11;
    private static final double SMALLER = 10;

    private final DocumentWords words;

    ApprovalSheetPaper(DocumentWords words) {
        this.words = words;
    }

    /** A sheet with the clock of whoever reads it. */
    record Made(ApprovalSheets.Sheet sheet, ZoneId zone, LocalDate today) {

        ReviewRound round() {
            return sheet.round();
        }

        LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, zone);
        }
    }

    Paper.Settings settings(Made made) {
        return new Paper.Settings(
                say("title") + ": " + made.sheet().title().replace('\n', ' '),
                say("footer", words.day(made.today())),
                Paper.Orientation.LANDSCAPE);
    }

    String name(Made made) {
        return say(
                "file",
                made.sheet().territory(),
                String.valueOf(made.sheet().revisionNo()),
                String.valueOf(made.round().round()));
    }

    void write(Paper paper, Made made) throws IOException {
        paper.paragraph(PaperStyle.TITLE, say("title"));
        paper.paragraph(PaperStyle.UNDER_TITLE, made.sheet().title());
        paper.paragraph(
                PaperStyle.UNDER_TITLE,
                say(
                        "round",
                        String.valueOf(made.sheet().revisionNo()),
                        String.valueOf(made.round().round())));
        for (String line : facts(made)) {
            paper.paragraph(PaperStyle.NOTE, line);
        }
        paper.paragraph(PaperStyle.NOTE, "");
        steps(paper, made);
        if (!made.round().remarks().isEmpty()) {
            paper.paragraph(PaperStyle.TITLE, say("remarks"));
            remarks(paper, made);
        }
    }

    private List<String> facts(Made made) {
        ReviewRound round = made.round();
        List<String> facts = new ArrayList<>();
        facts.add(say("submitted", moment(made, round.submittedAt()), round.submittedBy(), round.submittedCapacity()));
        if (round.note() != null) {
            facts.add(say("note", round.note()));
        }
        if (round.change() == TextChange.EDITORIAL) {
            facts.add(words.word("approval.change-kind.EDITORIAL"));
        }
        facts.add(say("state." + round.state()));
        if (round.closed() != null) {
            facts.add(say(
                    "withdrawn",
                    moment(made, round.closed().at()),
                    round.closed().byName(),
                    round.closed().capacity()));
        }
        return facts;
    }

    private void steps(Paper paper, Made made) throws IOException {
        paper.beginTable(new Paper.Table(
                say("title"),
                headings("step", "who", "decision", "name", "date", "signature"),
                STEPS,
                List.of(0, 4),
                LETTERS));
        for (ReviewRound.Line line : made.round().steps()) {
            String who = who(line);
            paper.row(List.of(
                    String.valueOf(line.stage()),
                    line.kind() == StepKind.APPROVE ? words.word("approval.step.APPROVE") + ":\n" + who : who,
                    decision(made, line),
                    person(line, who),
                    date(made, line),
                    ""));
        }
        paper.endTable();
    }

    private String who(ReviewRound.Line line) {
        String organization = line.organization() == null ? "" : ", " + line.organization();
        return switch (line.addressee()) {
            case OFFICE -> line.office() + organization;
            case BODY -> line.body() + organization;
            case AUTHORITY, ABOVE -> words.word("approval.to." + line.addressee());
        };
    }

    /** The decision and the paper it rests on; empty while there is none. */
    private String decision(Made made, ReviewRound.Line line) {
        ReviewRound.Decision decision = line.decision();
        if (decision == null) {
            return line.turn() == ReviewRound.Turn.NOT_REACHED ? words.word("approval.turn.NOT_REACHED") : "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.word("approval.decided." + decision.verdict()));
        if (line.turn() == ReviewRound.Turn.CARRIED || line.turn() == ReviewRound.Turn.CARRIED_YOURS) {
            parts.add(words.word("approval.carried"));
        }
        if (decision.documentNumber() != null) {
            parts.add(say(
                    line.addressee() == AddresseeKind.BODY ? "protocol" : "paper",
                    decision.documentNumber(),
                    decision.documentOn() == null ? "" : words.day(decision.documentOn())));
        }
        if (decision.fromOriginal()) {
            parts.add(say("from-original", words.day(made.day(decision.at())), decision.byName(), decision.capacity()));
        }
        return String.join("\n", parts);
    }

    /** Whoever signed a paper is named on that paper; the system knows only who entered it. */
    private static String person(ReviewRound.Line line, String who) {
        ReviewRound.Decision decision = line.decision();
        if (decision == null || decision.fromOriginal()) {
            return "";
        }
        return decision.capacity().equals(who) ? decision.byName() : decision.byName() + "\n" + decision.capacity();
    }

    private String date(Made made, ReviewRound.Line line) {
        ReviewRound.Decision decision = line.decision();
        if (decision == null) {
            return made.round().open() && line.dueOn() != null
                    ? words.word("approval.due", words.day(line.dueOn()))
                    : "";
        }
        if (decision.documentOn() != null) {
            return words.day(decision.documentOn());
        }
        return decision.fromOriginal() ? "" : words.day(made.day(decision.at()));
    }

    private void remarks(Paper paper, Made made) throws IOException {
        paper.beginTable(new Paper.Table(
                say("remarks"),
                headings("activity", "remark", "author", "answer", "outcome"),
                REMARKS,
                List.of(),
                SMALLER));
        for (Remarks.Remark remark : made.round().remarks()) {
            String activity =
                    remark.anchor() == null ? null : made.sheet().activities().get(remark.anchor());
            paper.row(List.of(
                    activity == null ? say("whole") : activity,
                    remark.text(),
                    remark.author() + ", " + remark.capacity() + ", " + words.day(made.day(remark.at())),
                    remark.answered()
                            ? remark.answer() + "\n" + remark.answeredName() + ", "
                                    + words.day(made.day(remark.answeredAt()))
                            : "",
                    outcome(made, remark)));
        }
        paper.endTable();
    }

    private String outcome(Made made, Remarks.Remark remark) {
        if (!remark.resolved()) {
            return say("open");
        }
        String day = words.day(made.day(remark.resolvedAt()));
        return remark.resolvedName() == null
                ? say("resolved", day)
                : say("resolved", day) + "\n" + remark.resolvedName();
    }

    private List<String> headings(String... columns) {
        return Stream.of(columns).map(column -> say("column." + column)).toList();
    }

    private static String moment(Made made, Instant at) {
        return new Dates().moment(at, made.zone());
    }

    private String say(String code, Object... arguments) {
        return words.say("approval." + code, arguments);
    }
}
