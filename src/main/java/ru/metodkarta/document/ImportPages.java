package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import ru.metodkarta.deadline.PlanPeriod;
import ru.metodkarta.document.ImportContext.Where;
import ru.metodkarta.document.PlanReading.LineKind;
import ru.metodkarta.office.RawCell;
import ru.metodkarta.office.RawRow;
import ru.metodkarta.office.RawTable;
import ru.metodkarta.roadmap.DeadlineReadings;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Makes the page of an import: every line with its reading, names, questions. Statements do not grow with rows. */
@Component
class ImportPages {

    private static final int LINES = 200;
    private static final int SAMPLES = 3;
    private static final int SAMPLE_ROWS = 4;
    private static final int SAMPLE_LENGTH = 90;

    private final ImportContext context;
    private final ImportExecutors executors;
    private final DeadlineReadings deadlines;

    ImportPages(ImportContext context, ImportExecutors executors, DeadlineReadings deadlines) {
        this.context = context;
        this.executors = executors;
        this.deadlines = deadlines;
    }

    /** @param typed names typed and not found, by printed name */
    ImportPage page(Actor actor, PlanImport document, Map<String, String> typed, String page, Locale locale) {
        Where where = context.of(actor, document);
        if (document.chosenTable() == null) {
            return choice(document, where);
        }
        ImportedPlan plan = new ImportedPlan(document.reading());
        PlanReading reading = plan.reading();
        PlanImport.Passport passport = ImportPassports.of(document, reading.found(), where.yearKind());
        PlanPeriod period = period(passport, where);
        Map<String, Integer> names = plan.names();
        ImportExecutors.Known known = executors.known(where.naming(), names.keySet(), document.executors(), locale);
        List<ImportPage.Name> listed = names(names, known, typed);
        Paged<ImportPage.Line> lines = lines(document, reading, period, known, page);
        return new ImportPage(
                document.id(),
                document.version(),
                document.fileName(),
                where.roadmapId(),
                where.title(),
                tables(document),
                document.chosenTable(),
                where.offered(),
                document.place(),
                passport,
                act(reading.found()),
                columns(document, reading),
                document.choices().headerRows() == null
                        ? ""
                        : String.valueOf(document.choices().headerRows()),
                lines,
                listed.stream().filter(name -> asked(name, known)).toList(),
                listed.stream().filter(name -> !asked(name, known)).toList(),
                known.standing(),
                known.organizations(),
                reading.unplaced(),
                summary(plan, period, known));
    }

    /** What the author is asked stays in sight while the name typed for it is not found. */
    private static boolean asked(ImportPage.Name name, ImportExecutors.Known known) {
        return known.open(name.printed()) || !name.other().isEmpty();
    }

    private static ImportPage choice(PlanImport document, Where where) {
        return new ImportPage(
                document.id(),
                document.version(),
                document.fileName(),
                where.roadmapId(),
                where.title(),
                tables(document),
                null,
                where.offered(),
                document.place(),
                null,
                List.of(),
                List.of(),
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** What was typed wrong gives no period: readings then ask. */
    private static PlanPeriod period(PlanImport.Passport passport, Where where) {
        PlanPeriod typed = ImportPassports.read(passport, new FormErrors()).period();
        return typed.from() == null && typed.to() == null && where.target() != null
                ? new PlanPeriod(
                        where.target().periodFrom(),
                        where.target().periodTo(),
                        where.target().yearKind())
                : typed;
    }

    private static List<ImportPage.TableChoice> tables(PlanImport document) {
        List<ImportPage.TableChoice> choices = new ArrayList<>();
        for (int i = 0; i < document.tables().size(); i++) {
            RawTable table = document.tables().get(i);
            choices.add(new ImportPage.TableChoice(
                    i,
                    table.name(),
                    table.rows().size(),
                    table.width(),
                    table.rows().stream()
                            .map(ImportPages::texts)
                            .filter(row -> !row.isEmpty())
                            .limit(SAMPLE_ROWS)
                            .toList()));
        }
        return choices;
    }

    private static List<String> texts(RawRow row) {
        return row.cells().stream()
                .map(RawCell::text)
                .filter(text -> !text.isBlank())
                .map(ImportPages::cut)
                .toList();
    }

    private static String cut(String text) {
        String flat = text.replaceAll("\\s+", " ").strip();
        return flat.length() > SAMPLE_LENGTH ? flat.substring(0, SAMPLE_LENGTH - 1) + "…" : flat;
    }

    private static List<String> act(PlanReading.Found found) {
        List<String> act = new ArrayList<>();
        if (found.actText() != null) {
            act.add(found.actText());
        }
        if (found.edition() != null) {
            act.add(found.edition());
        }
        return act;
    }

    private static List<ImportPage.Column> columns(PlanImport document, PlanReading reading) {
        List<ImportPage.Column> columns = new ArrayList<>();
        for (PlanReading.ReadColumn column : reading.columns()) {
            Set<String> samples = new LinkedHashSet<>();
            int passed = 0;
            for (RawRow row : document.table().rows()) {
                if (row.cells().size() < 2 || row.header() || passed++ == 0) {
                    continue;
                }
                row.cells().stream()
                        .filter(cell ->
                                cell.column() == column.index() && !cell.text().isBlank())
                        .map(cell -> cut(cell.text()))
                        .filter(text -> !column.heading().contains(text))
                        .findFirst()
                        .ifPresent(samples::add);
                if (samples.size() == SAMPLES) {
                    break;
                }
            }
            columns.add(new ImportPage.Column(
                    column.index(),
                    column.heading(),
                    column.role(),
                    column.sure() || document.choices().roles().containsKey(column.index()),
                    List.copyOf(samples)));
        }
        return columns;
    }

    private Paged<ImportPage.Line> lines(
            PlanImport document, PlanReading reading, PlanPeriod period, ImportExecutors.Known known, String page) {
        List<PlanReading.Line> shown = new ArrayList<>();
        List<Integer> years = new ArrayList<>();
        Integer year = null;
        for (PlanReading.Line line : reading.lines()) {
            if (line.kind() == LineKind.SECTION) {
                year = line.year();
            }
            if (line.kind() != LineKind.BLANK) {
                shown.add(line);
                years.add(year);
            }
        }
        PageRequestParams asked = PageRequestParams.of(page, LINES);
        int last = Math.max(1, (shown.size() + LINES - 1) / LINES);
        PageRequestParams request = new PageRequestParams(Math.min(asked.page(), last), LINES);
        List<ImportPage.Line> lines = new ArrayList<>();
        for (int i = request.offset(); i < Math.min(shown.size(), request.offset() + LINES); i++) {
            lines.add(line(document.choices(), reading, shown.get(i), years.get(i), period, known));
        }
        return Paged.of(lines, request, shown.size());
    }

    private ImportPage.Line line(
            ReadingChoices choices,
            PlanReading reading,
            PlanReading.Line line,
            Integer year,
            PlanPeriod period,
            ImportExecutors.Known known) {
        boolean activity = line.kind() == LineKind.ACTIVITY;
        List<ImportPage.Extra> extra = new ArrayList<>();
        reading.columns().stream()
                .filter(column -> line.extra().containsKey(column.index()))
                .forEach(column -> extra.add(
                        new ImportPage.Extra(column.heading(), line.extra().get(column.index()))));
        String key = line.key();
        return new ImportPage.Line(
                key,
                line.kind().name(),
                activity,
                line.kind() == LineKind.SECTION,
                choices.dropped().contains(key)
                        || choices.merged().contains(key)
                        || choices.kinds().containsKey(key),
                line.number(),
                line.title(),
                line.year(),
                line.executors().stream()
                        .map(name -> new ImportPage.Executor(name, known.meaning(name), !known.open(name)))
                        .toList(),
                line.deadline(),
                activity ? deadlines.read(line.deadline(), period, year) : null,
                line.result(),
                extra,
                line.notes(),
                activity && nameless(line));
    }

    private static boolean nameless(PlanReading.Line line) {
        return line.title() == null || line.title().isBlank();
    }

    private static List<ImportPage.Name> names(
            Map<String, Integer> names, ImportExecutors.Known known, Map<String, String> typed) {
        Map<String, List<Option>> alike =
                known.alike(names.keySet().stream().filter(known::open).toList());
        List<ImportPage.Name> listed = new ArrayList<>();
        names.forEach((name, rows) -> listed.add(new ImportPage.Name(
                listed.size(),
                name,
                rows,
                known.understood(name),
                known.target(name),
                known.chosenLabel(name),
                alike.getOrDefault(name, List.of()),
                typed.getOrDefault(name, ""))));
        return listed;
    }

    private ImportPage.Summary summary(ImportedPlan plan, PlanPeriod period, ImportExecutors.Known known) {
        int questions = 0;
        Integer year = null;
        for (PlanReading.Line line : plan.reading().lines()) {
            if (line.kind() == LineKind.SECTION) {
                year = line.year();
            } else if (line.kind() == LineKind.ACTIVITY && deadlines.asks(line.deadline(), period, year)) {
                questions++;
            }
        }
        List<PlanReading.Line> activities = plan.lines(LineKind.ACTIVITY);
        return new ImportPage.Summary(
                plan.lines(LineKind.SECTION).size(),
                activities.size(),
                (int) plan.names().keySet().stream().filter(known::open).count(),
                questions,
                plan.reading().unplaced().size(),
                (int) activities.stream().filter(ImportPages::nameless).count());
    }
}
