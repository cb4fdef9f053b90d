package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Events whose day the viewer may name for all executors. */
@Component
class EventDayRows {

    private static final int PAGE = 50;
    private static final RowMapper<Dated> DATED = new SimplePropertyRowMapper<>(Dated.class);

    private final JdbcClient jdbc;

    EventDayRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param open work that is with its executor, and that the viewer decides on */
    record Dated(
            UUID id,
            String number,
            String title,
            String roadmapTitle,
            String deadlineText,
            OccurrenceKind kind,
            int forYear,
            LocalDate due,
            LocalDate namedOn,
            int open,
            int executors) {

        private static final int SHORT = 60;

        public LocalDate day() {
            return namedOn == null ? due : namedOn;
        }

        /** What a row is called in a sentence; the same activity stands there for several years. */
        public String label() {
            String name = number != null
                    ? number.replaceFirst("\\.$", "")
                    : title.length() <= SHORT ? title : title.substring(0, SHORT - 1) + "…";
            return name + " (" + forYear + ")";
        }
    }

    /** Occurrences with open work; the undated only, or all: a day may be named whatever the kind of deadline. */
    @Transactional(readOnly = true)
    Paged<Dated> page(Actor actor, UUID roadmapId, boolean all, String page) {
        PageRequestParams request = PageRequestParams.of(page, PAGE);
        List<Dated> rows = new ArrayList<>();
        long[] total = {0};
        String narrowed = (all ? "" : " and o.due is null and o.named_on is null")
                + (roadmapId == null ? "" : " and a.roadmap_id = :roadmap");
        jdbc.sql(query(actor, narrowed, "where n.open > 0") + " limit :size offset :offset")
                .params(Deciding.params(actor))
                .param("roadmap", roadmapId)
                .param("size", request.size())
                .param("offset", request.offset())
                .query(row -> {
                    total[0] = row.getLong("all_rows");
                    rows.add(DATED.mapRow(row, rows.size()));
                });
        return Paged.of(rows, request, total[0]);
    }

    /** Those of a form that comes back, in the same order, whatever has happened to them since. */
    @Transactional(readOnly = true)
    Paged<Dated> of(Actor actor, Collection<UUID> ids) {
        List<Dated> rows = jdbc.sql(query(actor, " and o.id = any(" + IdList.array("ids") + ")", ""))
                .params(Deciding.params(actor))
                .param("ids", IdList.of(ids))
                .query(DATED)
                .list();
        return Paged.of(rows, PageRequestParams.of(null, PAGE), rows.size());
    }

    private static String query(Actor actor, String narrowed, String which) {
        return """
                select o.id, r.number, r.title, v.title roadmap_title, r.deadline_text, o.kind, o.for_year, o.due, o.named_on,
                  n.open, n.executors, count(*) over () all_rows
                from (select a.occurrence_id, count(*) filter (where WITH_EXECUTOR) open,
                    count(*) executors
                  from assignment a join organization g on g.id = a.organization_id
                  join occurrence o on o.id = a.occurrence_id
                  join roadmap m on m.id = a.roadmap_id join revision v on v.id = o.revision_id
                  where o.kind <> 'AS_NEEDED' and o.withdrawn_by_revision is null
                """.replace("WITH_EXECUTOR", WorkClock.WITH_EXECUTOR)
                + narrowed + " and not a.withdrawn_by_plan and "
                + Deciding.where(actor) + """

                  group by 1) n
                join occurrence o on o.id = n.occurrence_id
                join activity_row r on r.revision_id = o.revision_id and r.activity_id = o.activity_id
                join revision v on v.id = o.revision_id
                """ + which
                + " order by coalesce(o.named_on, o.due) nulls first, r.position, o.id";
    }
}
