package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;

/** «Закрыть год»: outcomes of everything open, group by group, then the year itself, on record. */
@Service
class YearClosingWork {

    private final YearClosings closings;
    private final WorkInSets works;
    private final EndedRequests requests;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    YearClosingWork(
            YearClosings closings,
            WorkInSets works,
            EndedRequests requests,
            Journal journal,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.closings = closings;
        this.works = works;
        this.requests = requests;
        this.journal = journal;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Outcomes for what is with the executor; what waits for acceptance is left for a verdict. A group is one statement,
     * whether it has three executors or three thousand.
     *
     * @return how many have got their outcome
     * @throws UnderWay.NotMeant when some of it is still under way and nobody has said that it, as it is now, is meant
     */
    @Transactional
    int decide(Actor actor, UUID roadmapId, int year, YearClosingForm.Command command, String capacity) {
        YearClosings.Plan plan = closings.plan(actor, roadmapId);
        Grant grant = YearClosings.closer(actor, plan, capacity);
        Map<UUID, Set<UUID>> held = hold(plan, year, command.groups().keySet());
        int done = 0;
        for (Map.Entry<UUID, YearClosingForm.Decided> group : command.groups().entrySet()) {
            Set<UUID> works = held.getOrDefault(group.getKey(), Set.of());
            int closed =
                    close(actor, grant, works, group.getValue(), command.works().keySet());
            if (closed > 0) {
                Map<String, Object> details = new LinkedHashMap<>();
                details.put("outcome", group.getValue().outcome().name());
                details.put("count", closed);
                details.put("remark", group.getValue().reason());
                record(actor, grant, plan, "YEAR_OUTCOMES", details);
            }
            done += closed;
        }
        done += exceptions(actor, held, command);
        if (done == 0) {
            throw new Conflict("execution.conflict.year-nothing");
        }
        List<UUID> works = held.values().stream().flatMap(Set::stream).toList();
        underWay(works, actor.today(clock)).requireMeant(command.meant());
        endRequests(works);
        return done;
    }

    /**
     * What is with the executors of these occurrences, by occurrence. The whole page at once and in the one order of {@link
     * WorkInSets#hold}: two who decide on the same work wait for each other instead of blocking.
     */
    private Map<UUID, Set<UUID>> hold(YearClosings.Plan plan, int year, Set<UUID> occurrences) {
        Map<UUID, Set<UUID>> held = new HashMap<>();
        jdbc.sql("select a.id, a.occurrence_id from assignment a where a.roadmap_id = :roadmap and a.for_year = :year"
                        + " and a.occurrence_id = any(" + IdList.array("occurrences") + ") and not a.withdrawn_by_plan"
                        + " and " + WorkClock.WITH_EXECUTOR + " order by a.id for update")
                .param("roadmap", plan.id())
                .param("year", year)
                .param("occurrences", IdList.of(occurrences))
                .query(row -> {
                    held.computeIfAbsent(row.getObject("occurrence_id", UUID.class), id -> new HashSet<>())
                            .add(row.getObject("id", UUID.class));
                });
        return held;
    }

    /** Asked when it is written, of exactly what has got an outcome: the refusal takes all of it back. */
    private UnderWay underWay(List<UUID> held, LocalDate today) {
        return jdbc.sql("select count(*) filter (where a.due > :today and a.due < 'infinity') ahead,"
                        + " count(*) filter (where exists (select 1 from extension_request e where e.assignment_id = a.id"
                        + " and e.verdict is null)) asking,"
                        + " count(*) filter (where exists (select 1 from execution_report x where x.assignment_id = a.id"
                        + " and x.state = 'DRAFT')) begun, 0 sent from assignment a where a.id = any("
                        + IdList.array("held")
                        + ") and not " + WorkClock.OPEN)
                .param("today", today)
                .param("held", IdList.of(held))
                .query(UnderWay.class)
                .single();
    }

    private void endRequests(List<UUID> held) {
        requests.of(jdbc.sql("select a.id from assignment a join extension_request e on e.assignment_id = a.id"
                        + " and e.verdict is null where a.id = any(" + IdList.array("held") + ") and not "
                        + WorkClock.OPEN)
                .param("held", IdList.of(held))
                .query(UUID.class)
                .list());
    }

    /** Who differs from the group: decided one by one, with the group's reason. */
    private int exceptions(Actor actor, Map<UUID, Set<UUID>> held, YearClosingForm.Command command) {
        if (command.works().isEmpty()) {
            return 0;
        }
        LocalDate today = actor.today(clock);
        List<WorkChange> changes = new ArrayList<>();
        List<HeldWork> chosen = works.read(command.works().keySet());
        BulkDecisions.deciding(actor, chosen, null).forEach((work, grant) -> {
            YearClosingForm.Decided group = command.groups().get(work.occurrenceId());
            if (group != null
                    && held.getOrDefault(work.occurrenceId(), Set.of()).contains(work.id())) {
                WorkChange change =
                        WorkChange.close(work, grant, command.works().get(work.id()), today, group.reason());
                if (change != null) {
                    changes.add(change);
                }
            }
        });
        works.write(actor, changes);
        works.countInstances(changes);
        markExceptions(changes.stream().map(change -> change.work().id()).toList());
        return changes.size();
    }

    /** The decisions just written, the latest of their work, are of the closing as those of its group are. */
    private void markExceptions(List<UUID> works) {
        jdbc.sql(
                        "update assignment_decision set of_year_closing = true where id in (select distinct on (d.assignment_id)"
                                + " d.id from assignment_decision d where d.assignment_id = any("
                                + IdList.array("works")
                                + ") and d.verdict = 'CLOSED' order by d.assignment_id, d.at desc, d.id desc)")
                .param("works", IdList.of(works))
                .update();
    }

    /**
     * Where some of a group have instances in their log, «исполнено» is theirs, with the count; the others stay for another
     * outcome. Where nobody has any, the person's word counts for all.
     */
    private int close(Actor actor, Grant grant, Set<UUID> held, YearClosingForm.Decided decided, Set<UUID> others) {
        if (held.isEmpty()) {
            return 0;
        }
        Outcome outcome = decided.outcome();
        List<UUID> written = jdbc.sql("""
                        with mine as (
                          select a.id, a.state, %s times
                        """.formatted(WorkNotes.INSTANCES)
                        + WorkRow.FROM
                        + Deciding.JOINS
                        + """
                          where a.id = any(%s) and %s and (:outcome <> 'DONE' or o.kind = 'AS_NEEDED')
                            and not exists (select 1 from execution_report x where x.assignment_id = a.id
                              and (x.by_account = :me or x.acting_for = :me))
                        ), gone as (
                          select * from mine where id <> all(%s)
                            and (:outcome <> 'DONE' or times > 0 or not exists (select 1 from mine n where n.times > 0))
                        ), changed as (
                          update assignment a set state = :state, state_at = :at, version = a.version + 1, done_on = :done,
                            done_count = case when cast(:done as date) is not null then nullif(gone.times, 0) end
                          from gone where gone.id = a.id
                          returning a.id, gone.state was
                        )
                        insert into assignment_decision (id, assignment_id, verdict, from_state, to_state, remark, by_account,
                          by_name, capacity, at, of_year_closing)
                        select next_id(), id, 'CLOSED', was, :state, :reason, :me, :name, :capacity, :at, true from changed
                        returning id
                        """.formatted(IdList.array("held"), Deciding.everywhere(actor), IdList.array("others")))
                .params(Deciding.params(actor))
                .param("held", IdList.of(held))
                .param("others", IdList.of(others))
                .param("outcome", outcome.name())
                .param("state", outcome.state().name())
                .param("done", outcome.carriedOut() ? actor.today(clock) : null, java.sql.Types.DATE)
                .param("reason", decided.reason())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", OffsetDateTime.now(clock))
                .query(UUID.class)
                .list();
        if (!written.isEmpty()) {
            events.publishEvent(new AssignmentsDecided(written));
        }
        return written.size();
    }

    /** Only when every occurrence of the year has an outcome; from then on nothing of it is brought back singly. */
    @Transactional
    void close(Actor actor, UUID roadmapId, int year, String remark, String capacity) {
        YearClosings.Plan plan = closings.plan(actor, roadmapId);
        Grant grant = YearClosings.closer(actor, plan, capacity);
        closings.hold(roadmapId);
        YearClosings.Totals totals = closings.totals(actor, roadmapId, year);
        if (totals.left() > 0) {
            throw new Conflict("execution.conflict.year-open", String.valueOf(totals.left()));
        }
        if (totals.total() == 0) {
            throw new Conflict("execution.conflict.year-empty");
        }
        int closed = jdbc.sql("""
                        insert into year_closing (id, roadmap_id, for_year, remark, by_account, by_name, capacity, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (roadmap_id, for_year) where reopened_at is null do nothing
                        """)
                .params(
                        Ids.next(),
                        roadmapId,
                        year,
                        remark,
                        actor.accountId(),
                        actor.name(),
                        grant.capacity(),
                        OffsetDateTime.now(clock))
                .update();
        if (closed == 0) {
            throw new Conflict("execution.conflict.year-closed");
        }
        record(actor, grant, plan, "YEAR_CLOSED", Map.of("year", year, "remark", remark));
    }

    private void record(Actor actor, Grant grant, YearClosings.Plan plan, String action, Map<String, ?> details) {
        journal.record(
                actor,
                grant.capacity(),
                action,
                new Journal.Subject("ROADMAP", plan.id(), plan.title(), plan.regionId(), plan.municipalityId(), null),
                details);
    }
}
