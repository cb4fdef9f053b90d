package ru.metodkarta.acquaintance;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PaperStyle;
import ru.metodkarta.roadmap.EffectiveRoadmaps;
import ru.metodkarta.roadmap.EffectiveRoadmaps.Effective;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.PrintedRoadmaps;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Dates;

/** «Лист ознакомления»: whoever opened the plan in the system is filled in, the others find a line to sign on. */
@Component
class AcquaintanceSheet {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final double[] WIDTHS = {0.06, 0.28, 0.2, 0.18, 0.11, 0.17};
    private static final double LETTERS = 11;

    private final EffectiveRoadmaps roadmaps;
    private final PrintedRoadmaps printed;
    private final AcquaintanceList list;
    private final Journal journal;
    private final MessageSource messages;
    private final Clock clock;

    AcquaintanceSheet(
            EffectiveRoadmaps roadmaps,
            PrintedRoadmaps printed,
            AcquaintanceList list,
            Journal journal,
            MessageSource messages,
            Clock clock) {
        this.roadmaps = roadmaps;
        this.printed = printed;
        this.list = list;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    record Sheet(String title, String territory, PrintedRoadmap plan, List<AcquaintanceList.Line> lines, ZoneId zone) {

        Paper.Settings settings() {
            return new Paper.Settings(
                    title + ": " + plan.title().replace('\n', ' '), null, Paper.Orientation.LANDSCAPE);
        }
    }

    /** Read for the viewer and entered in the journal before the first byte is sent. */
    @Transactional
    public Sheet read(Actor viewer, UUID roadmapId, String format) {
        Effective roadmap = roadmaps.keptBy(viewer, roadmapId);
        PrintedRoadmap plan = printed.read(viewer, roadmapId, null);
        journal.record(
                viewer,
                roadmap.keepers().get(0).capacity(),
                "ACQUAINTANCE_SHEET_EXPORTED",
                new Journal.Subject(
                        "ROADMAP",
                        roadmapId,
                        plan.title(),
                        plan.regionId(),
                        plan.municipalityId(),
                        plan.organizationId()),
                Map.of("format", format));
        return new Sheet(
                say("title"),
                plan.territory(),
                plan,
                list.sheet(roadmapId, roadmap.revisionId(), viewer.today(clock), ListExports.MAX_ROWS),
                viewer.zone());
    }

    void write(Paper paper, Sheet sheet) throws IOException {
        for (String line : sheet.plan().stamp()) {
            paper.paragraph(PaperStyle.STAMP, line);
        }
        paper.paragraph(PaperStyle.TITLE, sheet.title());
        paper.paragraph(PaperStyle.UNDER_TITLE, sheet.plan().title());
        paper.beginTable(new Paper.Table(
                sheet.title(),
                Stream.of("number", "organization", "position", "name", "date", "signature")
                        .map(column -> say("column." + column))
                        .toList(),
                WIDTHS,
                List.of(0, 4),
                LETTERS));
        int number = 1;
        for (AcquaintanceList.Line line : sheet.lines()) {
            paper.row(cells(number++, line, sheet.zone()));
        }
        paper.endTable();
    }

    private List<String> cells(int number, AcquaintanceList.Line line, ZoneId zone) {
        String name = line.town() == null ? line.organization() : line.organization() + ", " + line.town();
        String day = !line.opened()
                ? ""
                : new Dates().day(line.paper() ? line.paperOn() : LocalDate.ofInstant(line.at(), zone));
        return List.of(
                String.valueOf(number),
                name,
                line.position() == null ? "" : line.position(),
                line.reader() == null ? "" : line.reader(),
                day,
                line.paper() ? say("on-paper") : line.opened() ? say("in-system", day) : "");
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage("acquaintance.sheet." + code, arguments, RUSSIAN);
    }
}
