package ru.metodkarta.execution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** What is decided about an occurrence as a whole: the day of the event, «исполнено частично: 28 из 31». */
@Service
class OccurrenceWork {

    private final WorkInSets works;
    private final BulkDecisions bulk;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    OccurrenceWork(WorkInSets works, BulkDecisions bulk, Journal journal, JdbcClient jdbc, Clock clock) {
        this.works = works;
        this.bulk = bulk;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * «Дата проведения», one for all executors whose turn it is; the printed term stays. Dated work of one's own body is
     * left: more time for oneself is somebody else's word.
     *
     * @param seen the day that was on the page, null for none
     * @return what moved, and what was left
     */
    @Transactional
    BulkDecisions.Result nameDate(
            Actor actor, UUID occurrenceId, LocalDate day, LocalDate seen, String reason, String capacity) {
        List<HeldWork> all = held(actor, occurrenceId);
        if (all.get(0).occurrenceKind() == OccurrenceKind.AS_NEEDED) {
            throw new Conflict("execution.conflict.dated");
        }
        Map<HeldWork, Grant> mine = BulkDecisions.deciding(actor, visible(actor, all), capacity);
        Grant planner = actor.capacity(
                        capacity,
                        grant -> AssignmentPermissions.followsPlan(
                                grant, all.get(0).place()))
                .orElse(null);
        if (mine.isEmpty() && planner == null) {
            throw new NotAllowed(all.get(0).leadName());
        }
        if (planner != null) {
            requireSeen(occurrenceId, seen);
        }
        var lag = bulk.reportLag();
        List<WorkChange> changes = new ArrayList<>();
        int withExecutor = 0;
        for (HeldWork work : all) {
            Grant grant = mine.get(work);
            if (grant == null && planner != null && work.due() == null) {
                grant = planner;
            }
            if (grant != null && work.due() != null && !work.givesTime(actor, grant)) {
                grant = null;
            }
            withExecutor += work.state().withExecutor() ? 1 : 0;
            WorkChange change =
                    grant == null ? null : WorkChange.nameDate(work, grant, day, lag.apply(day, work), reason);
            if (change != null) {
                changes.add(change);
            }
        }
        if (changes.isEmpty()) {
            throw new Conflict("execution.conflict.bulk-none");
        }
        works.write(actor, changes);
        if (planner != null) {
            jdbc.sql("update occurrence set named_on = ?, named_report_due = ? where id = ?")
                    .params(day, lag.apply(day, all.get(0)), occurrenceId)
                    .update();
        }
        return new BulkDecisions.Result(changes.size(), withExecutor - changes.size());
    }

    /** Two who name the day at once: the second is told what the first has named. */
    private void requireSeen(UUID occurrenceId, LocalDate seen) {
        List<LocalDate> named = jdbc.sql("select named_on from occurrence where id = ? for update")
                .param(occurrenceId)
                .query((row, n) -> row.getObject("named_on", LocalDate.class))
                .list();
        if (!named.isEmpty() && named.get(0) != null && !named.get(0).equals(seen)) {
            throw new Conflict("execution.conflict.date-named", new ru.metodkarta.web.Dates().day(named.get(0)));
        }
    }

    /** A group leads and not all have done it: those who have not are closed with the reason, the figure is on record. */
    @Transactional
    void closePartly(Actor actor, UUID occurrenceId, String reason, String capacity) {
        List<HeldWork> all = held(actor, occurrenceId);
        Map<HeldWork, Grant> mine = BulkDecisions.deciding(actor, visible(actor, all), capacity);
        if (mine.isEmpty()) {
            throw new NotAllowed(all.get(0).leadName());
        }
        List<HeldWork> leads = all.stream()
                .filter(work -> work.part() == Part.LEAD && !work.state().released())
                .toList();
        List<HeldWork> open = leads.stream().filter(work -> work.state().open()).toList();
        long done = leads.stream()
                .filter(work -> work.state() == AssignmentState.ACCEPTED)
                .count();
        if (open.stream().anyMatch(HeldWork::waits)) {
            throw new Conflict("execution.conflict.waiting-first");
        }
        if (leads.size() < 2 || done == 0 || open.isEmpty()) {
            throw new Conflict("execution.conflict.state");
        }
        if (!mine.keySet().containsAll(open)) {
            throw new Conflict("execution.conflict.not-all-yours");
        }
        LocalDate today = actor.today(clock);
        works.write(
                actor,
                open.stream()
                        .map(work -> WorkChange.close(work, mine.get(work), Outcome.NOT_DONE, today, reason))
                        .toList());
        Grant grant = mine.get(open.get(0));
        jdbc.sql(
                        "insert into occurrence_closing (id, occurrence_id, done, total, reason, by_account, by_name, capacity, at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        occurrenceId,
                        (int) done,
                        leads.size(),
                        reason,
                        actor.accountId(),
                        actor.name(),
                        grant.capacity(),
                        OffsetDateTime.now(clock))
                .update();
        record(actor, grant, all.get(0), (int) done, leads.size(), reason);
    }

    private void record(Actor actor, Grant grant, HeldWork any, int done, int total, String reason) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("done", done);
        details.put("total", total);
        details.put("remark", reason);
        journal.record(
                actor,
                grant.capacity(),
                "OCCURRENCE_CLOSED_PARTLY",
                new Journal.Subject(
                        "ROADMAP",
                        any.roadmapId(),
                        (any.number() == null ? "" : any.number() + " ") + any.title(),
                        any.regionId(),
                        any.level() == ru.metodkarta.shared.Level.REGIONAL ? null : any.municipalityId(),
                        null),
                details);
    }

    /** All executors, in the lock of each. */
    List<HeldWork> held(Actor actor, UUID occurrenceId) {
        List<UUID> ids = jdbc.sql("select id from assignment where occurrence_id = ?")
                .param(occurrenceId)
                .query(UUID.class)
                .list();
        List<HeldWork> held = ids.isEmpty() ? List.of() : works.hold(ids);
        if (visible(actor, held).isEmpty()) {
            throw new NotFound("occurrence");
        }
        return held;
    }

    static List<HeldWork> visible(Actor actor, List<HeldWork> held) {
        return held.stream()
                .filter(work -> AssignmentPermissions.mayView(actor, work.place()))
                .toList();
    }
}
