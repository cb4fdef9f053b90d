package ru.metodkarta.overview;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.SheetWriter;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Attachment;
import ru.metodkarta.web.Dates;

/** The overview as a file, under the filter of its page: the table for Excel, «Информация о ходе выполнения» for Word. */
@Controller
class OverviewExportController {

    private final OverviewPages pages;
    private final OverviewNote note;
    private final OverviewWords words;
    private final Journal journal;

    OverviewExportController(OverviewPages pages, OverviewNote note, OverviewWords words, Journal journal) {
        this.pages = pages;
        this.note = note;
        this.words = words;
        this.journal = journal;
    }

    @GetMapping(OverviewPages.PATH + "/export.xlsx")
    void excel(Actor actor, @ModelAttribute("filter") OverviewFilter filter, HttpServletResponse response)
            throws IOException {
        Overview overview = pages.whole(actor, filter, ListExports.MAX_ROWS - 1);
        String title = say("title");
        journal.recordListExport(actor, title, "overview.title");
        try (SheetWriter sheet = new SheetWriter(
                Attachment.begin(response, name(title, overview), "xlsx", Attachment.EXCEL),
                title,
                say("excel.title", title, overview.place(), overview.period(), day(overview.today())),
                columns(overview))) {
            sheet.row(cells(overview, overview.total(), say("row.total")));
            overview.rows().rows().forEach(row -> sheet.row(cells(overview, row, row.name())));
        }
    }

    @GetMapping(OverviewPages.PATH + "/note.docx")
    void word(Actor actor, @ModelAttribute("filter") OverviewFilter filter, HttpServletResponse response)
            throws IOException {
        OverviewPages.Note made = pages.note(actor, filter, OverviewNote.MOST_ROWS + 1);
        String title = say("note.title");
        journal.recordListExport(actor, title, "overview.note.title");
        try (Paper paper = new WordPaper(
                Attachment.begin(response, name(title, made.overview()), "docx", Attachment.WORD),
                note.settings(made.overview()))) {
            note.write(paper, made, actor);
        }
    }

    private List<SheetWriter.Column> columns(Overview overview) {
        List<SheetWriter.Column> columns = new ArrayList<>();
        columns.add(new SheetWriter.Column(say(overview.organizations() ? "column.organization" : "column.town"), 34));
        if (!overview.organizations()) {
            columns.add(new SheetWriter.Column(say("column.silent"), 14));
        }
        for (Overview.Column column : overview.columns()) {
            columns.add(new SheetWriter.Column(say("excel.section-share", column.label()), 18));
            columns.add(new SheetWriter.Column(say("excel.section-done", column.label()), 18));
            columns.add(new SheetWriter.Column(say("excel.section-due", column.label()), 18));
        }
        for (String code : List.of(
                "due",
                "done",
                "done-share",
                "on-time",
                "on-time-share",
                "change",
                "done-late",
                "partial",
                "not-done",
                "late",
                "waiting",
                "awaiting",
                "stale",
                "ahead",
                "early",
                "early-partial",
                "early-not-done",
                "released",
                "undated",
                "settled",
                "settled-partial",
                "settled-not-done",
                "settled-released",
                "alone")) {
            columns.add(new SheetWriter.Column(say("excel." + code), 14));
        }
        return columns;
    }

    private static List<Object> cells(Overview overview, Overview.Row row, String name) {
        Figures all = row.figures();
        List<Object> cells = new ArrayList<>();
        cells.add(name);
        if (!overview.organizations()) {
            cells.add(row.silent());
        }
        for (Overview.Cell cell : row.cells()) {
            cells.add(cell.figures().donePercent());
            cells.add(cell.figures().done());
            cells.add(cell.figures().due());
        }
        cells.add(all.due());
        cells.add(all.done());
        cells.add(all.donePercent());
        cells.add(all.onTime());
        cells.add(all.onTimePercent());
        cells.add(row.change());
        cells.add(all.doneLate());
        cells.add(all.partial());
        cells.add(all.notDone());
        cells.add(all.late());
        cells.add(all.waiting());
        cells.add(all.awaiting());
        cells.add(row.stale());
        cells.add(all.ahead());
        cells.add(all.early());
        cells.add(all.earlyPartial());
        cells.add(all.earlyNotDone());
        cells.add(all.released());
        cells.add(row.undated());
        cells.add(row.settled().total());
        cells.add(row.settled().partial());
        cells.add(row.settled().notDone());
        cells.add(row.settled().released());
        cells.add(all.alone());
        return cells;
    }

    private String name(String title, Overview overview) {
        return title + ", " + overview.place() + ", " + overview.period() + ", " + day(overview.today());
    }

    private String day(LocalDate day) {
        return new Dates().day(day);
    }

    private String say(String code, Object... arguments) {
        return words.say(OverviewWords.RUSSIAN, code, arguments);
    }
}
