package ru.metodkarta.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.document.Exports.Export;
import ru.metodkarta.document.Exports.Form;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PdfPaper;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.RevisionNumber;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Attachment;

/** A roadmap as a file: {@code ?revision=2} for another text than the one shown, {@code ?form=execution} with marks. */
@Controller
class ExportController {

    private final Exports exports;
    private final RoadmapSheet sheet;
    private final RoadmapWorkbook workbook;
    private final DocumentWords words;

    ExportController(Exports exports, RoadmapSheet sheet, RoadmapWorkbook workbook, DocumentWords words) {
        this.exports = exports;
        this.sheet = sheet;
        this.workbook = workbook;
        this.words = words;
    }

    @GetMapping("/roadmaps/{id}/export.docx")
    void word(
            Actor viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) String revision,
            @RequestParam(required = false) String form,
            HttpServletResponse response)
            throws IOException {
        Export export = exports.roadmap(viewer, id, RevisionNumber.parse(revision), form(form), "docx");
        try (Paper paper = new WordPaper(
                Attachment.begin(response, name(export), "docx", Attachment.WORD), sheet.settings(export))) {
            sheet.write(paper, export);
        }
    }

    @GetMapping("/roadmaps/{id}/export.pdf")
    void pdf(
            Actor viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) String revision,
            @RequestParam(required = false) String form,
            HttpServletResponse response)
            throws IOException {
        Export export = exports.roadmap(viewer, id, RevisionNumber.parse(revision), form(form), "pdf");
        try (Paper paper =
                new PdfPaper(Attachment.begin(response, name(export), "pdf", Attachment.PDF), sheet.settings(export))) {
            sheet.write(paper, export);
        }
    }

    @GetMapping("/roadmaps/{id}/export.xlsx")
    void excel(
            Actor viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) String revision,
            @RequestParam(required = false) String form,
            HttpServletResponse response)
            throws IOException {
        Export export = exports.roadmap(viewer, id, RevisionNumber.parse(revision), form(form), "xlsx");
        workbook.write(Attachment.begin(response, name(export), "xlsx", Attachment.EXCEL), export);
    }

    private static Form form(String form) {
        return "execution".equals(form) ? Form.EXECUTION : Form.PLAN;
    }

    /** «Дорожная карта, Приозёрск, 2026–2028, редакция 2» */
    private String name(Export export) {
        PrintedRoadmap plan = export.plan();
        return Stream.of(
                        words.say(export.withMarks() ? "execution.title" : "file.roadmap"),
                        plan.territory(),
                        years(plan),
                        plan.approved() && plan.effective()
                                ? ""
                                : words.say(
                                        plan.approved() ? "file.revision" : "file.draft",
                                        String.valueOf(plan.revisionNo())),
                        export.withMarks() ? words.say("file.as-of", words.day(export.today())) : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String years(PrintedRoadmap plan) {
        if (plan.periodFrom() == null || plan.periodTo() == null) {
            return "";
        }
        int from = plan.periodFrom().getYear();
        int to = plan.periodTo().getYear();
        return from == to ? String.valueOf(from) : from + "–" + to;
    }
}
