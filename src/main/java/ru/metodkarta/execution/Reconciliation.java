package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.roadmap.ExecutionView;
import ru.metodkarta.roadmap.ExecutionView.Reconciled;
import ru.metodkarta.roadmap.PlannedRoadmap;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.workdays.WorkingCalendars;

/**
 * Makes assignments what a revision wants: the wanted set (duty × reporting organization) against the existing one, in a
 * fixed number of set-based statements. Runs at approval and every night; a second run changes nothing.
 */
@Component
class Reconciliation {

    private static final int BATCH = 5000;

    /** Open states stand as literals: bound as parameters they would lose the partial indexes. */
    static final String OPEN = "('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')";

    private final PlanReader reader;
    private final WantedTables tables;
    private final ExtendedReports extended;
    private final EndedRequests requests;
    private final WorkingCalendars calendars;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    Reconciliation(
            PlanReader reader,
            WantedTables tables,
            ExtendedReports extended,
            EndedRequests requests,
            WorkingCalendars calendars,
            JdbcClient jdbc,
            Journal journal,
            Clock clock) {
        this.reader = reader;
        this.tables = tables;
        this.extended = extended;
        this.requests = requests;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** What is constant in every statement of one run. */
    private record Run(
            PlannedRoadmap plan, LocalDate today, String by, UUID account, String capacity, OffsetDateTime at) {

        JdbcClient.StatementSpec in(JdbcClient jdbc, String sql) {
            JdbcClient.StatementSpec statement = jdbc.sql(sql);
            Map<String, Object> values = new java.util.HashMap<>();
            values.put("roadmap", plan.roadmapId());
            values.put("revision", plan.revisionId());
            values.put("region", plan.context().regionId());
            values.put("municipality", plan.context().municipalityId());
            values.put("today", today);
            values.put("open_begin", plan.period() == null || plan.period().from() == null);
            values.put("at", at);
            values.put("account", account);
            values.put("by", by);
            values.put("capacity", capacity);
            return statement.params(values);
        }
    }

    /** One at a time per roadmap, until the transaction ends: the night's run and an approval may meet. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(UUID roadmapId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(cast(:roadmap as text), 41))) locked")
                .param("roadmap", roadmapId)
                .query(Integer.class)
                .single();
    }

    @Transactional(propagation = Propagation.REQUIRED)
    Reconciled run(PlannedRoadmap plan, LocalDate today, Actor actor, String capacity) {
        return run(plan, today, actor, capacity, ExecutionView.SoFar.UNWATCHED);
    }

    @Transactional(propagation = Propagation.REQUIRED)
    Reconciled run(PlannedRoadmap plan, LocalDate today, Actor actor, String capacity, ExecutionView.SoFar soFar) {
        lock(plan.roadmapId());
        tables.fill(reader.read(plan, today));
        tables.keepDropped();
        Run run = new Run(
                plan,
                today,
                actor.name(),
                actor.accountId(),
                capacity == null ? "" : capacity,
                OffsetDateTime.now(clock));
        keepWordingOfFinishedWork(run);
        putOccurrences(run);
        int withdrawn = withdraw(run);
        requests.ofPlan(plan.roadmapId());
        withdrawOccurrences(run);
        int restored = restore(run);
        int moved = move(run);
        extended.keepLag(
                run.plan().roadmapId(), calendars.of(run.plan().context().regionId()));
        describe(run);
        int wanted = countWanted(run);
        int created = create(run, wanted, soFar);
        Reconciled result = new Reconciled(created + restored, moved, withdrawn, wanted - created - restored - moved);
        record(run, actor, result);
        return result;
    }

    /** The occurrence goes over to the new text; what is finished notes the text it was done under, what is open does not. */
    private void keepWordingOfFinishedWork(Run run) {
        run.in(jdbc, """
                        update assignment a
                        set revision_id = case when a.state in """ + OPEN + """
                          then null else o.revision_id end, version = a.version + 1
                        from occurrence o join wanted_duty w on w.activity_id = o.activity_id and w.key = o.key
                        where a.roadmap_id = :roadmap and o.id = a.occurrence_id and not a.withdrawn_by_plan
                          and case when a.state in """ + OPEN + """
                            then a.revision_id is not null
                            else a.revision_id is null and o.revision_id <> :revision end
                        """).update();
    }

    private void putOccurrences(Run run) {
        run.in(jdbc, """
                        insert into occurrence (id, activity_id, roadmap_id, key, kind, for_year, from_on, due, report_due,
                          added_by_revision, revision_id, withdrawn_by_revision, dropped)
                        select w.id, w.activity_id, :roadmap, w.key, w.kind, w.for_year, w.from_on, w.due, w.report_due,
                               :revision, :revision, case when w.dropped then cast(:revision as uuid) end, w.dropped
                        from wanted_duty w
                        on conflict (activity_id, key) do update set
                          kind = excluded.kind, for_year = excluded.for_year, from_on = excluded.from_on,
                          due = excluded.due, report_due = excluded.report_due, revision_id = excluded.revision_id,
                          dropped = excluded.dropped,
                          withdrawn_by_revision = case when excluded.dropped
                            then coalesce(occurrence.withdrawn_by_revision, excluded.withdrawn_by_revision) end
                        where (occurrence.kind, occurrence.for_year, occurrence.from_on, occurrence.due,
                               occurrence.report_due, occurrence.revision_id, occurrence.dropped,
                               occurrence.withdrawn_by_revision is null)
                          is distinct from (excluded.kind, excluded.for_year, excluded.from_on, excluded.due,
                               excluded.report_due, excluded.revision_id, excluded.dropped, not excluded.dropped)
                        """).update();
    }

    /** Nobody reported on it and the plan no longer wants it of that organization. */
    private int withdraw(Run run) {
        return run.in(jdbc, """
                        with gone as (
                          select a.id, a.state from assignment a join occurrence o on o.id = a.occurrence_id
                          where a.roadmap_id = :roadmap and a.state in ('NOT_STARTED', 'IN_PROGRESS')
                            and not exists (
                              select 1 from wanted_duty w join wanted_reporter e on e.activity_id = w.activity_id
                              where w.activity_id = a.activity_id and w.key = o.key and not w.dropped
                                and e.organization_id = a.organization_id)
                            and not (""" + PAST_OF_OPEN_BEGIN + """
                            ) and not exists (
                              select 1 from assignment_decision d where d.assignment_id = a.id and d.verdict = 'SUBMITTED')
                        ), changed as (
                          update assignment a set state = 'WITHDRAWN', withdrawn_by_plan = true, state_at = :at,
                            version = a.version + 1
                          from gone where gone.id = a.id
                          returning a.id, gone.state from_state
                        )
                        insert into assignment_decision (id, assignment_id, verdict, from_state, to_state, by_account,
                          by_name, capacity, at)
                        select next_id(), id, 'PLAN_WITHDRAWN', from_state, 'WITHDRAWN', cast(:account as uuid), :by, :capacity, :at
                        from changed
                        """).update();
    }

    /** Without a first day the past falls out of the reading as the horizon moves: it stays under control. */
    private static final String PAST_OF_OPEN_BEGIN = """
            :open_begin and o.due < :today and exists (
              select 1 from wanted_reporter e where e.activity_id = o.activity_id)
            """;

    private void withdrawOccurrences(Run run) {
        run.in(jdbc, """
                        update occurrence o set withdrawn_by_revision = :revision
                        where o.roadmap_id = :roadmap and o.withdrawn_by_revision is null
                          and not exists (select 1 from wanted_duty w
                            where w.activity_id = o.activity_id and w.key = o.key)
                          and not (""" + PAST_OF_OPEN_BEGIN + ")").update();
    }

    /** Taken out by a revision, not by a person, and wanted again: goes on where it stood, with a granted extension. */
    private int restore(Run run) {
        return run.in(jdbc, """
                        with changed as (
                          update assignment a set withdrawn_by_plan = false, state_at = :at, revision_id = null,
                            state = case when exists (select 1 from execution_report x where x.assignment_id = a.id)
                              then 'IN_PROGRESS' else 'NOT_STARTED' end,
                            scheduled_due = n.scheduled, agreed_due = n.agreed, due = n.agreed,
                            report_due = case when n.agreed = coalesce(n.scheduled, 'infinity')
                              then n.report_due else n.agreed end,
                            version = a.version + 1
                          from (
                            select x.id, w.due scheduled, coalesce(w.report_due, 'infinity') report_due, """ + AGREED + """
                            from assignment x join occurrence o on o.id = x.occurrence_id
                            join wanted_duty w on w.activity_id = o.activity_id and w.key = o.key and not w.dropped
                            join wanted_reporter e on e.activity_id = w.activity_id
                              and e.organization_id = x.organization_id
                            where x.roadmap_id = :roadmap and x.withdrawn_by_plan and x.state = 'WITHDRAWN'
                          ) n
                          where n.id = a.id
                          returning a.id, a.state
                        )
                        insert into assignment_decision (id, assignment_id, verdict, from_state, to_state, by_account,
                          by_name, capacity, at)
                        select next_id(), id, 'PLAN_RESTORED', 'WITHDRAWN', state, cast(:account as uuid), :by, :capacity, :at
                        from changed
                        """).update();
    }

    /**
     * A granted extension, or a named day, that reaches further than the rule's date stays; else the event's day, where one is
     * named, goes before the rule's. A report that waits is judged by the rule's.
     */
    private static final String AGREED = """
            case when x.agreed_due is distinct from coalesce(x.scheduled_due, 'infinity')
                   and (w.due is null or x.agreed_due > w.due or x.agreed_due = o.named_on)
                 then x.agreed_due
                 else coalesce(case when x.state <> 'SUBMITTED' then o.named_on end, w.due, 'infinity') end agreed
            """;

    /** Being reworked, or brought back with another day, or that and under review: its day and the report's are its own. */
    private static final String REWORK = "(x.state = 'RETURNED' or (x.state = 'SUBMITTED' and "
            + Rework.sentOnReturn("x") + ") or (x.due <> x.agreed_due and " + Rework.givesTheDay("x") + "))";

    /**
     * A changed date, or a changed lag of the report, moves unfinished work only. The date of a return is the return's own.
     * With an extension the report's date follows it: see {@link ExtendedReports}.
     */
    private int move(Run run) {
        return run.in(jdbc, """
                        with changed as (
                          update assignment a set scheduled_due = n.scheduled, agreed_due = n.agreed,
                            due = case when n.rework or n.agreed = a.agreed_due then a.due
                              when a.state = 'SUBMITTED' then coalesce(n.named_on, n.agreed) else n.agreed end,
                            report_due = case when n.rework or (n.agreed = a.agreed_due and a.due <> a.agreed_due)
                                then a.report_due
                              when n.agreed = coalesce(n.scheduled, 'infinity') then n.report_due
                              when n.agreed = a.agreed_due then a.report_due else n.agreed end,
                            version = a.version + 1
                          from (
                            select x.id, x.due was, o.named_on, w.due scheduled, coalesce(w.report_due, 'infinity') report_due,
                            """ + REWORK + " rework, " + AGREED + """
                            from assignment x join occurrence o on o.id = x.occurrence_id
                            join wanted_duty w on w.activity_id = o.activity_id and w.key = o.key and not w.dropped
                            where x.roadmap_id = :roadmap and x.state in """ + OPEN + """
                              and (x.scheduled_due is distinct from w.due
                                or (x.due = x.agreed_due and x.agreed_due = coalesce(w.due, 'infinity')
                                  and x.report_due <> coalesce(w.report_due, 'infinity') and not """ + REWORK + """
                                ))
                          ) n
                          where n.id = a.id
                          returning a.id, a.state, n.was, a.due
                        )
                        insert into assignment_decision (id, assignment_id, verdict, from_state, to_state, due_before,
                          due_after, by_account, by_name, capacity, at)
                        select next_id(), id, case when was = due then 'REPORT_DATE_MOVED' else 'PLAN_MOVED' end, state,
                          state, was, due, cast(:account as uuid), :by, :capacity, :at
                        from changed
                        """)
                .update();
    }

    /** How the organization takes part may change without anything becoming new. */
    private void describe(Run run) {
        run.in(jdbc, """
                        update assignment a set part = e.part, on_behalf_of = e.on_behalf_of, version = a.version + 1
                        from wanted_reporter e
                        where a.roadmap_id = :roadmap and a.state in """ + OPEN + """
                          and e.activity_id = a.activity_id and e.organization_id = a.organization_id
                          and (a.part, a.on_behalf_of) is distinct from (e.part, e.on_behalf_of)
                        """).update();
    }

    /** A few thousand a statement: nothing runs into the statement timeout, and one can tell how far it has come. */
    private int create(Run run, int wanted, ExecutionView.SoFar soFar) {
        int created = 0;
        int seen = 0;
        for (WantedTables.Batch batch : tables.batches(BATCH)) {
            created += create(run, batch.no());
            seen += batch.assignments();
            soFar.created(seen, wanted);
        }
        return created;
    }

    private int create(Run run, int batch) {
        return run.in(jdbc, """
                        with made as (
                          insert into assignment (id, region_id, municipality_id, organization_id, roadmap_id, activity_id,
                            occurrence_id, part, state, for_year, scheduled_due, agreed_due, due, report_due, state_at,
                            done_on, on_behalf_of)
                          select next_id(), :region, coalesce(cast(:municipality as uuid), g.municipality_id), g.id,
                                 :roadmap, w.activity_id, o.id, e.part,
                                 case when w.earlier then 'ACCEPTED' else 'NOT_STARTED' end, w.for_year, w.due,
                                 coalesce(o.named_on, w.due, 'infinity'), coalesce(o.named_on, w.due, 'infinity'),
                                 coalesce(o.named_report_due, w.report_due, 'infinity'), :at, case when w.earlier then w.due end,
                                 e.on_behalf_of
                          from wanted_duty w
                          join occurrence o on o.activity_id = w.activity_id and o.key = w.key
                          join wanted_reporter e on e.activity_id = w.activity_id
                          join organization g on g.id = e.organization_id
                          where not w.dropped and w.batch = :batch
                          on conflict (occurrence_id, organization_id) do nothing
                          returning id, occurrence_id, state
                        ), earlier as (
                          insert into assignment_decision (id, assignment_id, verdict, from_state, to_state, remark,
                            by_account, by_name, capacity, at)
                          select next_id(), m.id, 'DONE_EARLIER', 'NOT_STARTED', 'ACCEPTED', w.proof, cast(:account as uuid), :by,
                                 :capacity, :at
                          from made m join occurrence o on o.id = m.occurrence_id
                          join wanted_duty w on w.activity_id = o.activity_id and w.key = o.key
                          where m.state = 'ACCEPTED'
                        )
                        select count(*) from made
                        """).param("batch", batch).query(Integer.class).single();
    }

    private int countWanted(Run run) {
        return run.in(jdbc, """
                        select count(*) from wanted_duty w join wanted_reporter e on e.activity_id = w.activity_id
                        where not w.dropped
                        """).query(Integer.class).single();
    }

    private void record(Run run, Actor actor, Reconciled result) {
        if (result.created() + result.moved() + result.withdrawn() == 0) {
            return;
        }
        String title = run.in(jdbc, "select title from revision where id = :revision")
                .query(String.class)
                .single();
        journal.record(
                actor,
                run.capacity(),
                "ASSIGNMENTS_RECONCILED",
                new Journal.Subject(
                        "ROADMAP",
                        run.plan().roadmapId(),
                        title,
                        run.plan().context().regionId(),
                        run.plan().context().municipalityId(),
                        run.plan().context().organizationId()),
                Map.of(
                        "created", result.created(),
                        "moved", result.moved(),
                        "withdrawn", result.withdrawn(),
                        "kept", result.kept()));
    }
}
