package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import tools.jackson.databind.json.JsonMapper;

/** Reads, locks and writes many assignments in a fixed number of statements: thousands at once are ordinary. */
@Component
class WorkInSets {

    private static final String WORK = """
            select a.id, a.version, a.state, a.part, a.for_year, a.occurrence_id, a.activity_id, a.scheduled_due,
              case when a.agreed_due < 'infinity' then a.agreed_due end agreed_due,
              case when a.due < 'infinity' then a.due end due,
              case when a.report_due < 'infinity' then a.report_due end report_due,
              a.done_on, a.done_count, a.entry_id, a.region_id, a.municipality_id, a.organization_id, g.reporter_id, g.kind,
              m.level, m.owner_id, v.coordinator_id, a.roadmap_id, r.number, r.title, r.result_kind,
              g.short_name organization_name, c.short_name lead_name, o.kind occurrence_kind, x.id report_id,
              x.state report_state, x.outcome report_outcome, x.done_on report_done_on, x.count report_count, x.by_account report_by,
              x.acting_for report_acting_for, e.asked_by request_by, e.acting_for request_acting_for,
              e.until_on request_until
            """ + WorkRow.FROM + """
             join roadmap m on m.id = a.roadmap_id
             join revision v on v.id = o.revision_id
             left join organization c on c.id = coalesce(v.coordinator_id, m.owner_id)
             left join lateral (select * from execution_report x where x.assignment_id = a.id order by x.no desc limit 1) x
               on true
             left join extension_request e on e.assignment_id = a.id and e.verdict is null
             where a.id = any(""" + IdList.array("ids") + ") and not a.withdrawn_by_plan"
            + " order by r.position, o.due nulls last, g.short_name collate numbered, a.id";

    private static final String CHANGES = """
            from jsonb_to_recordset(cast(:changes as jsonb)) as c (id uuid, state text, was text, agreed date, due date,
              report date, done date, count int, entry uuid, verdict text, of uuid, fate text, remark text, before date,
              after date, capacity text)
            """;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final JsonMapper json;
    private final EndedRequests requests;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WorkInSets(
            JdbcClient jdbc,
            Journal journal,
            JsonMapper json,
            EndedRequests requests,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.jdbc = jdbc;
        this.journal = journal;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** In the order of the plan; what the plan has dropped is left out. */
    @Transactional(readOnly = true)
    List<HeldWork> read(Collection<UUID> ids) {
        return jdbc.sql(WORK).param("ids", IdList.of(ids)).query(HeldWork.class).list();
    }

    /** The same to be changed: whoever comes at the same time waits and reads what was decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<HeldWork> hold(Collection<UUID> ids) {
        // always in one order: two who decide on the same work wait for each other instead of blocking
        jdbc.sql("select id from assignment where id = any(" + IdList.array("ids") + ") order by id for update")
                .param("ids", IdList.of(ids))
                .query(UUID.class)
                .list();
        return read(ids);
    }

    private record Line(
            UUID id,
            String state,
            String was,
            LocalDate agreed,
            LocalDate due,
            LocalDate report,
            LocalDate done,
            Integer count,
            UUID entry,
            String verdict,
            UUID of,
            String fate,
            String remark,
            LocalDate before,
            LocalDate after,
            String capacity) {

        static Line of(WorkChange change) {
            HeldWork work = change.work();
            boolean moved = change.movesDue();
            return new Line(
                    work.id(),
                    change.to().name(),
                    work.state().name(),
                    change.agreedDue(),
                    change.due(),
                    change.reportDue(),
                    change.doneOn(),
                    change.doneCount(),
                    change.entryId(),
                    change.verdict().name(),
                    change.fate() == null ? null : work.reportId(),
                    change.fate() == null ? null : change.fate().name(),
                    change.remark(),
                    moved ? work.due() : null,
                    moved ? change.due() : null,
                    change.grant().capacity());
        }
    }

    /** Changes work that is held, with its history and an entry of the journal for each. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Actor actor, List<WorkChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        String lines = json.writeValueAsString(changes.stream().map(Line::of).toList());
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        update assignment a set state = c.state, version = a.version + 1,
                          state_at = case when c.state = c.was then a.state_at else :at end,
                          agreed_due = coalesce(c.agreed, 'infinity'), due = coalesce(c.due, 'infinity'),
                          report_due = coalesce(c.report, 'infinity'), done_on = c.done, done_count = c.count,
                          entry_id = c.entry
                        """ + CHANGES + " where a.id = c.id")
                .param("changes", lines)
                .param("at", now)
                .update();
        jdbc.sql("update execution_report x set state = c.fate, version = x.version + 1 " + CHANGES
                        + " where x.id = c.of")
                .param("changes", lines)
                .update();
        List<Decided> decided = jdbc.sql("""
                        insert into assignment_decision (id, assignment_id, report_id, verdict, from_state, to_state, remark,
                          due_before, due_after, by_account, by_name, capacity, at)
                        select next_id(), c.id, c.of, c.verdict, c.was, c.state, c.remark, c.before, c.after, :account, :name,
                          c.capacity, :at
                        """ + CHANGES + " returning id, verdict")
                .param("changes", lines)
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("at", now)
                .query(Decided.class)
                .list();
        endRequests(changes);
        tell(decided);
        journal.recordAll(
                actor,
                changes.stream()
                        .map(change -> entry(
                                change.work(),
                                change.grant().capacity(),
                                "ASSIGNMENT_" + change.verdict(),
                                change.remark()))
                        .toList());
    }

    /** What was done as needed counts as often as the log says. */
    @Transactional(propagation = Propagation.MANDATORY)
    void countInstances(List<WorkChange> closed) {
        List<UUID> done = closed.stream()
                .filter(change -> change.doneOn() != null && change.work().occurrenceKind() == OccurrenceKind.AS_NEEDED)
                .map(change -> change.work().id())
                .toList();
        if (!done.isEmpty()) {
            jdbc.sql("update assignment a set done_count = nullif(" + WorkNotes.INSTANCES + ", 0) where a.id = any("
                            + IdList.array("ids") + ")")
                    .param("ids", IdList.of(done))
                    .update();
        }
    }

    private void endRequests(List<WorkChange> changes) {
        List<UUID> ended = changes.stream()
                .filter(change ->
                        change.work().requestUntil() != null && !change.to().open())
                .map(change -> change.work().id())
                .toList();
        if (!ended.isEmpty()) {
            requests.of(ended);
        }
    }

    private record Decided(UUID id, Verdict verdict) {}

    private void tell(List<Decided> decided) {
        List<UUID> news = decided.stream()
                .filter(one -> one.verdict().isNews())
                .map(Decided::id)
                .toList();
        if (!news.isEmpty()) {
            events.publishEvent(new AssignmentsDecided(news));
        }
    }

    static Journal.Entry entry(HeldWork work, String capacity, String action, String remark) {
        return new Journal.Entry(
                capacity,
                action,
                new Journal.Subject(
                        "ASSIGNMENT",
                        work.id(),
                        work.label(),
                        work.regionId(),
                        work.municipalityId(),
                        work.organizationId()),
                remark == null ? Map.of() : Map.of("remark", remark));
    }
}
