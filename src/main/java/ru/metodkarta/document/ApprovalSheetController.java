package ru.metodkarta.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.document.ApprovalSheetPaper.Made;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PdfPaper;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Attachment;

/** «Лист согласования» as a file: {@code ?round=<id of the request>} for another round than the latest. */
@Controller
class ApprovalSheetController {

    private final Exports exports;
    private final ApprovalSheetPaper sheet;

    ApprovalSheetController(Exports exports, ApprovalSheetPaper sheet) {
        this.exports = exports;
        this.sheet = sheet;
    }

    @GetMapping("/roadmaps/{id}/approval-sheet.docx")
    void word(
            Actor viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) String round,
            HttpServletResponse response)
            throws IOException {
        Made made = exports.approvalSheet(viewer, id, round, "docx");
        try (Paper paper = new WordPaper(
                Attachment.begin(response, sheet.name(made), "docx", Attachment.WORD), sheet.settings(made))) {
            sheet.write(paper, made);
        }
    }

    @GetMapping("/roadmaps/{id}/approval-sheet.pdf")
    void pdf(
            Actor viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) String round,
            HttpServletResponse response)
            throws IOException {
        Made made = exports.approvalSheet(viewer, id, round, "pdf");
        try (Paper paper = new PdfPaper(
                Attachment.begin(response, sheet.name(made), "pdf", Attachment.PDF), sheet.settings(made))) {
            sheet.write(paper, made);
        }
    }
}
