package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;

/** What «Отметка об исполнении» says of every activity, as far as the viewer may see the work. Three statements. */
@Component
public class ExecutionMarks {

    /** results and proofs named for one activity in one year; the rest are counted */
    static final int NAMED = 5;

    private final JdbcClient jdbc;

    ExecutionMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The work of one year.
     *
     * @param year the work is for
     * @param states how many assignments are in which state; {@link AssignmentState#WITHDRAWN} by a person only
     * @param late of them the open ones past the date of their report
     * @param lastDone latest day of fact among the accepted, null when none has one
     * @param nearestDue earliest due date among the open ones, null when none has one
     * @param results of accepted and submitted reports, at most a few
     * @param proofs names of files, links and documents of those reports, at most a few
     * @param proofCount all of them
     */
    public record Mark(
            int year,
            Map<AssignmentState, Integer> states,
            int late,
            LocalDate lastDone,
            LocalDate nearestDue,
            List<String> results,
            List<Proof> proofs,
            int proofCount) {

        public int total() {
            return states.values().stream().mapToInt(Integer::intValue).sum();
        }

        public int count(AssignmentState state) {
            return states.getOrDefault(state, 0);
        }
    }

    /** @param kind of the document, with number and date when it is kept elsewhere; else null */
    public record Proof(String title, String kind, String number, LocalDate date) {}

    private record Key(UUID activity, int year) {}

    private record Counted(
            UUID activityId,
            int forYear,
            AssignmentState state,
            int n,
            int late,
            LocalDate lastDone,
            LocalDate nearestDue) {}

    private record Told(UUID activityId, int forYear, String result) {}

    private record Proved(
            UUID activityId,
            int forYear,
            String title,
            String docKind,
            String docNumber,
            LocalDate docDate,
            int total) {}

    /** Marks by activity, by year in order; activities without work are missing. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Mark>> of(UUID roadmapId, Actor viewer, LocalDate today) {
        Map<Key, List<Counted>> counts = new LinkedHashMap<>();
        query("""
                        select a.activity_id, a.for_year, a.state, count(*) n,
                          count(*) filter (where LATE) late,
                          max(a.done_on) filter (where a.state in ('ACCEPTED', 'PARTIAL')) last_done,
                          min(a.due) filter (where a.due < 'infinity' and OPEN) nearest_due
                        from assignment a
                        where %s
                        group by a.activity_id, a.for_year, a.state order by a.for_year
                        """.replace("LATE", WorkClock.LATE).replace("OPEN", WorkClock.OPEN), roadmapId, viewer)
                .param("today", today)
                .query(Counted.class)
                .list()
                .forEach(row -> counts.computeIfAbsent(
                                new Key(row.activityId(), row.forYear()), key -> new ArrayList<>())
                        .add(row));
        Map<Key, List<String>> results = new HashMap<>();
        query("""
                        select activity_id, for_year, result from (
                          select a.activity_id, a.for_year, x.result,
                            row_number() over (partition by a.activity_id, a.for_year order by x.submitted_at, x.id) n
                          from assignment a join execution_report x on x.assignment_id = a.id
                          where x.state in ('SUBMITTED', 'ACCEPTED') and x.result <> '' and %s) told
                        where n <= :named order by n
                        """, roadmapId, viewer)
                .param("named", NAMED)
                .query(Told.class)
                .list()
                .forEach(row -> results.computeIfAbsent(
                                new Key(row.activityId(), row.forYear()), key -> new ArrayList<>())
                        .add(row.result()));
        Map<Key, List<Proved>> proofs = new HashMap<>();
        query("""
                        select * from (
                          select a.activity_id, a.for_year, coalesce(e.title, e.file_name, e.url) title, e.doc_kind,
                            e.doc_number, e.doc_date,
                            count(*) over (partition by a.activity_id, a.for_year) total,
                            row_number() over (partition by a.activity_id, a.for_year order by x.submitted_at, x.id,
                              p.position) n
                          from assignment a
                          join execution_report x on x.assignment_id = a.id and x.state in ('SUBMITTED', 'ACCEPTED')
                          join report_evidence p on p.report_id = x.id
                          join evidence e on e.id = p.evidence_id and e.withdrawn_at is null
                          where %s) proved
                        where n <= :named order by n
                        """, roadmapId, viewer)
                .param("named", NAMED)
                .query(Proved.class)
                .list()
                .forEach(row -> proofs.computeIfAbsent(
                                new Key(row.activityId(), row.forYear()), key -> new ArrayList<>())
                        .add(row));
        Map<UUID, List<Mark>> marks = new HashMap<>();
        counts.forEach((key, rows) -> marks.computeIfAbsent(key.activity(), id -> new ArrayList<>())
                .add(mark(
                        key.year(), rows, results.getOrDefault(key, List.of()), proofs.getOrDefault(key, List.of()))));
        return marks;
    }

    private JdbcClient.StatementSpec query(String sql, UUID roadmapId, Actor viewer) {
        return jdbc.sql(sql.formatted("a.roadmap_id = :roadmap and not a.withdrawn_by_plan and "
                        + OwnOrganizations.sees("a", viewer)))
                .param("roadmap", roadmapId)
                .params(OwnOrganizations.params(viewer));
    }

    private static Mark mark(int year, List<Counted> rows, List<String> results, List<Proved> proofs) {
        Map<AssignmentState, Integer> states = new LinkedHashMap<>();
        int late = 0;
        LocalDate lastDone = null;
        LocalDate nearest = null;
        for (Counted row : rows) {
            states.put(row.state(), row.n());
            late += row.late();
            lastDone = row.lastDone() == null || (lastDone != null && lastDone.isAfter(row.lastDone()))
                    ? lastDone
                    : row.lastDone();
            nearest = row.nearestDue() == null || (nearest != null && nearest.isBefore(row.nearestDue()))
                    ? nearest
                    : row.nearestDue();
        }
        return new Mark(
                year,
                states,
                late,
                lastDone,
                nearest,
                results,
                proofs.stream()
                        .map(p -> new Proof(p.title(), p.docKind(), p.docNumber(), p.docDate()))
                        .toList(),
                proofs.isEmpty() ? 0 : proofs.get(0).total());
    }
}
