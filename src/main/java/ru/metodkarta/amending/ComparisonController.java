package ru.metodkarta.amending;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PdfPaper;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.roadmap.RevisionComparison;
import ru.metodkarta.roadmap.RevisionComparisons;
import ru.metodkarta.roadmap.RevisionNumber;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Attachment;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.PageRequestParams;

/** «Было / стало»: two revisions side by side, on the page and as a sheet. */
@Controller
class ComparisonController {

    private final RevisionComparisons comparisons;
    private final ComparisonExports exports;
    private final ComparisonSheet sheet;
    private final MessageSource messages;
    private final Clock clock;

    ComparisonController(
            RevisionComparisons comparisons,
            ComparisonExports exports,
            ComparisonSheet sheet,
            MessageSource messages,
            Clock clock) {
        this.comparisons = comparisons;
        this.exports = exports;
        this.sheet = sheet;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param show {@code all}: the whole text, else only what differs */
    @GetMapping("/roadmaps/{id}/comparison")
    String comparison(
            Actor viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String show,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        RevisionComparisons.Compared compared =
                comparisons.read(viewer, id, RevisionNumber.parse(from), RevisionNumber.parse(to), locale);
        RevisionComparison comparison = compared.comparison();
        boolean all = "all".equals(show);
        String pair =
                "from=" + comparison.from().no() + "&to=" + comparison.to().no();
        String address = "/roadmaps/" + id + "/comparison";
        model.addAttribute("viewer", viewer);
        model.addAttribute("editions", compared.editions());
        model.addAttribute(
                "orders",
                compared.mayOrder()
                        && compared.editions().size() > 1
                        && compared.editions().get(0).no() == comparison.to().no());
        model.addAttribute(
                "page", ComparisonPage.of(comparison, all, PageRequestParams.of(page, ComparisonPage.LINES)));
        model.addAttribute("changesUrl", address + "?" + pair);
        model.addAttribute("allUrl", address + "?" + pair + "&show=all");
        model.addAttribute("pageUrl", address + "?" + pair + (all ? "&show=all" : ""));
        model.addAttribute("wordUrl", address + ".docx?" + pair);
        model.addAttribute("pdfUrl", address + ".pdf?" + pair);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                        new Crumb(messages.getMessage("amending.crumb.roadmap", null, locale), "/roadmaps/" + id),
                        new Crumb(
                                messages.getMessage("amending.crumb.revisions", null, locale),
                                "/roadmaps/" + id + "/revisions")));
        return "amending/comparison";
    }

    @GetMapping("/roadmaps/{id}/comparison.docx")
    void word(
            Actor viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            HttpServletResponse response)
            throws IOException {
        RevisionComparison comparison =
                exports.read(viewer, id, RevisionNumber.parse(from), RevisionNumber.parse(to), "docx");
        try (Paper paper = new WordPaper(
                Attachment.begin(response, sheet.name(comparison), "docx", Attachment.WORD),
                sheet.settings(comparison))) {
            sheet.write(paper, comparison, viewer.today(clock));
        }
    }

    @GetMapping("/roadmaps/{id}/comparison.pdf")
    void pdf(
            Actor viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            HttpServletResponse response)
            throws IOException {
        RevisionComparison comparison =
                exports.read(viewer, id, RevisionNumber.parse(from), RevisionNumber.parse(to), "pdf");
        try (Paper paper = new PdfPaper(
                Attachment.begin(response, sheet.name(comparison), "pdf", Attachment.PDF),
                sheet.settings(comparison))) {
            sheet.write(paper, comparison, viewer.today(clock));
        }
    }
}
