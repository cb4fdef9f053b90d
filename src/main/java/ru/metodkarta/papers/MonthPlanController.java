package ru.metodkarta.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.execution.FollowedTerritory;
import ru.metodkarta.execution.OwnOrganizations;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PdfPaper;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Attachment;

/** The printable month plan; {@code on} is any day of the month, {@code of=own} leaves only what the person reports on. */
@Controller
class MonthPlanController {

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private final MonthPlan plan;
    private final PaperDesk desk;
    private final Clock clock;

    MonthPlanController(MonthPlan plan, PaperDesk desk, Clock clock) {
        this.plan = plan;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/papers/month-plan.docx")
    void word(
            Actor actor,
            @ModelAttribute("filter") PaperFilter filter,
            @RequestParam(required = false) String on,
            @RequestParam(required = false) String of,
            HttpServletResponse response)
            throws IOException {
        YearMonth month = month(actor, on);
        List<MonthPlan.Row> rows = read(actor, month, of, filter);
        try (Paper paper = new WordPaper(
                Attachment.begin(response, plan.title(month), "docx", Attachment.WORD), plan.settings(month))) {
            plan.write(paper, rows, month, actor.territoryName());
        }
    }

    @GetMapping("/papers/month-plan.pdf")
    void pdf(
            Actor actor,
            @ModelAttribute("filter") PaperFilter filter,
            @RequestParam(required = false) String on,
            @RequestParam(required = false) String of,
            HttpServletResponse response)
            throws IOException {
        YearMonth month = month(actor, on);
        List<MonthPlan.Row> rows = read(actor, month, of, filter);
        try (Paper paper = new PdfPaper(
                Attachment.begin(response, plan.title(month), "pdf", Attachment.PDF), plan.settings(month))) {
            plan.write(paper, rows, month, actor.territoryName());
        }
    }

    private List<MonthPlan.Row> read(Actor actor, YearMonth month, String of, PaperFilter filter) {
        boolean own = !FollowedTerritory.any(actor) || "own".equals(of);
        if (own && OwnOrganizations.of(actor).isEmpty()) {
            throw new NotAllowed();
        }
        List<MonthPlan.Row> rows = plan.read(actor, month, own, filter);
        desk.note(actor, plan.title(month));
        return rows;
    }

    private YearMonth month(Actor actor, String on) {
        YearMonth now = YearMonth.from(actor.today(clock));
        try {
            YearMonth month = on == null || on.isBlank() ? now : YearMonth.from(LocalDate.parse(on.strip()));
            return month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR ? now : month;
        } catch (DateTimeParseException e) {
            return now;
        }
    }
}
