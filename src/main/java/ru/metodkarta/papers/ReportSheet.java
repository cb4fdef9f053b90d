package ru.metodkarta.papers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.evidence.EvidenceBook;
import ru.metodkarta.execution.AssignmentState;
import ru.metodkarta.execution.Badge;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PaperStyle;

/**
 * «Отчёт об исполнении»: what is in the system is filled in, the rest stays blank for a pen, with the line the head of
 * the organization signs on.
 */
@Component
class ReportSheet {

    private static final double[] WIDTHS = {0.06, 0.24, 0.13, 0.16, 0.25, 0.16};
    private static final double LETTERS = 11;

    private final PaperWords words;
    private final EvidenceBook book;
    private final ReportRows rows;

    ReportSheet(PaperWords words, EvidenceBook book, ReportRows rows) {
        this.words = words;
        this.book = book;
        this.rows = rows;
    }

    /** @param proofs labels by report */
    record Made(String title, List<ReportRows.Row> lines, Map<UUID, List<String>> proofs) {

        Paper.Settings settings() {
            return new Paper.Settings(title, null, Paper.Orientation.LANDSCAPE);
        }
    }

    Made read(List<ReportRows.Row> lines) {
        List<ReportRows.Proof> links = rows.proofs(lines);
        Map<UUID, Evidence> known = book
                .listOf(links.stream().map(ReportRows.Proof::evidenceId).toList())
                .stream()
                .collect(Collectors.toMap(Evidence::id, proof -> proof));
        Map<UUID, List<String>> proofs = links.stream()
                .collect(Collectors.groupingBy(
                        ReportRows.Proof::reportId,
                        Collectors.mapping(link -> label(known.get(link.evidenceId())), Collectors.toList())));
        return new Made(words.say("report.title"), lines, proofs);
    }

    /** «приказ от 12.03.2027 № 45», file name, or address; «файл изъят» when the content has gone. */
    String label(Evidence proof) {
        String requisites = Stream.of(
                        proof.docKind(),
                        proof.docDate() == null ? null : words.say("proof.of", words.day(proof.docDate())),
                        proof.docNumber() == null ? null : words.say("proof.number", proof.docNumber()))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        String name = proof.withdrawnAt() != null
                ? words.say("proof.withdrawn")
                : proof.fileName() != null ? proof.fileName() : proof.url() != null ? proof.url() : proof.title();
        return Stream.of(requisites, name)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    void write(Paper paper, Made made) throws IOException {
        paper.paragraph(PaperStyle.TITLE, made.title());
        UUID roadmap = null;
        UUID organization = null;
        boolean open = false;
        for (ReportRows.Row row : made.lines()) {
            if (!row.roadmapId().equals(roadmap) || !row.organizationId().equals(organization)) {
                if (open) {
                    paper.endTable();
                }
                paper.paragraph(PaperStyle.UNDER_TITLE, row.roadmap());
                paper.paragraph(PaperStyle.UNDER_TITLE, row.organization());
                begin(paper);
                open = true;
                roadmap = row.roadmapId();
                organization = row.organizationId();
            }
            paper.row(cells(row, made));
        }
        if (open) {
            paper.endTable();
        } else {
            paper.paragraph(PaperStyle.BODY, words.say("report.none"));
        }
        paper.paragraph(PaperStyle.SIGNATURE, words.say("report.signature"));
        paper.paragraph(PaperStyle.REQUISITES, words.say("report.date"));
    }

    private void begin(Paper paper) throws IOException {
        paper.beginTable(new Paper.Table(
                words.say("report.title"),
                words.all("report.column.", "number", "activity", "deadline", "planned", "done", "proofs"),
                WIDTHS,
                List.of(0),
                LETTERS));
    }

    private List<String> cells(ReportRows.Row row, Made made) {
        return List.of(
                row.number() == null ? "" : row.number(),
                row.title(),
                row.deadline() == null ? String.valueOf(row.forYear()) : row.deadline() + "\n(" + row.forYear() + ")",
                row.planned() == null ? "" : row.planned(),
                done(row),
                row.reportId() == null ? "" : String.join("\n", made.proofs().getOrDefault(row.reportId(), List.of())));
    }

    private String done(ReportRows.Row row) {
        if (row.reportId() == null) {
            return "";
        }
        return Stream.of(
                        row.state() == AssignmentState.SUBMITTED
                                ? null
                                : words.state(Badge.of(row.state()).key()),
                        row.doneOn() == null ? null : words.day(row.doneOn()),
                        row.text(),
                        row.actual() == null ? null : words.say("report.actual", row.actual()),
                        row.reason() == null ? null : words.say("report.reason", row.reason()))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
