package ru.metodkarta.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.execution.WorkClock;
import ru.metodkarta.shared.Actor;

/** What the person's own organization has to do: counters and the first rows, in one statement. */
@Component
class OwnWork {

    private static final int ROWS = 6;

    private final JdbcClient jdbc;

    OwnWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param open everything that is not closed
     * @param urgent late, returned or awaited: what is done first
     * @param soon due from today to the given day
     */
    record Counts(long open, long late, long awaiting, long returned, long urgent, long soon, long submitted) {}

    /**
     * @param mark LATE, AWAITING, RETURNED or AHEAD
     * @param remark of the last return, null for others
     */
    record Row(
            UUID id,
            String number,
            String title,
            String result,
            String organization,
            LocalDate due,
            LocalDate reportDue,
            String mark,
            String remark,
            String remarkBy,
            Instant remarkAt) {}

    /** @param urgent late, returned or waited for; ahead has its date still before it */
    record Work(Counts counts, List<Row> urgent, List<Row> ahead) {

        static Work none() {
            return new Work(new Counts(0, 0, 0, 0, 0, 0, 0), List.of(), List.of());
        }
    }

    private record Line(
            long open,
            long late,
            long awaiting,
            long returned,
            long urgent,
            long soon,
            long submitted,
            UUID id,
            String number,
            String title,
            String result,
            String organization,
            LocalDate due,
            LocalDate reportDue,
            String mark,
            String remark,
            String remarkBy,
            Instant remarkAt) {}

    Work of(Actor actor, LocalDate today, LocalDate soon) {
        Set<UUID> own = HomeScope.own(actor);
        if (own.isEmpty()) {
            return Work.none();
        }
        List<Line> lines = jdbc.sql("""
                        with own as (
                          select a.id, a.organization_id, a.roadmap_id, a.activity_id, a.occurrence_id, a.state, a.due,
                            a.report_due,
                            case when a.state = 'SUBMITTED' then 'SUBMITTED'
                                 when %s then 'LATE'
                                 when a.state = 'RETURNED' then 'RETURNED'
                                 when a.due < :today then 'AWAITING'
                                 else 'AHEAD' end mark
                          from assignment a
                          where %s
                            and a.region_id = :region
                            and a.organization_id = any(array(
                              select o.id from organization o where o.id in (:own) or o.reporter_id in (:own)))),
                        counts as (
                          select count(*) open, count(*) filter (where mark = 'LATE') late,
                            count(*) filter (where mark = 'AWAITING') awaiting,
                            count(*) filter (where state = 'RETURNED') returned,
                            count(*) filter (where mark in ('LATE', 'RETURNED', 'AWAITING')) urgent,
                            count(*) filter (where mark in ('AHEAD', 'RETURNED') and due between :today and :soon) soon,
                            count(*) filter (where mark = 'SUBMITTED') submitted
                          from own),
                        picked as (
                          (select * from own where mark in ('LATE', 'RETURNED', 'AWAITING')
                           order by (state = 'RETURNED') desc, due, id limit :rows)
                          union all
                          (select * from own where mark = 'AHEAD' and due < date 'infinity'
                           order by due, id limit :rows))
                        select c.*, p.id, w.number, w.title,
                          w.result, o.short_name organization,
                          nullif(p.due, date 'infinity') due,
                          nullif(p.report_due, date 'infinity') report_due,
                          p.mark, d.remark, d.by_name remark_by, d.at remark_at
                        from counts c
                        left join picked p on true
                        left join occurrence occ on occ.id = p.occurrence_id
                        left join activity_row w on w.revision_id = occ.revision_id and w.activity_id = p.activity_id
                        left join organization o on o.id = p.organization_id
                        left join lateral (
                          select remark, by_name, at from assignment_decision
                          where assignment_id = p.id and to_state = 'RETURNED' order by at desc limit 1) d
                          on p.state = 'RETURNED'
                        order by (p.state = 'RETURNED') desc, p.due, p.id
                        """.formatted(WorkClock.LATE, WorkClock.OPEN))
                .param("region", actor.regionId())
                .param("own", own)
                .param("today", today)
                .param("soon", soon)
                .param("rows", ROWS)
                .query(Line.class)
                .list();
        Line head = lines.get(0);
        List<Row> rows = lines.stream()
                .filter(line -> line.id() != null)
                .map(line -> new Row(
                        line.id(),
                        line.number(),
                        line.title(),
                        line.result(),
                        line.organization(),
                        line.due(),
                        line.reportDue(),
                        line.mark(),
                        line.remark(),
                        line.remarkBy(),
                        line.remarkAt()))
                .toList();
        return new Work(
                new Counts(
                        head.open(),
                        head.late(),
                        head.awaiting(),
                        head.returned(),
                        head.urgent(),
                        head.soon(),
                        head.submitted()),
                rows.stream().filter(row -> !"AHEAD".equals(row.mark())).toList(),
                rows.stream().filter(row -> "AHEAD".equals(row.mark())).toList());
    }
}
