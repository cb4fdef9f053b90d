package ru.metodkarta.papers;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.execution.OwnOrganizations;
import ru.metodkarta.execution.WorkClock;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PaperStyle;
import ru.metodkarta.shared.Actor;

/**
 * «План на месяц»: what falls due in a month and what begins in it, as a sheet for the wall. A row is an occurrence,
 * however many organizations have it; the date is the one in force.
 */
@Component
class MonthPlan {

    private static final double[] WIDTHS = {0.1, 0.07, 0.37, 0.22, 0.12, 0.12};
    private static final double LETTERS = 11;

    private static final String ROWS = """
            select t.due, t.begins, t.organizations, t.closed, r.number, r.title, c.short_name town, v.title roadmap, t.roadmap_id,
              coalesce(r.executors_text, (select string_agg(e.printed, E'\\n' order by e.position)
                from executor e where e.activity_row_id = r.id)) executors
            from (select a.occurrence_id, a.activity_id, a.roadmap_id, a.due, not (a.due between :from and :to) begins,
                count(*) organizations,
                count(*) filter (where not (OPEN)) closed
              from assignment a join occurrence b on b.id = a.occurrence_id
              where a.state <> 'WITHDRAWN' and not a.withdrawn_by_plan
                and (a.due between :from and :to or (b.from_on between :from and :to and a.due > :to)) and %s
              group by a.occurrence_id, a.activity_id, a.roadmap_id, a.due) t
            join occurrence o on o.id = t.occurrence_id
            join activity_row r on r.revision_id = o.revision_id and r.activity_id = t.activity_id
            join roadmap m on m.id = t.roadmap_id
            join revision v on v.id = m.effective_revision_id
            left join territory c on c.id = m.municipality_id
            order by t.begins, t.due, c.short_name nulls first, t.roadmap_id, r.position, t.occurrence_id limit :limit
            """.replace("OPEN", WorkClock.OPEN);

    private final JdbcClient jdbc;
    private final PaperWords words;

    MonthPlan(JdbcClient jdbc, PaperWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /**
     * @param begins it only begins in the month and falls due later
     * @param closed of so many organizations
     */
    record Row(
            LocalDate due,
            boolean begins,
            int organizations,
            int closed,
            String number,
            String title,
            String town,
            String roadmap,
            UUID roadmapId,
            String executors) {}

    /** @param own only what the person reports on, else all that the person may see */
    @Transactional(readOnly = true)
    List<Row> read(Actor actor, YearMonth month, boolean own, PaperFilter filter) {
        String which =
                (own ? OwnOrganizations.reportsFor("a", actor) : OwnOrganizations.sees("a", actor)) + filter.where();
        return jdbc.sql(ROWS.formatted(which))
                .params(OwnOrganizations.params(actor))
                .params(filter.params())
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .param("limit", ListExports.MAX_ROWS)
                .query(Row.class)
                .list();
    }

    String title(YearMonth month) {
        return words.say("month.title", words.month(month));
    }

    Paper.Settings settings(YearMonth month) {
        return new Paper.Settings(title(month), null, Paper.Orientation.LANDSCAPE);
    }

    void write(Paper paper, List<Row> rows, YearMonth month, String territory) throws IOException {
        paper.paragraph(PaperStyle.TITLE, title(month));
        paper.paragraph(PaperStyle.UNDER_TITLE, territory);
        if (rows.isEmpty()) {
            paper.paragraph(PaperStyle.BODY, words.say("month.none"));
            return;
        }
        boolean several = rows.stream().map(Row::roadmapId).distinct().count() > 1;
        if (!several) {
            paper.paragraph(PaperStyle.UNDER_TITLE, rows.get(0).roadmap());
        }
        paper.beginTable(new Paper.Table(
                title(month),
                words.all("month.column.", "due", "number", "activity", "executors", "closed", "mark"),
                WIDTHS,
                List.of(0, 1, 4),
                LETTERS));
        boolean beginning = false;
        for (Row row : rows) {
            if (row.begins() && !beginning) {
                beginning = true;
                paper.wideRow(words.say("month.begins"));
            }
            paper.row(Arrays.asList(
                    words.day(row.due()),
                    row.number() == null ? "" : row.number(),
                    several ? row.title() + "\n" + words.say("of-roadmap", plan(row)) : row.title(),
                    row.executors() == null ? "" : row.executors(),
                    words.say("of", String.valueOf(row.closed()), String.valueOf(row.organizations())),
                    ""));
        }
        paper.endTable();
    }

    private static String plan(Row row) {
        return row.town() == null ? row.roadmap() : row.town() + ": " + row.roadmap();
    }
}
