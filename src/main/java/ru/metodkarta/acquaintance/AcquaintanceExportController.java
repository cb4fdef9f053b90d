package ru.metodkarta.acquaintance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PdfPaper;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.roadmap.EffectiveRoadmaps;
import ru.metodkarta.roadmap.EffectiveRoadmaps.Effective;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Attachment;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.PageRequestParams;

/** The list as a spreadsheet, and «Лист ознакомления» on paper. */
@Controller
class AcquaintanceExportController {

    private static final List<Column> COLUMNS = List.of(
            new Column("organization", 40),
            new Column("territory", 24),
            new Column("acquainted", 22),
            new Column("acquainted-on", 17),
            new Column("person", 30),
            new Column("capacity", 50),
            new Column("entered-by", 30),
            new Column("former-revision", 20));

    private final EffectiveRoadmaps roadmaps;
    private final AcquaintanceList list;
    private final AcquaintanceSheet sheet;
    private final ListExports exports;
    private final Clock clock;

    AcquaintanceExportController(
            EffectiveRoadmaps roadmaps,
            AcquaintanceList list,
            AcquaintanceSheet sheet,
            ListExports exports,
            Clock clock) {
        this.roadmaps = roadmaps;
        this.list = list;
        this.sheet = sheet;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping("/roadmaps/{id}/acquaintance/export.xlsx")
    void excel(
            Actor viewer,
            @PathVariable UUID id,
            @ModelAttribute("filter") AcquaintanceFilter filter,
            HttpServletResponse response)
            throws IOException {
        Effective roadmap = roadmaps.keptBy(viewer, id);
        PageRequestParams all = new PageRequestParams(1, ListExports.MAX_ROWS);
        List<List<Object>> rows = list.page(id, roadmap.revisionId(), filter, viewer.today(clock), all).rows().stream()
                .map(line -> row(line, viewer.zone()))
                .toList();
        exports.write(viewer, "acquaintance", COLUMNS, rows, response);
    }

    private List<Object> row(AcquaintanceList.Line line, ZoneId zone) {
        String how = !line.opened() ? "not-opened" : line.paper() ? "on-paper" : "in-system";
        return Arrays.asList(
                line.organization(),
                line.town(),
                exports.word("acquaintance.how." + how),
                day(line, zone),
                line.reader(),
                line.capacity(),
                line.enteredBy(),
                line.formerNo());
    }

    private static LocalDate day(AcquaintanceList.Line line, ZoneId zone) {
        return line.paper() ? line.paperOn() : line.opened() ? LocalDate.ofInstant(line.at(), zone) : null;
    }

    @GetMapping("/roadmaps/{id}/acquaintance/sheet.docx")
    void word(Actor viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        AcquaintanceSheet.Sheet made = sheet.read(viewer, id, "docx");
        try (Paper paper = new WordPaper(
                Attachment.begin(response, name(made, viewer), "docx", Attachment.WORD), made.settings())) {
            sheet.write(paper, made);
        }
    }

    @GetMapping("/roadmaps/{id}/acquaintance/sheet.pdf")
    void pdf(Actor viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        AcquaintanceSheet.Sheet made = sheet.read(viewer, id, "pdf");
        try (Paper paper =
                new PdfPaper(Attachment.begin(response, name(made, viewer), "pdf", Attachment.PDF), made.settings())) {
            sheet.write(paper, made);
        }
    }

    private String name(AcquaintanceSheet.Sheet made, Actor viewer) {
        return made.title() + ", " + made.territory() + ", " + new Dates().day(viewer.today(clock));
    }
}
