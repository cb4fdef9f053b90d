package ru.metodkarta.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import ru.metodkarta.execution.OwnOrganizations;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PdfPaper;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Attachment;

/** Report forms with the line for the head's signature: of one assignment, or of all own work under a filter. */
@Controller
class ReportSheetController {

    private final ReportRows rows;
    private final ReportSheet sheet;
    private final PaperDesk desk;

    ReportSheetController(ReportRows rows, ReportSheet sheet, PaperDesk desk) {
        this.rows = rows;
        this.sheet = sheet;
        this.desk = desk;
    }

    @GetMapping("/assignments/{id}/report-form.docx")
    void oneInWord(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        word(actor, one(actor, id), response);
    }

    @GetMapping("/assignments/{id}/report-form.pdf")
    void oneInPdf(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        pdf(actor, one(actor, id), response);
    }

    @GetMapping("/papers/report-form.docx")
    void ownInWord(Actor actor, @ModelAttribute("filter") PaperFilter filter, HttpServletResponse response)
            throws IOException {
        word(actor, own(actor, filter), response);
    }

    @GetMapping("/papers/report-form.pdf")
    void ownInPdf(Actor actor, @ModelAttribute("filter") PaperFilter filter, HttpServletResponse response)
            throws IOException {
        pdf(actor, own(actor, filter), response);
    }

    private ReportSheet.Made one(Actor actor, UUID id) {
        ReportRows.Row row = rows.one(actor, id);
        if (row == null) {
            throw new NotFound("assignment " + id);
        }
        return sheet.read(List.of(row));
    }

    private ReportSheet.Made own(Actor actor, PaperFilter filter) {
        if (OwnOrganizations.of(actor).isEmpty()) {
            throw new NotAllowed();
        }
        return sheet.read(rows.own(actor, filter));
    }

    private void word(Actor actor, ReportSheet.Made made, HttpServletResponse response) throws IOException {
        desk.note(actor, made.title());
        try (Paper paper =
                new WordPaper(Attachment.begin(response, made.title(), "docx", Attachment.WORD), made.settings())) {
            sheet.write(paper, made);
        }
    }

    private void pdf(Actor actor, ReportSheet.Made made, HttpServletResponse response) throws IOException {
        desk.note(actor, made.title());
        try (Paper paper =
                new PdfPaper(Attachment.begin(response, made.title(), "pdf", Attachment.PDF), made.settings())) {
            sheet.write(paper, made);
        }
    }
}
