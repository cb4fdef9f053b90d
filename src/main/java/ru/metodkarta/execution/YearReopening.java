package ru.metodkarta.execution;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.web.Paged;

/**
 * A closed year is opened again, and what its closing ended comes back with it, as far as that is asked for: an outcome is
 * taken back, so work is again in the state it was in.
 */
@Service
class YearReopening {

    private static final int JOURNALED_AT_ONCE = 5_000;

    /**
     * Every work goes on in the state it was closed in. Whose day is over is given a new one; whose day is ahead, or has none,
     * keeps it. The own body's work keeps its day in any case: nobody gives more time to himself. The new day is not one the
     * fact is judged by ({@link Rework#givesTheDay}). A day of the event that was named since the closing is, where nothing has
     * been reported, as it is for everybody else ({@link EventDates}); for the own body only an earlier one.
     */
    private static final String BRING_BACK = """
            with back as (
              select w.*, w.due < :until and not w.own overdue, %s rework,
                exists (select 1 from execution_report x where x.assignment_id = w.id
                  and (x.state <> 'DRAFT' or x.no > 1)) reported
              from (%s) w where w.fate = 'BACK' and w.state = any(string_to_array(:states, ','))
            ), changed as (
              update assignment a set state = back.was, state_at = :at,
                agreed_due = case when back.rework or back.reported then a.agreed_due
                  when back.own then least(a.agreed_due, a.due) else a.due end,
                due = case when back.overdue then :until else a.due end,
                report_due = case when back.overdue then :until when back.own then a.report_due
                  else greatest(a.report_due, a.due, back.event_report_due) end,
                done_on = null, done_count = null, closed_without_second = false, revision_id = null, entry_id = null,
                version = a.version + 1
              from back where back.id = a.id
              returning a.id, back.state outcome, a.state, back.overdue, back.due was_due, a.due
            ), written as (
              insert into assignment_decision (id, assignment_id, verdict, from_state, to_state, remark, due_before,
                due_after, by_account, by_name, capacity, at)
              select next_id(), id, 'REOPENED', outcome, state, :reason, case when overdue then was_due end,
                case when overdue then due end, :me, :name, :capacity, :at from changed
              returning id, assignment_id
            )
            select written.id decision, back.id, concat_ws(' ', back.number, back.title) || ' — ' || back.organization_name label,
              back.region_id, back.municipality_id, back.organization_id
            from written join back on back.id = written.assignment_id order by back.id
            """;

    private final YearClosings closings;
    private final EndedByClosing ended;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    YearReopening(
            YearClosings closings,
            EndedByClosing ended,
            Journal journal,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.closings = closings;
        this.ended = ended;
        this.journal = journal;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param closing in force, null when the year is open
     * @param seal of what the page shows, goes with its form
     */
    record Page(
            YearClosings.Plan plan,
            int year,
            YearClosings.Closing closing,
            EndedByClosing.Ended ended,
            Paged<EndedByClosing.Organization> organizations,
            String seal) {}

    @Transactional(readOnly = true)
    Page read(Actor actor, UUID roadmapId, int year, String page) {
        YearClosings.Plan plan = closings.plan(actor, roadmapId);
        YearClosings.closer(actor, plan, null);
        List<YearClosings.Closing> all = closings.closings(roadmapId, year);
        YearClosings.Closing closing = YearClosings.inForce(all);
        EndedByClosing.Ended found = ended.of(actor, roadmapId, year, lastOpened(all));
        return new Page(
                plan,
                year,
                closing,
                found,
                ended.organizations(actor, roadmapId, year, page),
                closing == null ? "" : seal(closing, found));
    }

    /** @return how much work is back with its executors */
    @Transactional
    int reopen(Actor actor, UUID roadmapId, int year, YearReopeningForm.Command command, String capacity) {
        YearClosings.Plan plan = closings.plan(actor, roadmapId);
        Grant grant = YearClosings.closer(actor, plan, capacity);
        closings.hold(roadmapId);
        List<YearClosings.Closing> all = closings.closings(roadmapId, year);
        YearClosings.Closing closing = YearClosings.inForce(all);
        if (closing == null) {
            throw new Conflict("execution.conflict.year-not-closed");
        }
        if (!command.seen().startsWith(sealOf(closing))) {
            throw new Conflict("execution.conflict.year-other-closing");
        }
        int back = 0;
        if (!command.outcomes().isEmpty()) {
            hold(roadmapId, year);
            if (!seal(closing, ended.of(actor, roadmapId, year, lastOpened(all)))
                    .equals(command.seen())) {
                throw new Conflict("execution.conflict.year-changed");
            }
            back = bringBack(actor, grant, plan, year, command);
        }
        open(actor, grant, closing, command.reason(), back);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("year", year);
        details.put("remark", command.reason());
        if (back > 0) {
            details.put("count", back);
        }
        journal.record(
                actor,
                grant.capacity(),
                "YEAR_REOPENED",
                new Journal.Subject("ROADMAP", plan.id(), plan.title(), plan.regionId(), plan.municipalityId(), null),
                details);
        return back;
    }

    private static String seal(YearClosings.Closing closing, EndedByClosing.Ended found) {
        return sealOf(closing) + found.seal();
    }

    /** What a page of this very closing begins its seal with. */
    private static String sealOf(YearClosings.Closing closing) {
        return closing.id() + ":";
    }

    private static OffsetDateTime lastOpened(List<YearClosings.Closing> all) {
        return all.stream()
                .filter(closing -> !closing.inForce())
                .map(YearClosings.Closing::reopenedAt)
                .max(Instant::compareTo)
                .map(at -> at.atOffset(ZoneOffset.UTC))
                .orElse(null);
    }

    /** In the one order of {@link WorkInSets#hold}: what is decided meanwhile is waited for, then read. */
    private void hold(UUID roadmapId, int year) {
        jdbc.sql("select a.id from assignment a where a.roadmap_id = ? and a.for_year = ? and exists ("
                        + "select 1 from assignment_decision d where d.assignment_id = a.id and d.of_year_closing)"
                        + " order by a.id for update")
                .params(roadmapId, year)
                .query(UUID.class)
                .list();
    }

    private record Back(
            UUID decision, UUID id, String label, UUID regionId, UUID municipalityId, UUID organizationId) {}

    private int bringBack(
            Actor actor, Grant grant, YearClosings.Plan plan, int year, YearReopeningForm.Command command) {
        List<Back> back = EndedByClosing.bind(
                        jdbc.sql(BRING_BACK.formatted(Rework.givesTheDay("w"), EndedByClosing.work(actor))),
                        actor,
                        plan.id(),
                        year)
                .param(
                        "states",
                        command.outcomes().stream()
                                .map(outcome -> outcome.state().name())
                                .collect(Collectors.joining(",")))
                .param("until", command.until())
                .param("reason", command.reason())
                .param("name", actor.name())
                .param("capacity", grant.capacity())
                .param("at", OffsetDateTime.now(clock))
                .query(Back.class)
                .list();
        if (back.isEmpty()) {
            throw new Conflict("execution.conflict.year-changed");
        }
        events.publishEvent(
                new AssignmentsDecided(back.stream().map(Back::decision).toList()));
        for (int from = 0; from < back.size(); from += JOURNALED_AT_ONCE) {
            journal.recordAll(
                    actor,
                    back.subList(from, Math.min(from + JOURNALED_AT_ONCE, back.size())).stream()
                            .map(one -> entry(one, grant, command.reason()))
                            .toList());
        }
        return back.size();
    }

    private static Journal.Entry entry(Back work, Grant grant, String reason) {
        return new Journal.Entry(
                grant.capacity(),
                "ASSIGNMENT_REOPENED",
                new Journal.Subject(
                        "ASSIGNMENT",
                        work.id(),
                        work.label(),
                        work.regionId(),
                        work.municipalityId(),
                        work.organizationId()),
                Map.of("remark", reason));
    }

    private void open(Actor actor, Grant grant, YearClosings.Closing closing, String reason, int back) {
        jdbc.sql("""
                        update year_closing set reopened_by = ?, reopened_name = ?, reopened_capacity = ?, reopened_at = ?,
                          reopened_reason = ?, brought_back = ? where id = ?
                        """)
                .params(
                        actor.accountId(),
                        actor.name(),
                        grant.capacity(),
                        OffsetDateTime.now(clock),
                        reason,
                        back,
                        closing.id())
                .update();
    }
}
