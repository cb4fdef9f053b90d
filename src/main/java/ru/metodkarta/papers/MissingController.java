package ru.metodkarta.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PdfPaper;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Attachment;
import ru.metodkarta.web.PageRequestParams;

/** «Не представили»: the list on screen, in Word, PDF and Excel. */
@Controller
class MissingController {

    private static final List<Column> COLUMNS = List.of(
            new Column("organization", 40),
            new Column("territory", 24),
            new Column("roadmap", 50),
            new Column("number", 8),
            new Column("activity", 60),
            new Column("deadline", 30),
            new Column("due", 13),
            new Column("report-due", 13),
            new Column("days-late", 13),
            new Column("state", 26));

    private final Missing missing;
    private final MissingPaper sheet;
    private final PaperDesk desk;
    private final ListExports exports;
    private final Clock clock;

    MissingController(Missing missing, MissingPaper sheet, PaperDesk desk, ListExports exports, Clock clock) {
        this.missing = missing;
        this.sheet = sheet;
        this.desk = desk;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping("/papers/missing")
    String list(
            Actor actor,
            @ModelAttribute("filter") PaperFilter filter,
            @RequestParam(required = false) String page,
            Model model) {
        PaperDesk.requireFollowing(actor);
        LocalDate today = actor.today(clock);
        model.addAttribute(
                "found",
                missing.find(actor, filter, PageRequestParams.of(page, Missing.PAGE), filter.untilOr(today), today));
        model.addAttribute("roadmaps", missing.roadmaps(actor));
        model.addAttribute("until", filter.untilOr(today));
        model.addAttribute("errors", filter.errors());
        return "papers/missing";
    }

    @GetMapping("/papers/missing.docx")
    void word(Actor actor, @ModelAttribute("filter") PaperFilter filter, HttpServletResponse response)
            throws IOException {
        Missing.Found found = all(actor, filter);
        LocalDate until = filter.untilOr(actor.today(clock));
        desk.note(actor, sheet.title(until));
        try (Paper paper = new WordPaper(
                Attachment.begin(response, sheet.title(until), "docx", Attachment.WORD), sheet.settings(until))) {
            sheet.write(paper, found, until, actor.territoryName());
        }
    }

    @GetMapping("/papers/missing.pdf")
    void pdf(Actor actor, @ModelAttribute("filter") PaperFilter filter, HttpServletResponse response)
            throws IOException {
        Missing.Found found = all(actor, filter);
        LocalDate until = filter.untilOr(actor.today(clock));
        desk.note(actor, sheet.title(until));
        try (Paper paper = new PdfPaper(
                Attachment.begin(response, sheet.title(until), "pdf", Attachment.PDF), sheet.settings(until))) {
            sheet.write(paper, found, until, actor.territoryName());
        }
    }

    @GetMapping("/papers/missing/export.xlsx")
    void excel(Actor actor, @ModelAttribute("filter") PaperFilter filter, HttpServletResponse response)
            throws IOException {
        exports.write(
                actor,
                "missing",
                COLUMNS,
                all(actor, filter).rows().rows().stream()
                        .map(row -> Arrays.asList(
                                row.fullName(),
                                row.town(),
                                row.roadmap(),
                                row.number(),
                                row.title(),
                                row.deadline(),
                                row.due(),
                                row.reportDue(),
                                row.daysLate(),
                                exports.word(row.badge().key())))
                        .toList(),
                response);
    }

    private Missing.Found all(Actor actor, PaperFilter filter) {
        PaperDesk.requireFollowing(actor);
        LocalDate today = actor.today(clock);
        return missing.find(
                actor, filter, new PageRequestParams(1, ListExports.MAX_ROWS), filter.untilOr(today), today);
    }
}
